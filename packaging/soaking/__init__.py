"""What `soak.py` does to a store for a long time, a file for each kind of harm."""
