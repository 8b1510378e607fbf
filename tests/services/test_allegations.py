"""The harm threshold, who manages the case, what came of it, and what else is held about the same adult."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.clocks import StoppedClock
from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.acts import logged, needed_of

from safetydesk.domain.allegation_drafts import OutcomeDraft, ThresholdDraft
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.closing_drafts import SignOffDraft
from safetydesk.domain.drafts import DecisionDraft, DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.domain.person import Person
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]

MET = ThresholdDraft(
    limbs=("unsuitable",), answer="met", reason="Messages at night to one pupil.", decided_by="Mr Castellan"
)


def about(desk: Desk, adult: Person | None = None, name: str = "Alex Rowe") -> tuple[CaseFile, Person]:
    incident = logged(desk, categories=("STAFF-CONTACT",))
    person = DraftPerson(part="subject_adult", name=name, kind="staff", person_id=adult.id if adult else None)
    desk.incident_log.add_person(incident.id, person)
    case = desk.incident_log.reread(incident.id)
    return case, case.people[0][1]


def draft(person: Person, **changes: Any) -> ThresholdDraft:
    return replace(MET, **{"person_id": str(person.id), **changes})


def refused(act: Callable[[], object]) -> set[tuple[str, str]]:
    with pytest.raises(Refusal) as fault:
        act()
    return {(each.field, each.code) for each in fault.value.problems}


def test_the_four_limbs_and_who_manages_the_case(desk: Desk) -> None:
    case, adult = about(desk)
    incident = case.incident.id
    assert desk.allegations.case_manager(case, adult) == "head"
    decision = desk.allegations.decide(incident, draft(adult))
    assert (decision.case_manager, decision.limbs) == ("head", ("unsuitable",))
    for changes, wanted in (
        ({"limbs": ()}, {("limbs", "threshold_needs_a_limb")}),
        ({"answer": "low_level"}, {("limbs", "limb_but_not_met")}),
        ({"case_manager": "chair"}, {("case_manager_reason", "case_manager_needs_reason")}),
        ({"reason": " ", "limbs": ("nothing",)}, {("reason", "needed"), ("limbs", "not_in_the_list")}),
    ):
        assert refused(lambda c=changes: desk.allegations.decide(incident, draft(adult, **c))) == wanted
    stranger = draft(adult, person_id=str(UUID(int=7)))
    assert refused(lambda: desk.allegations.decide(incident, stranger)) == {
        ("person_id", "not_an_adult_of_this_incident")
    }
    other = desk.allegations.decide(
        incident, draft(adult, case_manager="chair", case_manager_reason="They are related.")
    )
    assert other.case_manager == "chair"
    desk.allegations.end(
        incident,
        OutcomeDraft(person_id=str(adult.id), outcome="false", reason="Shown on the log.", decided_by="LADO"),
    )
    case = desk.incident_log.reread(incident)
    found = next(each for each in desk.pathways.of_case(case) if each.pathway.code == "staff_allegation")
    assert {"off_the_file", "outcome"} <= {each.step.code for each in found.steps}
    assert found.step("summary_kept") is None


def test_the_chair_manages_it_where_the_head_is_the_subject(desk: Desk) -> None:
    case, adult = about(desk)
    for job, wanted in (
        ("Headteacher", "chair"), ("Head", "chair"), ("Deputy headteacher", "head"), ("Head of Year 9", "head"),
    ):  # fmt: skip
        assert desk.allegations.case_manager(case, replace(adult, job=job)) == wanted, job


def test_everything_about_one_adult_is_seen_and_what_adds_up_takes_the_earlier_along(
    desk: Desk, clock: StoppedClock
) -> None:
    first, adult = about(desk)
    low = draft(adult, answer="low_level", limbs=(), reason="One reply at midnight.")
    desk.allegations.decide(first.incident.id, low)
    clock.move(days=9)
    second, _ = about(desk, adult)
    desk.allegations.decide(second.incident.id, low)
    clock.move(days=9)
    third, _ = about(desk, adult)
    pattern = desk.patterns.look(third.incident.id, adult.id)
    assert [each.reference for each in pattern.concerns] == [
        case.incident.reference for case in (third, second, first)
    ]
    assert len(pattern.low_level) == 2 and pattern.counted("categories") == (("STAFF-CONTACT", 3),)
    earlier = [each.incident_id for each in pattern.low_level]
    assert refused(lambda: desk.allegations.decide(third.incident.id, low, earlier)) == set()
    desk.allegations.decide(third.incident.id, draft(adult), earlier)
    desk.allegations.decide(third.incident.id, draft(adult), earlier)  # linked once
    assert {each.id for each in desk.links.of_incident(third.incident.id)} == set(earlier)
    original = desk.incident_log.reread(first.incident.id)
    assert [each.answer for each in original.threshold_decisions] == ["low_level"]
    kinds = [each.kind for each in desk.incident_log.reread(third.incident.id).history]
    assert kinds.count("PatternLookedAt") == 1 and kinds.count("ThresholdDecided") == 2
    assert "PatternLookedAt" in [
        each.kind for each in original.history
    ]  # it was shown: whoever asks of it learns so


def test_a_pattern_is_of_an_adult_of_that_incident_and_tells_nobody_how_many(desk: Desk) -> None:
    case, adult = about(desk)
    hidden = logged(desk, categories=("STAFF-CONTACT",), restricted=True, restricted_reason="A colleague")
    same = DraftPerson(part="subject_adult", name=adult.name, kind="staff", person_id=adult.id)
    desk.incident_log.add_person(hidden.id, same)
    elsewhere = logged(desk)
    nobody = {("person_id", "not_an_adult_of_this_incident")}
    assert refused(lambda: desk.patterns.look(elsewhere.id, adult.id)) == nobody
    assert not [each for each in desk.incident_log.reread(elsewhere.id).history if "Pattern" in each.kind]
    assert len(desk.patterns.look(case.incident.id, adult.id).concerns) == 2
    for incident in (case.incident, hidden):
        history = desk.incident_log.reread(incident.id).history
        (looked,) = [each.event for each in history if each.kind == "PatternLookedAt"]
        assert looked is not None and looked.reference == incident.reference  # type: ignore[attr-defined]  # its own
        assert {each.name for each in fields(looked)} == {"subject", "reference", "person"}


def test_a_threshold_judged_not_met_waits_for_a_second_person(desk: Desk, store_path: Path) -> None:
    case, adult = about(desk)
    incident = case.incident.id
    judged = {
        answer: desk.allegations.decide(
            incident, draft(adult, answer=answer, limbs=limbs, decided_by="Mrs Oduya")
        )
        for answer, limbs in (("unsure", ()), ("met", ("risk",)), ("low_level", ()), ("neither", ()))
    }
    manage = DecisionDraft(question="manage_in_school", answer="yes", reason="r", decided_by="Morgan")
    desk.decisions.decide(incident, manage)
    asked = desk.incident_log.reread(incident).sign_offs
    assert [(each.about, each.about_kind, each.why) for each in asked][:2] == [
        (judged["low_level"].id, "decision", "threshold_not_met"),
        (judged["neither"].id, "decision", "threshold_not_met"),
    ]
    assert [each.why for each in asked[2:]] == ["managed_in_school"]
    desk.close()
    with at_the_desk(store_path, "kate") as kate:
        case = kate.incident_log.reread(incident)
        assert [kate.sign_offs.refused(case, each) for each in asked] == [
            *["sign_off_may_be_your_own"] * 2, "",
        ]  # fmt: skip
    with at_the_desk(store_path, "head") as head:
        head.sign_offs.sign(asked[0].id, 1, SignOffDraft(answer="agreed"))


def two_adults(desk: Desk) -> tuple[UUID, Person, Person]:
    adults = [
        DraftPerson(part="subject_adult", name=name, kind="staff") for name in ("Alex Rowe", "Ivy Bloor")
    ]
    incident = logged(desk, categories=("STAFF-UNSUIT",), people=tuple(adults))
    (_, one), (_, other) = desk.incident_log.reread(incident.id).people
    return incident.id, one, other


def standing(desk: Desk, incident: UUID) -> dict[str, str]:
    views = desk.pathways.of_case(desk.incident_log.reread(incident))
    (found,) = [view for view in views if view.pathway.code == "staff_allegation"]
    return {each.step.code: each.standing for each in found.steps}


def lado_runs(desk: Desk, incident: UUID) -> set[str]:
    """The adults of whom the LADO is to be told."""
    clocks = desk.deadlines.of_case(desk.incident_log.reread(incident))
    today = desk.deadline_board.today()
    lines = (*today.overdue, *today.due_today, *today.coming)
    on_today = [line.deadline for line in lines if line.deadline.record_id == incident]
    live = {each.about for each in clocks if each.rule_code == "lado_contact" and each.is_live}
    read = {each.about for each in on_today if each.rule_code == "lado_contact"}
    assert live == read, "the board reads what the page reads"
    return live


def test_one_adult_judged_is_not_the_other(desk: Desk) -> None:
    """The LADO's steps, the freeze and the duty stay for the one whom nobody judged; the worst answer stands."""
    incident, one, other = two_adults(desk)
    neither = {"answer": "neither", "limbs": ()}
    assert lado_runs(desk, incident) == {"Alex Rowe", "Ivy Bloor"}
    desk.allegations.decide(incident, draft(one, **neither))
    assert "threshold" in needed_of(desk, incident) and lado_runs(desk, incident) == {"Ivy Bloor"}
    found = standing(desk, incident)
    assert (found["threshold"], found["lado"], found["interviews"]) == ("open", "open", "frozen")
    desk.allegations.decide(incident, draft(other, answer="unsure", limbs=()))
    assert "threshold" in needed_of(desk, incident) and standing(desk, incident)["interviews"] == "frozen"
    desk.allegations.decide(incident, draft(other))
    assert "threshold" not in needed_of(desk, incident) and lado_runs(desk, incident)
    assert standing(desk, incident)["interviews"] == "frozen"
    desk.allegations.decide(incident, draft(other, **neither))
    assert "threshold" not in needed_of(desk, incident) and not lado_runs(desk, incident)
    assert "lado" not in standing(desk, incident)


def test_a_decision_and_the_limbs_are_one_fact(desk: Desk, clock: StoppedClock) -> None:
    """What was decided last of an adult counts, by whichever form; of several one must say of whom."""
    case, adult = about(desk)
    decided = DecisionDraft(question="harm_threshold", answer="low_level", reason="r", decided_by="Morgan")
    desk.decisions.decide(case.incident.id, decided)
    assert "threshold" not in needed_of(desk, case.incident.id)
    assert "lado" not in standing(desk, case.incident.id)
    clock.move(minutes=5)
    desk.allegations.decide(case.incident.id, draft(adult))
    assert standing(desk, case.incident.id)["lado"] == "open"
    clock.move(minutes=5)
    desk.decisions.decide(case.incident.id, replace(decided, answer="wait"))
    assert "threshold" in needed_of(desk, case.incident.id)
    incident, _one, _other = two_adults(desk)
    desk.decisions.decide(incident, decided)
    assert "threshold" in needed_of(desk, incident) and len(lado_runs(desk, incident)) == 2
    clock.move(minutes=5)
    desk.decisions.decide(incident, replace(decided, answer="met"))
    assert "threshold" not in needed_of(desk, incident) and lado_runs(desk, incident)
