"""The number a clock is counted by: the house's, as it stood on the day on which the clock started.

What a school sets later counts from its day on: it neither mends nor takes away what ran before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import DeadlineRule
from safetydesk.domain.house import in_force
from safetydesk.domain.house_kinds import YES
from safetydesk.domain.house_value import HouseValue


def rule_on(rule: DeadlineRule, day: date, typed: Moment) -> DeadlineRule:
    """The rule as a clock has it that started on `day` and was written down at `typed`.

    A value that was set after both counts from the day on which it was set, whatever day it was given.
    """
    if not rule.own:
        return rule
    known = [v for v in rule.own if v.recorded.utc <= typed.utc or v.recorded.london_date <= day]
    return counted_by(rule, in_force(known, day))


def counted_by(rule: DeadlineRule, own: Mapping[str, HouseValue]) -> DeadlineRule:
    """With these of the school's own values, by name; a number of its own stands on its own word."""
    shipped, start = rule.shipped or rule, f"deadline.{rule.code}"
    amount, unit, off = (own.get(f"{start}.{part}") for part in ("amount", "unit", "off"))
    counted = replace(shipped, own=rule.own, shipped=shipped, is_off=off is not None and off.value == YES)
    numbers = [each for each in (amount, unit) if each is not None and each.value]
    if not numbers:
        return counted
    newest = max(numbers, key=lambda each: each.in_force_from)
    return replace(
        counted,
        amount=int(amount.value) if amount and amount.value else shipped.amount,
        unit=unit.value if unit and unit.value else shipped.unit,
        source=newest.source,
        dated=newest.in_force_from.isoformat(),
        confirmed=True,
        is_house=True,
    )
