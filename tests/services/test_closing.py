"""Closing with every duty, opening again, and a second person's word: whoever it is, whatever the order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.a_team import at_the_desk, member, store_path, team_store
from tests.services.acts import logged, needed_of, recategorised
from tests.services.conftest import PASSPHRASE

from safetydesk.domain.closing_drafts import ClosingDraft, SignOffDraft
from safetydesk.domain.drafts import DecisionDraft, DraftPerson, NoteDraft, NoticeDraft, ReferralDraft
from safetydesk.domain.duties import closure_in_force, waiting_sign_offs
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.incident import CLOSED, OPEN, Incident
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember

__all__ = ["store_path", "team_store"]

UNMADE = {"police_told": "They rang us", "social_care_told": "They rang us"}
"""Why what `decided` decides, to refer, is not made."""
FOUR = ClosingDraft(
    summary="A threat",
    follow_up="Seen weekly",
    no_actions="None were needed",
    outcomes=("repair",),
    set_aside=UNMADE,
)
WHOLE = {
    "categories": ("BULLY",),
    "told_by": "Ada",
    "platform": "snapchat",
    "people": (DraftPerson(part="affected", name="Maya Okafor"),),
}


def ready(desk: Desk, **changes: Any) -> Incident:
    """An incident of level 2 that nothing is left to do about."""
    incident = logged(desk, **{**WHOLE, "severity": 2, **changes})
    desk.notices.tell(incident.id, NoticeDraft(to_kind="parent"))
    return incident


def decided(desk: Desk, incident_id: UUID, question: str, answer: str = "refer") -> None:
    desk.decisions.decide(
        incident_id, DecisionDraft(question=question, answer=answer, reason="r", decided_by="Morgan")
    )


def now_of(desk: Desk, incident_id: UUID) -> Incident:
    return desk.incident_log.reread(incident_id).incident


def close(desk: Desk, incident_id: UUID, draft: ClosingDraft = FOUR) -> None:
    desk.closing.close(incident_id, now_of(desk, incident_id).row_version, draft)


def refused(act: Any) -> Refusal:
    with pytest.raises(Refusal) as raised:
        act()
    return raised.value


def test_four_blocks_or_why_there_is_none(desk: Desk) -> None:
    incident = ready(desk)
    said = refused(lambda: close(desk, incident.id, ClosingDraft(outcome="x", no_outcome="y")))
    assert {problem.field: problem.code for problem in said.problems} == {
        "summary": "block_needed",
        "follow_up": "block_needed",
        "actions": "block_needed",
        "no_outcome": "block_and_reason",
    }
    close(desk, incident.id)
    case = desk.incident_log.reread(incident.id)
    closure = closure_in_force(case)
    assert case.incident.status == CLOSED and closure is not None and closure.outcomes == ("repair",)
    assert not closure.needs_second and not case.sign_offs
    assert refused(lambda: close(desk, incident.id)).code == "already_closed"
    assert case.first_account.summary == incident.summary


def test_a_refusal_names_every_duty_that_is_open(desk: Desk) -> None:
    incident = logged(desk, severity=3, severity_reason="r")
    said = refused(lambda: close(desk, incident.id))
    assert said.code == "duties_open" and "Were police considered?" in said.values["duties"]
    assert {problem.field.removeprefix("aside_") for problem in said.problems} == {
        "categories", "told_by", "platform", "people", "parents", "police_considered", "social_care_considered",
    }  # fmt: skip
    aside = dict.fromkeys(("categories", "told_by", "platform", "people", "parents"), "Not known")
    every = {**aside, "police_considered": "No", "social_care_considered": "No"}
    said = refused(lambda: close(desk, incident.id, replace(FOUR, set_aside=every)))
    assert {problem.code for problem in said.problems} == {"duty_must_be_done"}
    assert len(said.problems) == 3
    assert now_of(desk, incident.id).status == OPEN


def test_a_duty_set_aside_keeps_its_reason(desk: Desk) -> None:
    incident = logged(desk, **{**WHOLE, "severity": 2})
    close(desk, incident.id, replace(FOUR, set_aside={"parents": "She is eighteen", "people": "unasked"}))
    closure = closure_in_force(desk.incident_log.reread(incident.id))
    assert closure is not None and [(one.duty, one.reason) for one in closure.set_aside] == [
        ("parents", "She is eighteen")
    ]


def test_open_again_with_a_reason_and_closed_again(desk: Desk) -> None:
    incident = ready(desk)
    close(desk, incident.id)
    closed = now_of(desk, incident.id)
    case = desk.incident_log.reread(incident.id)
    assert refused(lambda: recategorised(desk, case, "HATE")).code == "closed_is_not_amended"
    said = refused(lambda: desk.closing.reopen(incident.id, closed.row_version, " "))
    assert [problem.field for problem in said.problems] == ["reason"]
    with pytest.raises(StaleRecord):
        desk.closing.reopen(incident.id, closed.row_version - 1, "It came back")
    desk.closing.reopen(incident.id, closed.row_version, "It came back")
    opened = now_of(desk, incident.id)
    assert opened.status == OPEN
    said = refused(lambda: desk.closing.reopen(incident.id, opened.row_version, "Again"))
    assert said.code == "not_closed"
    close(desk, incident.id)
    closures = desk.incident_log.reread(incident.id).closures
    assert [each.reopened_reason for each in closures] == ["It came back", ""]
    assert desk.audit_trail.verify().findings == ()


def test_nothing_that_may_not_wait_waits_for_a_closed_incident(desk: Desk) -> None:
    incident = ready(desk)
    close(desk, incident.id)
    desk.referrals.refer(incident.id, ReferralDraft(route="police_101"))
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head"))
    desk.incident_log.add_note(incident.id, NoteDraft(text="She called"))
    decided(desk, incident.id, "police", "not_refer")
    draft = replace(
        desk.incident_log.amendment_draft(desk.incident_log.reread(incident.id)), sexual_image=True
    )
    desk.incident_log.amend(incident.id, now_of(desk, incident.id).row_version, draft, "There is an image")
    case = desk.incident_log.reread(incident.id)
    assert case.is_locked and case.incident.status == OPEN
    assert [each.reopened_reason for each in case.closures] == [
        "A referral was made while it was closed: Police: 101 or the force's website"
    ]
    assert desk.audit_trail.verify().findings == ()


def test_a_second_person_is_asked_and_nothing_waits(desk: Desk, store_path: Path) -> None:
    incident = ready(desk, severity=3)
    decided(desk, incident.id, "police", "not_refer")
    decided(desk, incident.id, "social_care")
    close(desk, incident.id)
    case = desk.incident_log.reread(incident.id)
    assert [(each.about_kind, each.why) for each in waiting_sign_offs(case)] == [
        ("decision", "not_referred"),
        ("closure", "serious"),
    ]
    of_decision, of_closure = case.sign_offs
    assert {row.is_own for row in desk.sign_offs.pending()} == {True}
    agreed = SignOffDraft(answer="agreed")
    for each in case.sign_offs:
        said = refused(lambda each=each: desk.sign_offs.sign(each.id, each.row_version, agreed))
        assert said.code == "sign_off_is_your_own"
    desk.close()
    with at_the_desk(store_path, "kate") as kate:
        assert {row.is_own for row in kate.sign_offs.pending()} == {False}
        said = refused(
            lambda: kate.sign_offs.sign(
                of_closure.id, of_closure.row_version, SignOffDraft(answer="disagreed")
            )
        )
        assert [(problem.field, problem.code) for problem in said.problems] == [("note", "needed")]
        disagrees = SignOffDraft(answer="disagreed", note="The account still stands")
        signed = kate.sign_offs.sign(of_closure.id, of_closure.row_version, disagrees)
        assert signed.signed_by == member(kate, "kate")
        said = refused(lambda: kate.sign_offs.sign(of_closure.id, signed.row_version, agreed))
        assert said.code == "already_signed_off"
        case = kate.incident_log.reread(incident.id)
        assert case.incident.status == CLOSED, "a disagreement stands beside it and undoes nothing"
        assert [row.about_kind for row in kate.sign_offs.pending()] == ["decision"]
        kate.closing.reopen(incident.id, case.incident.row_version, "The account still stands")
        close(kate, incident.id)
        case = kate.incident_log.reread(incident.id)
        again = next(each for each in waiting_sign_offs(case) if each.about_kind == "closure")
        assert refused(lambda: kate.sign_offs.sign(again.id, 1, agreed)).code == "sign_off_is_your_own"
        kate.closing.reopen(incident.id, case.incident.row_version, "Once more")
        case = kate.incident_log.reread(incident.id)
        assert kate.sign_offs.refused(case, again) == "sign_off_is_over"
        assert [row.about_kind for row in kate.sign_offs.pending()] == ["decision"]


def test_nobody_signs_off_what_they_are_the_subject_of(desk: Desk, store_path: Path) -> None:
    people = (DraftPerson(part="alleged", name="Katherine Oduya", kind="pupil", is_somebody_else=True),)
    incident = ready(desk, severity=3, people=people)
    decided(desk, incident.id, "police", "not_refer")
    (asked,) = desk.incident_log.reread(incident.id).sign_offs
    desk.close()
    with at_the_desk(store_path, "kate") as kate:
        said = refused(lambda: kate.sign_offs.sign(asked.id, 1, SignOffDraft(answer="agreed")))
        assert said.code == "sign_off_about_you"
        assert [row.is_own for row in kate.sign_offs.pending()] == [True]
    with at_the_desk(store_path, "head") as head:
        head.sign_offs.sign(asked.id, 1, SignOffDraft(answer="agreed"))
        assert head.sign_offs.pending() == []


NEVER_PAUSED = [
    ("BREACH", "breach_ico", "Tell the ICO"),
    ("STAFF-UNSUIT", "lado_contact", "Tell the LADO"),
    ("THREAT", "welfare_check", "Check that the child is safe"),
]


@pytest.mark.parametrize(("category", "rule", "label"), NEVER_PAUSED)
def test_a_clock_that_never_pauses_is_not_ended_in_silence(
    category: str, rule: str, label: str, desk: Desk
) -> None:
    incident = ready(desk, categories=(category,), severity=4)
    for question, answer in (("police", "refer"), ("social_care", "refer"), ("harm_threshold", "met")):
        decided(desk, incident.id, question, answer)
    said = refused(lambda: close(desk, incident.id))
    named = {problem.field: problem for problem in said.problems}
    assert named[f"aside_clock.{rule}"].code == "duty_open"
    assert named[f"aside_clock.{rule}"].values["duty"].startswith(f"{label}")
    assert ": due " in named[f"aside_clock.{rule}"].values["duty"]
    assert f"clock.{rule}" in needed_of(desk, incident.id), "told beforehand, as every duty is"
    aside = dict.fromkeys(needed_of(desk, incident.id), "The head has it in hand")
    close(desk, incident.id, replace(FOUR, set_aside=aside))
    closure = closure_in_force(desk.incident_log.reread(incident.id))
    assert closure is not None
    assert (f"clock.{rule}", "The head has it in hand") in {(o.duty, o.reason) for o in closure.set_aside}


def test_a_clock_is_met_by_what_meets_it(desk: Desk) -> None:
    incident = ready(desk, categories=("THREAT",), severity=4)
    asked = {each.rule.code: each for each in desk.closing.duties(desk.incident_log.reread(incident.id))}
    duty = asked["clock.welfare_check"].rule
    assert (duty.act, duty.about) == ("decide", "child_safe")
    decided(desk, incident.id, "child_safe", "wait")
    assert "clock.welfare_check" in needed_of(desk, incident.id)
    decided(desk, incident.id, "child_safe", "yes")
    assert "clock.welfare_check" not in needed_of(desk, incident.id)


@pytest.mark.parametrize(
    ("decided_by", "who", "code"),
    [
        ("Katherine Oduya", "kate", "sign_off_is_your_own"),
        ("Oduya, Katherine (deputy)", "kate", "sign_off_is_your_own"),
        ("Deputy DSL", "kate", "sign_off_is_your_own"),
        ("Mrs Oduya", "kate", "sign_off_may_be_your_own"),
        ("K. Oduya, with the chair", "kate", "sign_off_may_be_your_own"),
        ("A deputy", "kate", "sign_off_may_be_your_own"),
        ("Headteacher", "head", "sign_off_is_your_own"),
        ("Mrs Oduya and the head", "head", "sign_off_is_your_own"),
        ("Acting headteacher", "head", "sign_off_may_be_your_own"),
        ("Headteacher", "kate", ""),
        ("Deputy head", "head", ""),
        ("Morgan Okafor (DSL)", "kate", ""),
    ],
)
def test_whoever_decided_it_does_not_sign_it(
    decided_by: str, who: str, code: str, desk: Desk, store_path: Path
) -> None:
    incident = logged(desk)
    draft = DecisionDraft(question="police", answer="not_refer", reason="r", decided_by=decided_by)
    desk.decisions.decide(incident.id, draft)
    (asked,) = desk.incident_log.reread(incident.id).sign_offs
    desk.close()
    with at_the_desk(store_path, who) as other:
        case = other.incident_log.reread(incident.id)
        assert other.sign_offs.refused(case, asked) == code
        assert [row.is_own for row in other.sign_offs.pending()] == [bool(code)], (
            "what is offered is not refused"
        )
        if code:
            said = refused(lambda: other.sign_offs.sign(asked.id, 1, SignOffDraft(answer="agreed")))
            assert said.code == code


@pytest.mark.parametrize("kind", ["staff", "external", ""])
def test_what_was_serious_or_about_staff_is_not_closed_alone(kind: str, desk: Desk) -> None:
    """4 comes down to 2 and a coach is taken back out: who did both does not end it by themselves."""
    adult = DraftPerson(part="subject_adult", name="Alex Rowe", kind=kind)
    for changes, why in (
        ({"severity": 4}, "was_serious"),
        ({"people": (*WHOLE["people"], adult)}, "staff_withdrawn"),
    ):
        incident = ready(desk, **changes)
        case = desk.incident_log.reread(incident.id)
        if why == "staff_withdrawn":
            assert "threshold" in needed_of(desk, incident.id)
            part = next(part for part, person in case.people if part.part == "subject_adult")
            desk.incident_log.withdraw_person(part.id, part.row_version, "It was not she")
        lower = replace(desk.incident_log.amendment_draft(case), severity=2)
        desk.incident_log.amend(incident.id, case.incident.row_version, lower, "Not so bad")
        assert desk.closing.asks_second(desk.incident_log.reread(incident.id))
        close(desk, incident.id)
        assert [(one.about_kind, one.why) for one in desk.incident_log.reread(incident.id).sign_offs] == [
            ("closure", why)
        ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Morgan Okafor", "sign_off_is_your_own"),
        ("M. Okafor", "sign_off_may_be_your_own"),
        ("Morwenna Okafor", ""),
    ],
)
def test_a_second_login_is_no_second_person(name: str, code: str, desk: Desk, store_path: Path) -> None:
    desk.team_keys.enrol(NewMember(name=name, role="team"), "again", PASSPHRASE, PASSPHRASE)
    incident = ready(desk, severity=3)
    decided(desk, incident.id, "police")
    decided(desk, incident.id, "social_care")
    close(desk, incident.id)
    (asked,) = desk.incident_log.reread(incident.id).sign_offs
    desk.close()
    with at_the_desk(store_path, "again") as again:
        assert [row.is_own for row in again.sign_offs.pending()] == [bool(code)]
        assert again.sign_offs.refused(again.incident_log.reread(incident.id), asked) == code


def test_a_restricted_one_is_signed_off_by_whoever_may_see_it(desk: Desk, store_path: Path) -> None:
    incident = ready(
        desk, severity=3, restricted=True, may_open=(member(desk, "head"),), restricted_reason="A colleague"
    )
    decided(desk, incident.id, "police", "not_refer")
    (asked,) = desk.incident_log.reread(incident.id).sign_offs
    desk.close()
    with at_the_desk(store_path, "kate") as kate:
        assert kate.sign_offs.pending() == []
        said = refused(lambda: kate.sign_offs.sign(asked.id, 1, SignOffDraft(answer="agreed")))
        assert said.code == "no_such_record"
    with at_the_desk(store_path, "head") as head:
        assert [row.incident_id for row in head.sign_offs.pending()] == [incident.id]
        head.sign_offs.sign(asked.id, 1, SignOffDraft(answer="disagreed", note="Police must know"))
        assert [row.incident_id for row in head.sign_offs.disagreed()] == [incident.id]
    with at_the_desk(store_path, "kate") as kate:
        assert kate.sign_offs.disagreed() == []


ACTS = ("police", "social_care", "close", "reopen", "raise", "lower", "aside")


@settings(max_examples=5)
@given(order=st.lists(st.sampled_from(ACTS), min_size=4, max_size=9))
def test_a_serious_one_is_never_closed_without_both_considered(order: list[str]) -> None:
    """Asked of the service's own judgement on one desk: whichever acts came before, in whatever order."""
    desk = _DESKS[0]
    incident = ready(desk)
    for act in order:
        case = desk.incident_log.reread(incident.id)
        version = case.incident.row_version
        try:
            if act in ("police", "social_care"):
                decided(desk, incident.id, act)
            elif act == "reopen":
                desk.closing.reopen(incident.id, version, "Again")
            elif act in ("raise", "lower"):
                level = 3 if act == "raise" else 2
                draft = replace(desk.incident_log.amendment_draft(case), severity=level)
                desk.incident_log.amend(incident.id, version, draft, act)
            else:
                aside = {"police_considered": "No", "social_care_considered": "No"} if act == "aside" else {}
                desk.closing.close(incident.id, version, replace(FOUR, set_aside={**UNMADE, **aside}))
                questions = {each.question for each in case.decisions}
                assert case.incident.severity < 3 or {"police", "social_care"} <= questions
        except Refusal:
            pass
    if now_of(desk, incident.id).severity >= 3 and now_of(desk, incident.id).status == CLOSED:
        assert not set(needed_of(desk, incident.id)) - set(UNMADE)


_DESKS: list[Desk] = []


@pytest.fixture(autouse=True)
def _at_one_desk(desk: Desk) -> Any:
    _DESKS[:] = [desk]
    yield
    _DESKS.clear()
