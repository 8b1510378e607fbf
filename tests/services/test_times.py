"""Times that cannot be, through every act that takes one: the same problem beside the same field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import a_draft, logged

from safetydesk.domain.drafts import DecisionDraft, NoteDraft, NoticeDraft, ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.services.desk import Desk

EXACT = {"happened_kind": "exact", "happened_start": "20 Nov 2026 10:00"}
BETWEEN = {**EXACT, "happened_kind": "between", "happened_end": "20 Nov 2026 11:00"}
WRONG = [
    ({"discovered": "today 23:59"}, "discovered", "in_the_future"),
    ({"discovered": "30 February 2026"}, "discovered", "no_such_day"),
    ({"discovered": "29 Mar 2026 01:30"}, "discovered", "skipped_time"),
    ({"discovered": "yesterday"}, "discovered", "time_of_day_needed"),
    ({"discovered": "21/11/0206"}, "discovered", "year_too_early"),
    ({"discovered": "0001-01-01T00:00:00.000000Z+00:00"}, "discovered", "year_too_early"),
    ({"discovered": "soon"}, "discovered", "time_not_understood"),
    ({"discovered": " "}, "discovered", "needed"),
    ({**EXACT, "happened_start": "1 Jan 2027 10:00"}, "happened_start", "in_the_future"),
    ({**EXACT, "happened_start": "31/11/2026"}, "happened_start", "no_such_day"),
    ({**BETWEEN, "happened_end": "20 Nov 2026 09:59"}, "happened_end", "end_before_start"),
    ({**BETWEEN, "happened_end": "today 23:59"}, "happened_end", "in_the_future"),
    ({**BETWEEN, "happened_end": ""}, "happened_end", "needed"),
    ({**EXACT, "discovered": "20 Nov 2026 09:59"}, "discovered", "before_it_happened"),
    ({"reported": "tomorrow"}, "reported", "time_of_day_needed"),
    ({"reported": "tomorrow 9:00"}, "reported", "in_the_future"),
    ({"reported": "today 23:59"}, "reported", "in_the_future"),
]


def problems(raised: pytest.ExceptionInfo[Refusal]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in raised.value.problems]


@pytest.mark.parametrize(("changes", "field", "code"), WRONG)
def test_logged_and_amended(changes: dict[str, str], field: str, code: str, desk: Desk) -> None:
    draft = a_draft(desk, **changes)
    assert [(each.field, each.code) for each in desk.incident_log.check(draft)] == [(field, code)]
    with pytest.raises(Refusal) as raised:
        desk.incident_log.log(draft)
    assert problems(raised) == [(field, code)]
    incident = logged(desk)
    form = desk.incident_log.amendment_draft(desk.incident_log.reread(incident.id))
    with pytest.raises(Refusal) as raised:
        desk.incident_log.amend(incident.id, 1, replace(form, **changes), "r")  # type: ignore[arg-type]  # by name
    assert problems(raised) == [(field, code)]
    assert desk.incident_log.reread(incident.id).incident == incident


def test_an_amended_discovery_is_not_after_the_record(desk: Desk, clock: StoppedClock) -> None:
    incident = logged(desk)
    clock.move(days=2)
    form = desk.incident_log.amendment_draft(desk.incident_log.reread(incident.id))
    with pytest.raises(Refusal) as raised:
        desk.incident_log.amend(incident.id, 1, replace(form, discovered="yesterday 14:20"), "r")
    assert problems(raised) == [("discovered", "after_it_was_recorded")]
    with pytest.raises(Refusal) as raised:
        desk.incident_log.amend(incident.id, 1, form, "r")
    assert raised.value.code == "nothing_changed"  # what was exact when typed comes back exactly


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("today 23:59", "in_the_future"),
        ("30 February 2026", "no_such_day"),
        ("29 Mar 2026 01:30", "skipped_time"),
        ("20 Nov 2026", "time_of_day_needed"),
    ],
)
def test_every_other_act(typed: str, code: str, desk: Desk) -> None:
    incident = logged(desk)
    notice = NoticeDraft(to_kind="head", at=typed)
    referral = ReferralDraft(route="LADO", made=typed)
    decision = DecisionDraft(question="parents", answer="x", reason="y", decided_by="z", decided=typed)
    for field, act in (
        ("at", lambda: desk.incident_log.add_note(incident.id, NoteDraft(text="x", at=typed))),
        ("at", lambda: desk.notices.tell(incident.id, notice)),
        ("made", lambda: desk.referrals.refer(incident.id, referral)),
        ("decided", lambda: desk.decisions.decide(incident.id, decision)),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert (field, code) in problems(raised)
    case = desk.incident_log.reread(incident.id)
    assert not (case.notes or case.notices or case.referrals or case.decisions)
