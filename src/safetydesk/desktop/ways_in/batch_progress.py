"""A batch's progress as a person reads it: how many files, how far the one under way, in one bar for all."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.domain.progress import Progress

_PARTS = 1000
BIG = 20_000_000
"""Bytes of a file from which on its own progress is told in words too."""


class BatchProgress:
    """The Progress handed to the services: a step without a label counts files, one with a label counts its bytes."""

    def __init__(self, told: Progress) -> None:
        self._told, self._place, self._files = told, 0, 0

    def step(self, done: int, total: int, label: str) -> None:
        """Raises Cancelled as the progress under it does."""
        if not label:
            self._place, self._files = done, total
            self._told.step(done * _PARTS, total * _PARTS, "")
            return
        if not self._files:  # a folder is being listed
            self._told.step(0, 0, wording.label("way_listing", name=label))
            return
        part = min(done, total) * _PARTS // total if total else 0
        self._told.step(self._place * _PARTS + part, self._files * _PARTS, self._words(done, total, label))

    def _words(self, done: int, total: int, name: str) -> str:
        words = name
        if total >= BIG:
            sizes = {"done": wording.size_words(done), "total": wording.size_words(total)}
            words = wording.label("way_far", name=name, **sizes)
        if self._files > 1:
            words = wording.label(
                "way_place", place=str(self._place + 1), files=str(self._files), words=words
            )
        return words
