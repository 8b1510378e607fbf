"""What is live again is open again: what happens to a closed incident opens it, in the same act, and says why."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged
from tests.services.test_closing import close, decided, ready

from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.drafts import DraftPerson, NoteDraft, NoticeDraft, ReferralDraft
from safetydesk.domain.events import IncidentReopened
from safetydesk.domain.incident import CLOSED, OPEN
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.services.desk import Desk

ADDRESS = "https://clips.example/1"
Act = Callable[[Desk, UUID], object]


def reasons(desk: Desk, incident_id: UUID) -> list[str]:
    """Of the trail and of the closings: the same words."""
    done = [each.event for each in desk.looking_back.of_case(incident_id)]
    told = [event.reason for event in done if isinstance(event, IncidentReopened)]
    closures = desk.incident_log.reread(incident_id).closures
    assert told == [each.reopened_reason for each in closures if each.reopened]
    return told


def live(desk: Desk, incident_id: UUID) -> set[str]:
    case = desk.incident_log.reread(incident_id)
    return {clock.rule_code for clock in desk.deadlines.of_case(case) if clock.is_live}


@pytest.mark.parametrize(
    ("act", "said", "rule"),
    [
        (
            lambda desk, id_: desk.circumstances.record(id_, CircumstancesDraft(marks=("life_at_risk",))),
            "Raised to",
            "review_critical",
        ),
        (
            lambda desk, id_: desk.incident_log.add_person(
                id_, DraftPerson(part="subject_adult", name="Zebedee Quill", kind="staff")
            ),
            "Raised to",
            "review_serious",
        ),
        (
            lambda desk, id_: desk.referrals.refer(id_, ReferralDraft(route="social_care", method="phone")),
            "A referral was made while it was closed",
            "social_care_form",
        ),
        (
            lambda desk, id_: desk.takedowns.begin(
                id_, TakedownDraft(address=ADDRESS), TakedownStepDraft(kind="reported", route="platform")
            ),
            "An address was found while it was closed",
            "removal_check",
        ),
    ],
)
def test_it_is_open_again_with_its_clocks(act: Act, said: str, rule: str, desk: Desk) -> None:
    incident = ready(desk)
    close(desk, incident.id)
    assert live(desk, incident.id) == set()
    act(desk, incident.id)
    case = desk.incident_log.reread(incident.id)
    assert case.incident.status == OPEN and rule in live(desk, incident.id)
    assert [why.startswith(said) for why in reasons(desk, incident.id)] == [True]
    board = desk.deadline_board.today()
    lines = [line.deadline.rule_code for line in (*board.overdue, *board.due_today, *board.coming)]
    assert rule in lines
    assert desk.audit_trail.verify().findings == ()


def test_what_is_back_again_opens_it_and_another_step_does_not(desk: Desk, clock: StoppedClock) -> None:
    incident = ready(desk)
    reported = TakedownStepDraft(kind="reported", route="platform")
    takedown = desk.takedowns.begin(incident.id, TakedownDraft(address=ADDRESS), reported)
    clock.move(hours=1)
    desk.takedowns.step(takedown.id, TakedownStepDraft(kind="removed"))
    close(desk, incident.id)
    clock.move(days=3)
    desk.takedowns.step(takedown.id, TakedownStepDraft(kind="chased"))
    assert desk.incident_log.reread(incident.id).incident.status == CLOSED
    desk.takedowns.step(takedown.id, TakedownStepDraft(kind="back"))
    assert desk.incident_log.reread(incident.id).incident.status == OPEN
    assert reasons(desk, incident.id) == ["What had been taken down is back again"]


def test_what_says_nothing_new_leaves_it_closed(desk: Desk) -> None:
    incident = ready(desk, severity=3)
    decided(desk, incident.id, "police")
    decided(desk, incident.id, "social_care")
    close(desk, incident.id)
    desk.incident_log.add_note(incident.id, NoteDraft(text="She called"))
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head"))
    desk.circumstances.record(incident.id, CircumstancesDraft(marks=("abusive",)))
    assert desk.incident_log.reread(incident.id).incident.status == CLOSED
    open_one = logged(desk)
    desk.referrals.refer(open_one.id, ReferralDraft(route="police_101"))
    assert reasons(desk, open_one.id) == []
