"""A file's name is data: kept as it came, shown so that it cannot lie, and never a path."""

from __future__ import annotations

import unicodedata
from pathlib import Path

# Format characters turn text round or hide; an emoji family needs its joiners, so those two stay.
_JOINERS = "\u200c\u200d"
_DECEIVING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def name_of(path: Path) -> str:
    """The last part of the path as valid Unicode. Bytes that are no text appear as `\\xff`."""
    return as_text(path.name or str(path))


def as_text(name: str) -> str:
    """The same name without surrogates, which neither the records nor the paper can hold."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # an unpaired surrogate from Windows, which stands for no byte
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def for_showing(name: str) -> str:
    """The name with each control or direction mark written out, as `[U+202E]`, so that it reads true."""
    return "".join(
        f"[U+{ord(letter):04X}]"
        if unicodedata.category(letter) in _DECEIVING and letter not in _JOINERS
        else letter
        for letter in name
    )
