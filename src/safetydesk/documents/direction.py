"""Hebrew and Arabic words in one line of text, put in the order in which they are read: from the right.

A plain rule for names and short quotations in English text, not the whole Unicode algorithm: what lies between the
first and the last right-to-left letter of a stretch without Latin letters or digits is turned round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from safetydesk.documents.glyphs import Run, runs_of

_RIGHT_TO_LEFT = ("R", "AL")
_MAY_BE_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""All blocks in which letters are read from the right: a quick look before the slow one."""
_MARKS = ("Mn", "Me")
_GOES_ALONG = ("R", "AL", "NSM", "WS", "ON", "CS", "ES", "ET", "BN")


def in_reading_order(runs: Sequence[Run], face: str, size: float) -> list[Run]:
    """The same runs where nothing is read from the right; else letters in the order they stand on paper."""
    if not any(_MAY_BE_RIGHT_TO_LEFT.search(run.text) for run in runs):
        return list(runs)
    clusters = _clusters(runs, face, size)
    result: list[Run] = []
    at = 0
    while at < len(clusters):
        end = _stretch(clusters, at)
        for cluster in reversed(clusters[at:end]) if end > at else clusters[at : at + 1]:
            result.extend(cluster)
        at = max(end, at + 1)
    return result


def _clusters(runs: Sequence[Run], face: str, size: float) -> list[list[Run]]:
    """Letters with the marks that sit on them."""
    result: list[list[Run]] = []
    for run in runs:
        letters = [run] if run.is_stand_in else [_letter(letter, run, face, size) for letter in run.text]
        for letter in letters:
            if result and not letter.is_stand_in and unicodedata.category(letter.text) in _MARKS:
                result[-1].append(letter)
            else:
                result.append([letter])
    return result


def _letter(letter: str, run: Run, face: str, size: float) -> Run:
    return replace(runs_of(letter, face, size)[0], font=run.font)


def _stretch(clusters: Sequence[Sequence[Run]], begin: int) -> int:
    """Where a right-to-left stretch that begins here ends; `begin` itself where none does."""
    if clusters[begin][0].is_stand_in or _direction(clusters[begin][0].text) not in _RIGHT_TO_LEFT:
        return begin
    last = at = begin
    while at < len(clusters):
        first = clusters[at][0]
        direction = "L" if first.is_stand_in else _direction(first.text)
        if direction not in _GOES_ALONG:
            break
        if direction in _RIGHT_TO_LEFT:
            last = at
        at += 1
    return last + 1


def _direction(letter: str) -> str:
    return unicodedata.bidirectional(letter)
