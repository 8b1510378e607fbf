"""A file's name is data: kept as it came, shown so that it cannot lie (`visible_line`), and never a path."""

from __future__ import annotations

from pathlib import Path


def name_of(path: Path) -> str:
    """The last part of the path as valid Unicode. Bytes that are no text appear as `\\xff`."""
    return as_text(path.name or str(path))


def as_text(name: str) -> str:
    """The same name without surrogates, which neither the records nor the paper can hold."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # an unpaired surrogate from Windows, which stands for no byte
        return name.encode("utf-8", "backslashreplace").decode("utf-8")
