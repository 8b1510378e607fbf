"""What `gallery.py` is made of: stores to show, a window to drive, scenes to draw, and the sheet of them all."""
