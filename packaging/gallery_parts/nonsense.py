"""What is typed where it makes no sense."""

from __future__ import annotations

from typing import Any

WRONG_DAY = "30 Feb 2026"


def typed(field: Any, words: str) -> None:
    """As typed into a date field, sense or nonsense."""
    field.set_text(words)
