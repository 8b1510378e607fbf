"""Whether two written names are one person's: surely, possibly, or not. People write names in many ways.

"Surely" is a whole name in any order, with titles, jobs or more forenames around it. "Possibly" is a surname alone, or
initials where the other has a name; it stops being possible as soon as both names are written in full.
"""

from __future__ import annotations

import re

from safetydesk.domain.word_search import plain_words

_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "revd", "fr")
_JOBS = (
    "head", "headteacher", "teacher", "principal", "dsl", "ddsl", "designated", "safeguarding", "lead", "chair",
    "governor", "governors", "school", "acting", "deputy", "assistant", "the", "a", "our", "of",
)  # fmt: skip
_AROUND = frozenset(_TITLES + _JOBS)
"""Titles and jobs. One of them that is part of the name looked for (Tom Head) counts as a name."""
_BETWEEN = re.compile(r"[,;/&()\[\]\n]|\b(?:and|with)\b", re.I)


def is_named_in(name: str, text: str) -> bool:
    """Whether the person called `name` is surely one of those named in `text`."""
    wanted = _name_words(name)
    if not wanted:
        return bool(name.strip()) and name.casefold().split() == text.casefold().split()
    if _holds(plain_words(text), wanted):
        return True
    return any(_surely(wanted, part) for part in _parts(text, wanted))


def is_the_same_name(one: str, other: str) -> bool:
    """Whether both are the same names, titles, order, case and accents aside."""
    first, second = _name_words(one), _name_words(other)
    if not first or not second:
        return one.casefold().split() == other.casefold().split()
    return set(first) == set(second)


def may_be_named_in(name: str, text: str) -> bool:
    """Whether the person called `name` is possibly or surely one of those named in `text`."""
    wanted = _name_words(name)
    if is_named_in(name, text):
        return True
    return bool(wanted) and any(
        _fits(part, wanted) or _fits(wanted, part) or "".join(part) == _initials(wanted)
        for part in _parts(text, wanted)
    )


def _surely(wanted: list[str], part: list[str]) -> bool:
    return set(wanted) <= set(part) or (len(part) > 1 and set(part) <= set(wanted))


def _fits(short: list[str], long: list[str]) -> bool:
    """Every word of `short` is a word of `long` or the initial of one, and at least one is more than an initial."""
    shared = [word for word in short if len(word) > 1 and word in long]
    return bool(shared) and all(
        word in long or (len(word) == 1 and any(other.startswith(word) for other in long)) for word in short
    )


def _name_words(name: str) -> list[str]:
    words = plain_words(name)
    return [word for word in words if word not in _AROUND] or words


def _parts(text: str, wanted: list[str]) -> list[list[str]]:
    """The words of the whole text ("Smith, Jane") and of each person in it, without titles and jobs."""
    found = []
    for part in (text, *_BETWEEN.split(text)):
        words = [word for word in plain_words(part) if word not in _AROUND or word in wanted]
        if words:
            found.append(words)
    return found


def _holds(words: list[str], wanted: list[str]) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else "?"
