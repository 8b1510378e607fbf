"""The room next door."""
