from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import PAUSED, Deadline
from safetydesk.wording import load_calendars, load_vocabulary

RULES = load_vocabulary().every_deadline_rule
KNOWN = Moment.london(2026, 7, 20, 10, 15)


def test_the_lado_has_one_working_day_and_no_holiday_stops_it() -> None:
    rule = RULES["lado_contact"]
    assert rule.due_from(KNOWN, load_calendars()) == Moment.london(2026, 7, 21, 10, 15)
    assert not rule.may_pause and rule.is_watched


def test_a_clock_is_late_the_second_after_it_was_due() -> None:
    due = KNOWN.plus(timedelta(hours=1))
    clock = Deadline(
        rule_code="lado_contact", label="", started=KNOWN, due=due, calendar="clock_hours", source="",
        record_kind="incident", record_id=UUID(int=7),
    )  # fmt: skip
    assert not clock.is_overdue(due) and clock.is_overdue(due.plus(timedelta(seconds=1)))
    assert not replace(clock, state=PAUSED).is_overdue(due.plus(timedelta(days=9)))


def test_every_rule_gives_a_time_that_is_not_before_its_start() -> None:
    for rule in RULES.values():
        assert rule.due_from(KNOWN, load_calendars()).utc >= KNOWN.utc


def test_what_nobody_confirmed_is_called_our_own_value() -> None:
    for rule in RULES.values():
        assert rule.confirmed or "SafetyDesk's own value" in rule.source, rule.code
