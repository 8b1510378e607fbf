"""The only SQL. Records go in and come out as frozen dataclasses; rows never leave this folder."""
