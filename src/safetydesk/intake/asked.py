"""What was asked along with the bytes, and what was answered: neither side takes the other's word for a type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Asked = dict[str, object]
"""A few small values: numbers, words, lists of numbers."""


LARGEST: Final = 2**31 - 1
"""No picture, page or count of ours comes near it, and what counts in 32 bits can still hold it."""


def number(said: Mapping[str, object], field: str) -> int:
    """The whole number said under that name; 0 where none was, or none that anything here can be."""
    value = said.get(field)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return value if is_whole and isinstance(value, int) and abs(value) <= LARGEST else 0


def words(said: Mapping[str, object], field: str) -> str:
    """The text said under that name; "" where none was."""
    value = said.get(field)
    return value if isinstance(value, str) else ""
