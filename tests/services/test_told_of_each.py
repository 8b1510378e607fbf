"""The LADO is told of each adult: by a referral that names them, or one of everybody that was there then."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged, needed_of
from tests.services.test_closing import FOUR, decided

from safetydesk import wording
from safetydesk.domain.drafts import DraftPerson, ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.facts import facts_of
from safetydesk.domain.incident import Incident
from safetydesk.domain.pathway_drafts import StepDraft
from safetydesk.domain.prompts import wanted
from safetydesk.domain.referral import Referral
from safetydesk.services.desk import Desk

ANN, BEA = (DraftPerson(part="subject_adult", name=name, kind="staff") for name in ("Ann Quill", "Bea Bloor"))


def about(desk: Desk, *people: DraftPerson) -> Incident:
    return logged(desk, categories=("BULLY",), severity=3, people=people)


def ids(desk: Desk, incident: UUID) -> dict[str, str]:
    return {person.name: str(person.id) for _part, person in desk.incident_log.reread(incident).people}


def tell(desk: Desk, incident: UUID, *names: str) -> Referral:
    known = ids(desk, incident)
    draft = ReferralDraft(route="lado", method="phone", about=tuple(known[name] for name in names))
    return desk.referrals.refer(incident, draft)


def heard(desk: Desk, referral: Referral, *also: str) -> Referral:
    draft = desk.referrals.draft_of(referral)
    known = ids(desk, referral.incident_id)
    changes = {"acknowledged": "now", "about": (*draft.about, *(known[name] for name in also))}
    return desk.referrals.update(referral.id, referral.row_version, replace(draft, **changes))


def untold(desk: Desk, incident: UUID) -> set[str]:
    """By their clocks; Today, the duty, the step and the reminder say the same."""
    case = desk.incident_log.reread(incident)
    live = {c.about for c in desk.deadlines.of_case(case) if c.rule_code == "lado_contact" and c.is_live}
    board = desk.deadline_board.today()
    lines = (*board.overdue, *board.due_today, *board.coming)
    assert live == {
        line.deadline.about
        for line in lines
        if line.deadline.rule_code == "lado_contact" and line.deadline.record_id == incident
    }
    assert ("clock.lado_contact" in needed_of(desk, incident)) is bool(live)
    reminders = {each.code for each in wanted(wording.load_prompts(), facts_of(case), "lado")}
    assert ("staff_lado" in reminders) is bool(live)
    assert (steps(desk, incident)["lado"] == "open") is bool(live)
    return live


def steps(desk: Desk, incident: UUID) -> dict[str, str]:
    views = desk.pathways.of_case(desk.incident_log.reread(incident))
    (found,) = [view for view in views if view.pathway.code == "staff_allegation"]
    return {each.step.code: each.standing for each in found.steps}


def test_what_names_the_child_alone_tells_of_whoever_was_there(desk: Desk, clock: StoppedClock) -> None:
    """The LADO is told of adults: they were rung, and the child was ticked."""
    incident = about(desk, ANN, DraftPerson(part="affected", name="Maya Okafor", kind="pupil")).id
    tell(desk, incident, "Maya Okafor")
    assert untold(desk, incident) == set()
    clock.move(hours=1)
    desk.incident_log.add_person(incident, BEA)
    assert untold(desk, incident) == {"Bea Bloor"}
    tell(desk, incident, "Maya Okafor", "Ann Quill")
    assert untold(desk, incident) == {"Bea Bloor"}, "that was of Ann"


def test_of_two_decisions_of_one_minute_the_later_counts_on_today_too(desk: Desk) -> None:
    incident = about(desk, ANN).id
    for answer in ("low_level", "met"):
        decided(desk, incident, "harm_threshold", answer)
    assert untold(desk, incident) == {"Ann Quill"}


def test_what_names_one_adult_tells_of_no_other(desk: Desk, clock: StoppedClock) -> None:
    incident = about(desk, ANN, BEA).id
    assert untold(desk, incident) == {"Ann Quill", "Bea Bloor"}
    labels = [duty.label for duty in desk.incident_log.still_needed(desk.incident_log.reread(incident))]
    assert any("Tell the LADO · Ann Quill; Bea Bloor: due" in label for label in labels)
    made = tell(desk, incident, "Ann Quill")
    assert untold(desk, incident) == {"Bea Bloor"}
    made = heard(desk, made)
    assert (untold(desk, incident), steps(desk, incident)["interviews"]) == ({"Bea Bloor"}, "frozen")
    heard(desk, made, "Bea Bloor")
    assert (untold(desk, incident), steps(desk, incident)["interviews"]) == (set(), "open")


@pytest.mark.parametrize("by_word", [False, True])
def test_another_adult_freezes_the_interviews_again(by_word: bool, desk: Desk, clock: StoppedClock) -> None:
    incident = about(desk, ANN).id
    if by_word:
        for step, state in (("lado", "done"), ("lado_advice", "not_needed")):
            word = StepDraft(state=state, note="By hand")
            desk.pathways.say(incident, "staff_allegation", step, word)
    else:
        heard(desk, tell(desk, incident))
    clock.move(minutes=5)
    assert steps(desk, incident)["interviews"] == "open"
    desk.incident_log.add_person(incident, BEA)
    assert [steps(desk, incident)[each] for each in ("lado", "lado_advice", "interviews")] == [
        "open", "open", "frozen",
    ]  # fmt: skip
    went_on = StepDraft(state="went_on", note="Agreed")
    desk.pathways.say(incident, "staff_allegation", "interviews", went_on)
    assert steps(desk, incident)["interviews"] == "open"
    clock.move(minutes=5)
    desk.incident_log.add_person(incident, replace(BEA, name="Cy Dunn"))
    assert steps(desk, incident)["interviews"] == "frozen", "gone on with while nobody knew of the third"


def test_nobody_of_another_incident_and_nobody_withdrawn_is_named_anew(
    desk: Desk, clock: StoppedClock
) -> None:
    incident, other = about(desk, ANN, BEA).id, about(desk, replace(ANN, name="Cy Dunn")).id
    made = tell(desk, incident, "Ann Quill", "Bea Bloor")
    parts = desk.incident_log.reread(incident).people
    bea = next(part for part, person in parts if person.name == "Bea Bloor")
    desk.incident_log.withdraw_person(bea.id, bea.row_version, "Somebody else of that name")
    assert untold(desk, incident) == set()
    assert heard(desk, made).about == made.about, "what was said of her stays as it was said"
    case = desk.incident_log.reread(incident)
    said = ("Ann Quill", "Bea Bloor (withdrawn from this incident)")
    assert wording.named_people(made.about, case) == said
    for who in (ids(desk, incident)["Bea Bloor"], ids(desk, other)["Cy Dunn"], "Ann Quill"):
        with pytest.raises(Refusal) as refused:
            desk.referrals.refer(incident, ReferralDraft(route="lado", about=(who,)))
        (said_of,) = refused.value.problems
        assert (said_of.field, said_of.code) == ("about", "not_of_this_incident")
    clock.move(days=3)
    desk.incident_log.add_person(incident, replace(BEA, person_id=bea.person_id))
    assert untold(desk, incident) == set(), "she was named"


def test_opened_again_the_lado_is_told_anew_of_each(desk: Desk, clock: StoppedClock) -> None:
    incident = about(desk, ANN, BEA).id
    heard(desk, tell(desk, incident))
    for question, answer in (
        ("police", "not_refer"),
        ("social_care", "not_refer"),
        ("harm_threshold", "met"),
    ):
        decided(desk, incident, question, answer)
    every = dict.fromkeys(needed_of(desk, incident), "Done on paper")
    version = desk.incident_log.reread(incident).incident.row_version
    desk.closing.close(incident, version, replace(FOUR, set_aside={**FOUR.set_aside, **every}))
    clock.move(days=200)
    version = desk.incident_log.reread(incident).incident.row_version
    desk.closing.reopen(incident, version, "Something came out")
    for names, is_live in (((), True), (("Ann Quill",), True), (("Bea Bloor",), False)):
        if names:
            clock.move(minutes=5)
            tell(desk, incident, *names)
        clocks = desk.deadlines.of_case(desk.incident_log.reread(incident))
        assert any(each.rule_code == "lado_contact" and each.is_live for each in clocks) is is_live
        assert ("clock.lado_contact" in needed_of(desk, incident)) is is_live
