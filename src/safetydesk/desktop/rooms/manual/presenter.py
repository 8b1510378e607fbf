"""The manual page as it came with the program, and its PDF. No store is asked for either."""

from __future__ import annotations

from pathlib import Path

from safetydesk.domain.clock import Clock, SystemClock
from safetydesk.domain.manual import Manual
from safetydesk.services.manual import manual, save_manual


class ManualPresenter:
    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()

    def manual(self) -> Manual:
        """Raises Trouble `vocabulary_damaged`."""
        return manual()

    def save(self, path: Path) -> None:
        """Draws and writes the PDF: run it by `Tasks`. Raises Trouble for the disk's."""
        save_manual(path, self._clock)
