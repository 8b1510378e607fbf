"""What every office is handed when the store is open: transactions, snapshots, the clock, the vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from safetydesk.domain.calendars import Calendars
from safetydesk.domain.clock import Clock, Moment
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work


@dataclass(frozen=True, slots=True)
class Office:
    """`me` is the member at the desk. Offices are strangers to one another; this is all they share."""

    store_id: UUID
    me: UUID
    clock: Clock
    vocabulary: Vocabulary
    calendars: Calendars
    work: Callable[[], Work] = field(repr=False)
    reading: Callable[[], Reading] = field(repr=False)

    def now(self) -> Moment:
        return self.clock.now()
