"""Files that came with the program, parsed; what is wrong with one is said with its folder, its name and its place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from safetydesk import assets
from safetydesk.domain.errors import Trouble
from safetydesk.domain.vocabulary_entries import VocabularyFault


def parsed(folder: str, name: str) -> Mapping[str, Any]:
    """Raises VocabularyFault for a file that is missing, or is no TOML: with the line where it ceases to be."""
    try:
        return assets.read_toml(folder, name)
    except tomllib.TOMLDecodeError as fault:
        raise VocabularyFault(f"{folder}/{name}", str(fault), "is no TOML") from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise VocabularyFault(f"{folder}/{name}", "", "cannot be read") from fault


@contextmanager
def reading(folder: str, name: str = "") -> Iterator[None]:
    """Raises Trouble("vocabulary_damaged") for what is wrong with a file there: `name`, where the fault names none."""
    try:
        yield
    except (OSError, ValueError) as fault:
        file = getattr(fault, "file", name)
        where = file if "/" in file else f"{folder}/{file}".rstrip("/")
        raise Trouble("vocabulary_damaged", file=where, key=getattr(fault, "key", "")) from fault
