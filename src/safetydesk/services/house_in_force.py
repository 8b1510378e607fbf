"""The vocabulary and the calendars as the school has them today: the shipped ones, its own values over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from safetydesk.domain.calendars import Calendars
from safetydesk.domain.clock import Clock
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import Event
from safetydesk.domain.house import House, house_of
from safetydesk.domain.house_kinds import HouseName
from safetydesk.domain.house_over import calendars_over, over
from safetydesk.domain.house_value import HouseValue
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.records.reading import Reading


@dataclass(frozen=True, slots=True)
class InForce:
    """What counts on `day`, all made from one reading."""

    day: date
    house: House
    vocabulary: Vocabulary
    calendars: Calendars


class HouseInForce:
    """Kept until a value is set or London's date changes; `heard` is to be subscribed to the bulletin."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        calendars: Calendars,
        names: Mapping[str, HouseName],
        clock: Clock,
        reading: Callable[[], Reading],
    ) -> None:
        self.shipped, self.shipped_calendars, self.names = vocabulary, calendars, names
        self._clock = clock
        self._reading = reading
        self._is_fresh = False
        self._known = InForce(date.min, House(names=self.names), vocabulary, calendars)

    def now(self) -> InForce:
        """As of today. Where the records are damaged, what was known before, or the shipped: reading them tells."""
        today = self._clock.now().london_date
        if self._is_fresh and self._known.day == today:
            return self._known
        self._is_fresh = True  # before reading: a value announced meanwhile is not missed
        try:
            with self._reading() as reading:
                values = reading.every(HouseValue)
        except Trouble:
            self._is_fresh = False
            return self._known
        house = house_of(values, self.names, today)
        self._known = InForce(
            today, house, over(self.shipped, house), calendars_over(self.shipped_calendars, house)
        )
        return self._known

    def heard(self, event: Event) -> None:
        """Reads afresh when next asked, where the school set a value."""
        if "house" in event.touches:
            self._is_fresh = False
