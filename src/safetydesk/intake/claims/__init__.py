"""What a file says of itself: camera, program, times, senders. Claims that anybody can write into a file, never facts.

Read in the child alone. Each module reads one kind of file, short values only, and raises for what it cannot follow.
"""
