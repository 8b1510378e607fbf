"""What is live again is open again: what happens to a closed incident opens it, in the same act, and says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from tests.clocks import StoppedClock
from tests.services.a_team import at_the_desk, member, store_path, team_store
from tests.services.acts import logged, logged_with_files, needed_of
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_closing import FOUR, WHOLE, close, decided, now_of, ready

from safetydesk import wording
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.drafts import DescribedItemDraft, DraftPerson, NoteDraft, NoticeDraft, ReferralDraft
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import IncidentReopened
from safetydesk.domain.incident import CLOSED, OPEN
from safetydesk.domain.referral_drafts import CallDraft
from safetydesk.domain.restriction import INCIDENT
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.records.work import Work
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]
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
        (
            lambda desk, id_: desk.incident_log.amend(
                id_,
                desk.incident_log.reread(id_).incident.row_version,
                replace(
                    desk.incident_log.amendment_draft(desk.incident_log.reread(id_)),
                    categories=("BULLY", "NUDES"),
                    severity=3,
                    sexual_image=True,
                ),
                "There is a nude",
            ),
            "It is said to hold a nude",
            "nudes_review",
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


NEW: list[tuple[Act, str]] = [
    (
        lambda desk, id_: desk.circumstances.record(id_, CircumstancesDraft(marks=("life_at_risk",))),
        "It became known while it was closed: somebody's life may be at risk",
    ),
    (
        lambda desk, id_: desk.incident_log.add_person(
            id_, DraftPerson(part="subject_adult", name="Zebedee Quill", kind="staff")
        ),
        "It became known while it was closed: "
        + next(rule.because for rule in wording.load_raising() if rule.code == "staff_subject"),
    ),
    (
        lambda desk, id_: desk.exhibits.describe(
            id_,
            DescribedItemDraft(shows="A nude", said_by="Ada", sexual_image=True),
        ),
        "It is said to hold a nude or other indecent image of a child",
    ),
    (
        lambda desk, id_: desk.calls.begin(id_, "police_999"),
        "A call was made while it was closed: Police: 999",
    ),
    (
        lambda desk, id_: decided(desk, id_, "police", "wait"),
        "What was recorded while it was closed leaves to be done: Were police considered?",
    ),
    (
        lambda desk, id_: desk.incident_log.withdraw_person(
            desk.incident_log.reread(id_).people[0][0].id, 1, "Not her"
        ),
        "What was recorded while it was closed leaves to be done: The people and their parts",
    ),
    (
        lambda desk, id_: desk.incident_log.add_person(id_, DraftPerson(part="affected", name="Bea Quill")),
        "Somebody was added while it was closed: Affected",
    ),
]


@pytest.mark.parametrize(("act", "said"), NEW)
def test_what_is_new_opens_one_that_was_critical_all_along(act: Act, said: str, desk: Desk) -> None:
    """No level rises and, with some, no clock starts: what counts is what it asks for now and did not before."""
    incident = ready(desk, severity=4)
    decided(desk, incident.id, "police", "not_refer")
    decided(desk, incident.id, "social_care", "not_refer")
    close(
        desk,
        incident.id,
        replace(FOUR, set_aside={"clock.review_critical": "The head was told by telephone"}),
    )
    act(desk, incident.id)
    assert desk.incident_log.reread(incident.id).incident.status == OPEN
    assert reasons(desk, incident.id) == [said]
    assert desk.audit_trail.verify().findings == ()


@pytest.mark.parametrize("level", [2, 4])
def test_what_was_done_before_does_not_meet_the_review_of_what_is_known_now(
    level: int, desk: Desk, clock: StoppedClock
) -> None:
    """Opened again at its old level, or raised to it: the hour runs from then, on Today too."""
    incident = ready(desk, severity=level)
    for question in ("police", "social_care"):
        decided(desk, incident.id, question, "not_refer")
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head"))
    if level == 4:
        close(desk, incident.id)
    assert "review_critical" not in live(desk, incident.id)
    clock.move(days=3)
    desk.circumstances.record(incident.id, CircumstancesDraft(marks=("life_at_risk",)))
    (running,) = (
        each
        for each in desk.deadlines.of_case(desk.incident_log.reread(incident.id))
        if each.rule_code == "review_critical" and each.is_live
    )
    assert running.started == clock.now()
    board = desk.deadline_board.today()
    assert running in [line.deadline for line in (*board.overdue, *board.due_today)]
    for question in ("police", "social_care"):
        decided(desk, incident.id, question, "not_refer")
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head"))
    assert "review_critical" not in live(desk, incident.id)


@pytest.mark.parametrize("told", [("dsl", "parent"), ("dsl", "head", "parent")])
def test_after_reopening_contact_goes_by_the_rules_the_school_has_adopted(
    told: tuple[str, ...], desk: Desk, clock: StoppedClock
) -> None:
    """Surrey Hills tells the DSL alone: the clock that begins anew is met by what its label asks."""
    desk.profiles.adopt("surrey_hills_2019")
    people = (
        DraftPerson(part="alleged", name="Zed Abel", kind="pupil"),
        DraftPerson(part="received", name="Maya"),
    )
    incident = logged(desk, **{**WHOLE, "categories": ("STAFF-CONTACT",), "severity": 2, "people": people})

    def clocks() -> list[tuple[str, str]]:
        case = desk.incident_log.reread(incident.id)
        found = [c for c in desk.deadlines.of_case(case) if c.rule_code == "personal_account_contact"]
        lines = [line.deadline for line in desk.deadline_board.of_incident(incident.id)]
        assert [c for c in found if c.is_live] == [
            c for c in lines if c.rule_code == "personal_account_contact"
        ]
        return [(each.label, each.state) for each in found]

    for kind in told:
        desk.notices.tell(incident.id, NoticeDraft(to_kind=kind, to_name="H"))
    assert clocks() == [("Tell the DSL", "met")]
    clock.move(days=2)
    left = needed_of(desk, incident.id)
    close(desk, incident.id, replace(FOUR, set_aside=dict.fromkeys(left, "Done at the meeting")))
    clock.move(days=2)
    desk.closing.reopen(incident.id, now_of(desk, incident.id).row_version, "It came up again")
    assert clocks() == [("Tell the DSL", "met"), ("Tell the DSL", "running")]
    desk.notices.tell(incident.id, NoticeDraft(to_kind="dsl", to_name="H"))
    assert clocks() == [("Tell the DSL", "met"), ("Tell the DSL", "met")]


def test_what_was_set_aside_or_made_before_opens_nothing(desk: Desk, clock: StoppedClock) -> None:
    incident = logged(desk, **{**WHOLE, "severity": 2})
    close(desk, incident.id, replace(FOUR, set_aside={"parents": "She is eighteen"}))
    began = clock.now()
    clock.move(days=1)
    desk.incident_log.add_note(incident.id, NoteDraft(text="She called"))
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head"))
    other = logged(desk)
    desk.calls.begin(other.id, "social_care")
    earlier = began.plus(timedelta(hours=-2))
    written = CallDraft(route="social_care", began=earlier.text(), ended=earlier.text(), result="no_answer")
    desk.calls.record(incident.id, written)
    assert reasons(desk, incident.id) == []


def test_a_record_that_was_altered_refuses_no_act(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    incident = ready(desk)
    close(desk, incident.id)

    def altered(*_given: object) -> None:
        raise Trouble("record_altered", reference=incident.reference)

    monkeypatch.setattr(Work, "case_file", altered)
    desk.incident_log.add_note(incident.id, NoteDraft(text="Seen at the gate with a knife"))
    desk.calls.begin(incident.id, "police_999")
    monkeypatch.undo()
    assert len(reasons(desk, incident.id)) == 1


def test_what_is_back_again_opens_it_and_another_step_does_not(desk: Desk, clock: StoppedClock) -> None:
    incident = ready(desk)
    reported = TakedownStepDraft(kind="reported", route="platform")
    takedown = desk.takedowns.begin(incident.id, TakedownDraft(address=ADDRESS), reported)
    clock.move(hours=1)
    desk.takedowns.step(takedown.id, TakedownStepDraft(kind="removed"))
    close(desk, incident.id)
    clock.move(days=3)
    desk.takedowns.step(takedown.id, TakedownStepDraft(kind="captured"))
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


def test_who_alone_could_open_closed_ones_can_be_removed(
    desk: Desk, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who may open a closed one, and who answers for it, says nothing new of it: it is not even read for that."""
    desk.close()
    with at_the_desk(store_path, "kate") as kate:
        who = member(kate, "kate")
        hers = [ready(kate, restricted=True, restricted_reason="Her cousin"), ready(kate)]
        for incident in hers:
            close(kate, incident.id)
        kate.handing_over.hand_over(INCIDENT, hers[1].id, who, "She knows them")
    with at_the_desk(store_path, LOGIN) as dsl, monkeypatch.context() as patch:
        patch.setattr(Work, "case_file", None)
        dsl.team_keys.remove(who, PASSPHRASE)
    with at_the_desk(store_path, LOGIN) as dsl:
        found = [now_of(dsl, each.id) for each in hers]
        assert [each.status for each in found] == [CLOSED, CLOSED]
        assert {each.owner for each in found} == {member(dsl, LOGIN)}
        assert dsl.audit_trail.verify().findings == ()


def test_another_image_of_a_child_opens_it_locked_or_not(desk: Desk, tmp_path: Path) -> None:
    """What somebody says of an exhibit, or describes; a witness more is nothing new."""
    first = logged_with_files(desk, tmp_path, 1, **{**WHOLE, "severity": 2})
    nudes = ready(desk, categories=("NUDES",), severity=3, sexual_image=True)
    for question in ("police", "social_care"):
        decided(desk, nudes.id, question, "not_refer")
    item = DescribedItemDraft(shows="A nude", said_by="Ada", sexual_image=True)
    desk.exhibits.describe(nudes.id, item)
    for id_ in (first.incident.id, nudes.id):
        close(desk, id_, replace(FOUR, set_aside=dict.fromkeys(needed_of(desk, id_), "Done at the meeting")))
    desk.incident_log.add_person(nudes.id, DraftPerson(part="witness", name="Bea Quill"))
    assert reasons(desk, nudes.id) == []
    desk.exhibits.describe(nudes.id, item)
    assert reasons(desk, nudes.id) == [
        "Another nude or other indecent image was described while it was closed"
    ]
    (exhibit,) = first.exhibits
    desk.exhibits.isolate(exhibit.id, "It is a nude of a child")
    (said,) = reasons(desk, first.incident.id)
    assert said.startswith("An exhibit was put out of sight while it was closed") and exhibit.number in said
    assert {now_of(desk, each).status for each in (first.incident.id, nudes.id)} == {OPEN}
    assert desk.audit_trail.verify().findings == ()
