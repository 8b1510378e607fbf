"""How long work says where it is. The core knows no thread and no widget; a door hands in its own Progress."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    def step(self, done: int, total: int, label: str) -> None:
        """Tell how far the work is (`total` 0 when unknown). May raise `Cancelled`."""


class _NoProgress:
    def step(self, done: int, total: int, label: str) -> None:
        """Nobody is watching."""


NO_PROGRESS: Progress = _NoProgress()
