"""The hatch: the desk's whole work from a command line, without a window."""
