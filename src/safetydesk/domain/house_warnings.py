"""What is to be said of the school's own values before somebody relies on them: unusable ones, a calendar that ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from safetydesk.domain.calendars import Calendars
from safetydesk.domain.house import House, Unusable
from safetydesk.domain.house_terms import present_or_next

UNUSABLE, TERMS_OVER, TERMS_END, HOLIDAYS_OVER, HOLIDAYS_END = (
    "unusable", "terms_over", "terms_end", "holidays_over", "holidays_end",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseWarning:
    """`last` is the last day that a calendar knows; `unusable` is given for that kind alone."""

    kind: str
    last: date | None = None
    unusable: Unusable | None = None


def house_warnings(house: House, calendars: Calendars, day: date, warn_days: int) -> tuple[HouseWarning, ...]:
    """Each once, what cannot be used first. A school that entered no terms knows that; nothing is said of it here."""
    found = [HouseWarning(kind=UNUSABLE, unusable=each) for each in house.unusable]
    soon = day + timedelta(days=warn_days)
    terms = calendars.school.terms
    if terms:
        last = max(term.last for term in terms)
        if present_or_next(terms, day) is None:
            found.append(HouseWarning(kind=TERMS_OVER, last=last))
        elif last < soon:
            found.append(HouseWarning(kind=TERMS_END, last=last))
    until = calendars.known_until
    if until is not None and day > until:
        found.append(HouseWarning(kind=HOLIDAYS_OVER, last=until))
    elif until is not None and soon > until:
        found.append(HouseWarning(kind=HOLIDAYS_END, last=until))
    return tuple(found)
