"""Which edition of the guidance is in force on a day: what a decision is made under, and is later read by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from safetydesk.domain.clock import Moment
from safetydesk.domain.conditions import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of one `work`; in force until the next of its work. `when`: what an incident must be for it to bear
    on it. One that is not `confirmed` was read of at second hand, and says so wherever it is offered."""

    code: str
    work: str
    label: str
    in_force_from: date
    when: Condition = field(default_factory=Condition)
    source: str = ""
    confirmed: bool = False
    note: str = ""


def in_force(
    editions: Iterable[Edition], day: date, facts: Mapping[str, Moment] | None = None
) -> tuple[Edition, ...]:
    """The latest edition of each work that had begun by that day; with `facts` only those that bear on the incident."""
    latest: dict[str, Edition] = {}
    for each in editions:
        before = latest.get(each.work)
        if each.in_force_from <= day and (before is None or before.in_force_from < each.in_force_from):
            latest[each.work] = each
    return tuple(each for each in latest.values() if facts is None or each.when.holds(facts))
