"""Which clocks run, from when, until when, and what stops them: derived from the records at each look, never stored."""
