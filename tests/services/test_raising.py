"""Severity goes up by rule, says why, and comes down by a member's reason alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged

from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import SeverityRaised
from safetydesk.domain.incident import Incident
from safetydesk.services.desk import Desk

STAFF = DraftPerson(part="subject_adult", name="A. Colleague", kind="staff")
CHILD = DraftPerson(part="affected", name="Ada", year_group="year_5")


def now_of(desk: Desk, incident: Incident) -> Incident:
    return desk.incident_log.reread(incident.id).incident


def raised_by(desk: Desk, incident: Incident) -> list[tuple[str, ...]]:
    history = desk.looking_back.of_case(incident.id)
    return [done.event.rules for done in history if isinstance(done.event, SeverityRaised)]


def amended(desk: Desk, incident: Incident, **changes: Any) -> Incident:
    case = desk.incident_log.reread(incident.id)
    draft = replace(desk.incident_log.amendment_draft(case), **changes)
    return desk.incident_log.amend(incident.id, case.incident.row_version, draft, "new_facts")


@pytest.mark.parametrize(
    ("rule", "marks", "changes", "level"),
    [
        ("under_13_sexual", (), {"categories": ("PORN-ADULT",), "people": (CHILD,)}, 3),
        ("under_13_sexual", ("under_13", "sexual"), {}, 3),
        ("adult_child_sexual", ("adult_child_sexual",), {}, 3),
        ("secret_contact", ("secret_contact",), {}, 3),
        ("coercion", ("blackmail",), {}, 3),
        ("coercion", ("coercion",), {}, 3),
        ("hate", ("hate",), {}, 3),
        ("terrorism", ("terrorism",), {}, 3),
        ("weapon", ("weapon",), {}, 3),
        ("life_at_risk", ("life_at_risk",), {}, 4),
        ("staff_subject", (), {"people": (STAFF,)}, 3),
        ("staff_subject", (), {"people": (replace(STAFF, kind="external"),)}, 3),
        ("staff_subject", (), {"people": (replace(STAFF, kind=""),)}, 3),
        ("vulnerable_sexual", ("send", "sexual"), {}, 3),
        ("vulnerable_sexual", ("social_worker",), {"categories": ("PORN-ADULT",)}, 3),
    ],
)
def test_each_rule_raises_and_says_so(
    rule: str, marks: tuple[str, ...], changes: dict[str, Any], level: int, desk: Desk
) -> None:
    before = {"severity": 1, **({"severity": 2} if "categories" in changes else {})}
    incident = logged(desk, **{**before, **changes})
    if marks:
        assert incident.severity < 3
        desk.circumstances.record(incident.id, CircumstancesDraft(marks=marks))
    assert now_of(desk, incident).severity == level
    assert any(rule in rules for rules in raised_by(desk, incident))
    case = desk.incident_log.reread(incident.id)
    assert case.first_account.severity == before["severity"]
    assert "because" in case.amendments[-1].reason and desk.audit_trail.verify().ok


def test_what_is_not_marked_raises_nothing(desk: Desk) -> None:
    incident = logged(desk, severity=1, people=(CHILD,))
    desk.circumstances.record(
        incident.id, CircumstancesDraft(marks=("send", "spreading"), intent="accidental")
    )
    assert now_of(desk, incident).severity == 1 and not raised_by(desk, incident)


def test_it_never_lowers_and_a_reason_holds_until_something_new_is_known(desk: Desk) -> None:
    incident = logged(desk, severity=4)
    desk.circumstances.record(incident.id, CircumstancesDraft(marks=("weapon",)))
    assert now_of(desk, incident).severity == 4 and not raised_by(desk, incident)
    with pytest.raises(Refusal) as refused:
        amended(desk, incident, severity=2)
    assert [(p.field, p.code) for p in refused.value.problems] == [("severity", "below_raised")]
    assert now_of(desk, incident).severity == 4
    lowered = amended(desk, incident, severity=2, severity_reason="A toy, the head has seen it")
    assert lowered.severity == 2
    assert amended(desk, incident, told_by="Ms Lake").severity == 2
    record = desk.incident_log.reread(incident.id).circumstances[0]
    draft = replace(desk.circumstances.draft_of(record), marks=("weapon", "threat"))
    desk.circumstances.amend(record.id, record.row_version, draft)
    assert now_of(desk, incident).severity == 2
    draft = replace(draft, marks=("weapon", "threat", "blackmail"))
    desk.circumstances.amend(record.id, record.row_version + 1, draft)
    assert now_of(desk, incident).severity == 3 and raised_by(desk, incident) == [("coercion",)]


def test_a_reason_given_while_logging_is_heard(desk: Desk) -> None:
    kept = logged(desk, severity=2, severity_reason="Cleared by the LADO on the telephone", people=(STAFF,))
    assert now_of(desk, kept).severity == 2 and not raised_by(desk, kept)


def test_somebody_added_later_may_raise_it(desk: Desk) -> None:
    incident = logged(desk, severity=2)
    desk.incident_log.add_person(incident.id, STAFF)
    assert now_of(desk, incident).severity == 3 and raised_by(desk, incident) == [("staff_subject",)]


def test_the_third_of_the_same_people_within_a_year_repeats(desk: Desk, clock: StoppedClock) -> None:
    first = logged(desk, severity=1, people=(replace(CHILD, year_group=""),))
    ada = desk.incident_log.reread(first.id).people[0][1]
    again = DraftPerson(part="affected", person_id=ada.id)
    clock.move(days=370)
    second = logged(desk, severity=1, people=(again,))
    third = logged(desk, severity=1, people=(replace(again, part="witness"),))
    logged(desk, severity=1, people=(again,), restricted=True, restricted_reason="A parent asked")
    fourth = logged(desk, severity=1, people=(again,))
    assert [now_of(desk, each).severity for each in (second, third, fourth)] == [1, 1, 1]
    fifth = logged(desk, severity=1, people=(again,))
    assert now_of(desk, fifth).severity == 3 and raised_by(desk, fifth) == [("repeat",)]
