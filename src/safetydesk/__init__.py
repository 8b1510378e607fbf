"""SafetyDesk: the desk of a school's Designated Safeguarding Lead, on one machine, in one encrypted store."""

__version__ = "0.1.0"
