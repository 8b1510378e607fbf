"""What counts from when: since when an incident is what it is, what was done since then, and what was so before."""
