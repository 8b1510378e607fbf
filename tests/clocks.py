"""A clock that stands where a test puts it."""

from __future__ import annotations

from datetime import timedelta

from safetydesk.domain.clock import Moment


class StoppedClock:
    """Starts on Saturday 21 November 2026, 14:20; moves only when told."""

    def __init__(self, start: Moment | None = None) -> None:
        self._now = start or Moment.london(2026, 11, 21, 14, 20)

    def now(self) -> Moment:
        return self._now

    def move(self, **distance: float) -> None:
        self._now = self._now.plus(timedelta(**distance))

    def set(self, moment: Moment) -> None:
        self._now = moment
