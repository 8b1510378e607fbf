"""What was asked along with the bytes, and what was answered: neither side takes the other's word for a type."""

from __future__ import annotations

from collections.abc import Mapping

Asked = dict[str, object]
"""A few small values: numbers, words, lists of numbers."""


def number(said: Mapping[str, object], field: str) -> int:
    """The whole number said under that name; 0 where none was."""
    value = said.get(field)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def words(said: Mapping[str, object], field: str) -> str:
    """The text said under that name; "" where none was."""
    value = said.get(field)
    return value if isinstance(value, str) else ""
