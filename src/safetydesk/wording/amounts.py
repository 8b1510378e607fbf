"""Sizes and counts in words."""

from __future__ import annotations


def size_words(size: int) -> str:
    """ "812 bytes", "1.4 MB", in steps of a thousand, as the platforms' file windows mostly do."""
    if size == 1:
        return "1 byte"
    if size < 1000:
        return f"{size} bytes"
    amount, units = float(size), iter(("KB", "MB", "GB", "TB"))
    unit = next(units)
    amount /= 1000
    while round(amount) >= 1000 and unit != "TB":
        amount, unit = amount / 1000, next(units)
    return f"{amount:.1f} {unit}" if round(amount, 1) < 10 else f"{amount:.0f} {unit}"


def count_words(number: int, one: str, many: str = "") -> str:
    """ "1 day", "2 days"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
