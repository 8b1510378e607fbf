"""One incident: its facts, its evidence, whom it was taken to, and what was done about it."""
