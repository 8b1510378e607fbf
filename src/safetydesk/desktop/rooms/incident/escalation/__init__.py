"""The page of escalation: who was told, what was decided, what is due, and how it ends."""
