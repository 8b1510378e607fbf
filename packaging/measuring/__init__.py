"""What `bench.py` measures, a file for each kind of figure. Every figure stands beside a plain baseline."""
