"""Hebrew and Arabic in a line of text, put in the order in which they stand on paper.

The rules of the Unicode algorithm for text without direction characters, which here are never obeyed but shown:
words run from the right, numbers and Latin words inside them from the left, brackets are turned, and what stands
between takes the side of its neighbours or else of the paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from safetydesk.documents.glyphs import Run, runs_of
from safetydesk.documents.joining import alef_of, joined

_MAY_BE_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""All blocks in which letters are read from the right: a quick look before the slow one."""
_LATIN, _RIGHT, _NUMBER, _NEUTRAL = "L", "R", "N", "O"
_SIDES: Final = {"L": _LATIN, "R": _RIGHT, "AL": _RIGHT, "EN": _NUMBER, "AN": _NUMBER}
_IN_NUMBERS: Final = ("CS", "ES", "ET")
_MARKS: Final = ("Mn", "Me")
_TURNED: Final = str.maketrans("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab")


def is_read_from_the_right(paragraph: str) -> bool:
    """True where its first letter is; digits and signs do not say."""
    if not _MAY_BE_RIGHT_TO_LEFT.search(paragraph):
        return False
    sides = (_SIDES.get(unicodedata.bidirectional(letter)) for letter in paragraph)
    return next((side == _RIGHT for side in sides if side in (_LATIN, _RIGHT)), False)


def in_reading_order(runs: Sequence[Run], face: str, size: float, *, from_right: bool = False) -> list[Run]:
    """One line's runs as they stand on paper; `from_right` is that of its paragraph."""
    if not from_right and not any(_MAY_BE_RIGHT_TO_LEFT.search(run.text) for run in runs):
        return list(runs)
    clusters = _clusters(runs, face, size)
    levels = _levels([_kind(cluster) for cluster in clusters], 1 if from_right else 0)
    order = list(range(len(clusters)))
    for level in range(max(levels, default=0), 0, -1):
        order = _turned_round(order, levels, level)
    return [run for at in order for run in _as_seen(clusters[at], levels[at], face, size)]


def _clusters(runs: Sequence[Run], face: str, size: float) -> list[list[Run]]:
    """Letters with the marks that sit on them, in the form their neighbours ask for."""
    result: list[list[Run]] = []
    for run in runs:
        letters = [run] if run.is_stand_in else [_letter(each, run, face, size) for each in joined(run.text)]
        for letter in letters:
            if result and not letter.is_stand_in and unicodedata.category(letter.text) in _MARKS:
                result[-1].append(letter)
            else:
                alef = "" if letter.is_stand_in else alef_of(letter.text)
                unseen = [Run(letter.font, alef, 0.0, is_unseen=True)] if alef else []
                result.append([*unseen, letter])
    return result


def _letter(letter: str, run: Run, face: str, size: float) -> Run:
    return replace(runs_of(letter, face, size)[0], font=run.font)


def _kind(cluster: Sequence[Run]) -> str:
    return "L" if cluster[0].is_stand_in else unicodedata.bidirectional(cluster[0].text)


def _levels(kinds: Sequence[str], base: int) -> list[int]:
    """Even: from the left; odd: from the right; the higher, the deeper inside."""
    sides = _sides(kinds)
    own = _RIGHT if base else _LATIN
    strong = own
    for at, side in enumerate(sides):
        if side in (_LATIN, _RIGHT):
            strong = side
        elif side == _NUMBER and strong == _LATIN:
            sides[at] = _LATIN
    at = 0
    while at < len(sides):
        end = at
        while end < len(sides) and sides[end] == _NEUTRAL:
            end += 1
        before = _outward(sides[at - 1]) if at else own
        after = _outward(sides[end]) if end < len(sides) else own
        sides[at:end] = [before if before == after else own] * (end - at)
        at = max(end, at + 1)
    return [{_RIGHT: 1, _NUMBER: 2, _LATIN: 2 if base else 0}[side] for side in sides]


def _sides(kinds: Sequence[str]) -> list[str]:
    """With the points, colons and signs that belong to numbers as part of them."""
    sides = [_SIDES.get(kind, _NEUTRAL) for kind in kinds]
    for at, kind in enumerate(kinds):
        before = at > 0 and sides[at - 1] == _NUMBER
        after = at + 1 < len(kinds) and sides[at + 1] == _NUMBER
        if kind in _IN_NUMBERS and (before and after or kind == "ET" and (before or after)):
            sides[at] = _NUMBER
    return sides


def _outward(side: str) -> str:
    return _RIGHT if side == _NUMBER else side


def _turned_round(order: Sequence[int], levels: Sequence[int], level: int) -> list[int]:
    """Every stretch of at least this level, back to front."""
    result: list[int] = []
    stretch: list[int] = []
    for at in order:
        if levels[at] >= level:
            stretch.append(at)
            continue
        result += [*reversed(stretch), at]
        stretch = []
    return [*result, *reversed(stretch)]


def _as_seen(cluster: Sequence[Run], level: int, face: str, size: float) -> Sequence[Run]:
    """A letter's marks are drawn to the right from where they stand: for one read from the right, before it."""
    if level % 2 == 0 or cluster[0].is_stand_in:
        return cluster
    marks = [run for run in cluster if unicodedata.category(run.text) in _MARKS]
    letters = [run for run in cluster if run not in marks]
    return [*marks, *(_turned(run, face, size) for run in letters)]


def _turned(run: Run, face: str, size: float) -> Run:
    text = run.text.translate(_TURNED)
    return run if text == run.text else _letter(text, run, face, size)
