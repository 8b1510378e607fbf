"""The manual page: promises by the kind of control that keeps them, then what nothing protects. Plain text only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of control: a key, the program, a house rule."""

    code: str
    name: str
    means: str


@dataclass(frozen=True, slots=True)
class Promise:
    """In plain words, the code of its kind, what keeps it and what breaks it."""

    words: str
    kind: str
    keeps: str
    breaks: str


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    title: str
    intro: str
    kinds: tuple[Kind, ...]
    promises: tuple[Promise, ...]
    sections: tuple[Section, ...]

    def of_kind(self, code: str) -> tuple[Promise, ...]:
        """The promises that this kind of control keeps, in the order of the page."""
        return tuple(one for one in self.promises if one.kind == code)


def read_manual(found: Mapping[str, Any]) -> Manual:
    """From the parsed file. Raises ValueError for a wrong part, or a promise of a kind that is not there."""
    try:
        kinds = tuple(Kind(**each) for each in found["kind"])
        promises = tuple(Promise(**each) for each in found["promise"])
        sections = tuple(Section(each["title"], tuple(each["lines"])) for each in found["section"])
        manual = Manual(found["title"], found["intro"], kinds, promises, sections)
    except (KeyError, TypeError) as fault:
        raise ValueError("the manual page has a wrong part") from fault
    if {one.kind for one in promises} != {kind.code for kind in kinds}:
        raise ValueError("a promise of the manual page is of no known kind")
    return manual
