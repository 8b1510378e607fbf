from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.wording import load_calendars, load_vocabulary

RULES = load_vocabulary().every_deadline_rule
KNOWN = Moment.london(2026, 7, 20, 10, 15)


def test_the_lado_has_one_working_day_and_no_holiday_stops_it() -> None:
    deadline = RULES["lado_contact"].start(
        KNOWN, load_calendars(), record_kind="incident", record_id=UUID(int=7), responsible="Head"
    )
    assert deadline.due == Moment.london(2026, 7, 21, 10, 15)
    assert (deadline.started, deadline.calendar, deadline.record_id) == (KNOWN, "working_days", UUID(int=7))
    assert not deadline.is_overdue(deadline.due)
    assert deadline.is_overdue(deadline.due.plus(timedelta(seconds=1)))


def test_every_rule_gives_a_time_that_is_not_before_its_start() -> None:
    for rule in RULES.values():
        assert rule.due_from(KNOWN, load_calendars()).utc >= KNOWN.utc


def test_what_nobody_confirmed_is_called_our_own_value() -> None:
    for rule in RULES.values():
        assert rule.confirmed or "SafetyDesk's own value" in rule.source, rule.code
