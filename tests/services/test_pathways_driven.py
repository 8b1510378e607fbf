"""Each of the pathways walked from the log to its end by the services: every step's form leaves it taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged

from safetydesk.domain.allegation_drafts import OutcomeDraft, ThresholdDraft
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.custody_drafts import HeldItemDraft
from safetydesk.domain.drafts import (
    DecisionDraft,
    DescribedItemDraft,
    DraftPerson,
    NoteDraft,
    NoticeDraft,
    ReferralDraft,
)
from safetydesk.domain.pathway_drafts import BanDraft, StepDraft
from safetydesk.domain.pathways import TAKEN, PathwayView
from safetydesk.domain.referral_drafts import CallDraft
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.words_drafts import (
    AccidentalViewingDraft,
    DeletionDraft,
    InitialReviewDraft,
    KnownHolderDraft,
    WordsDraft,
)
from safetydesk.services.desk import Desk

CATEGORY = {
    "nudes": "NUDES", "found_imagery": "CSAM", "sextortion": "SEXTORT", "staff_allegation": "STAFF-CONTACT",
    "staff_material": "STAFF-UNSUIT", "low_level": "STAFF-CONDUCT", "parent_perpetrator": "PARENT-ABUSE",
    "abuse_of_staff": "BULLY-STAFF", "channel_abuse": "CHANNEL", "filter_bypass": "BYPASS", "data_breach": "BREACH",
    "prevent": "EXTREMISM", "cyber_choices": "HACK",
}  # fmt: skip
ANSWERS = {"refer": "refer", "yes": "yes", "met": "met"}
WHY = "As the pathway says."
DELETION = DeletionDraft(
    what_to_delete="The picture on his phone", agreement="not_needed", why_not_needed="Nothing was referred.",
    asked_whom="Ben", asked="now", report_remove="offered",
)  # fmt: skip
WORDS: dict[str, WordsDraft] = {
    "initial_review": InitialReviewDraft(
        reviewed="now", took_part="DSL and head", referral_triggers=("coerced",), why_triggers=WHY,
        review_decision="To police",
    ),
    "known_holder": KnownHolderDraft(holder="Ben", source="Maya"),
    "accidental_viewing": AccidentalViewingDraft(viewed_by="A teacher", viewed="now", how_it_came="Was shown it"),
    "deletion": DELETION,
}  # fmt: skip


class Driver:
    """Takes whatever step is next, by the form that it opens."""

    def __init__(self, desk: Desk, clock: StoppedClock, incident_id: UUID) -> None:
        self.desk, self.clock, self.id = desk, clock, incident_id

    def case(self) -> CaseFile:
        return self.desk.incident_log.reread(self.id)

    def view(self, code: str) -> PathwayView:
        return next(each for each in self.desk.pathways.of_case(self.case()) if each.pathway.code == code)

    def walk(self, code: str) -> list[str]:
        """The steps in the order they were taken, until none is left."""
        walked = []
        while (found := self.view(code).next) is not None:
            step = found.step
            assert step.code not in walked, f"{code}.{step.code} was taken and stands open"
            walked.append(step.code)
            self.clock.move(minutes=7)
            kind, _, what = step.opens.partition(":")
            getattr(self, f"_{kind}")(what)
            if kind in ("step", "pattern"):
                self._say(code, step.code)
            after = self.view(code).step(step.code)
            assert after is not None and after.standing == TAKEN, f"{code}.{step.code} by {step.opens}"
        return walked

    def _say(self, pathway: str, step: str) -> None:
        self.desk.pathways.say(self.id, pathway, step, StepDraft(state="done", note=WHY))

    def _step(self, _what: str) -> None:
        """Said above."""

    _pattern = _step

    def _refer(self, route: str) -> None:
        """Made; and once it is made, what came back."""
        made = [each for each in self.case().referrals if each.route == route]
        if not made:
            self.desk.referrals.refer(self.id, ReferralDraft(route=route, made="now", shared=WHY))
            return
        heard = replace(
            self.desk.referrals.draft_of(made[-1]), acknowledged="now", acknowledged_by="Duty officer"
        )
        self.desk.referrals.update(made[-1].id, made[-1].row_version, heard)

    def _notice(self, kind: str) -> None:
        self.desk.notices.tell(self.id, NoticeDraft(to_kind=kind, to_name="Somebody", method="phone"))

    def _decision(self, question: str) -> None:
        choices = self.desk.vocabulary.term("decision_questions", question).choices
        answer = next((choice for choice in choices if choice in ANSWERS), choices[0])
        self.desk.decisions.decide(
            self.id, DecisionDraft(question=question, answer=answer, reason=WHY, decided_by="Morgan Okafor")
        )

    def _words(self, kind: str) -> None:
        writes: dict[str, Callable[[UUID, WordsDraft], object]] = {
            "initial_review": self.desk.in_words.record_review,  # type: ignore[dict-item]  # the draft that fits
            "deletion": self._deletion,
        }
        writes.get(kind, self.desk.in_words.write)(self.id, WORDS[kind])  # type: ignore[arg-type]  # as above

    def _deletion(self, incident_id: UUID, _draft: WordsDraft) -> None:
        """Report Remove is offered, then somebody is asked, then it is confirmed: one record of all three."""
        there = self.case().deletions
        if not there:
            self.desk.in_words.record_measure(incident_id, replace(DELETION, asked_whom="", asked=""))
            return
        draft = (
            DELETION if there[-1].asked is None else replace(DELETION, confirmed_by="Ben", confirmed="now")
        )
        self.desk.in_words.amend(there[-1].id, there[-1].row_version, draft, "They say so")

    def _note(self, kind: str) -> None:
        person = self.case().people[0][1].id
        self.desk.incident_log.add_note(
            self.id, NoteDraft(kind=kind, text="Seen today; calm.", person_id=person)
        )

    def _call(self, route: str) -> None:
        self.desk.calls.record(self.id, CallDraft(route=route, began="now", ended="now", result="answered"))

    def _takedown(self, _what: str) -> None:
        address = f"https://social.example/{self.id}"
        asked = TakedownStepDraft(kind="reported", route="platform", reference="SC-1")
        self.desk.takedowns.begin(self.id, TakedownDraft(address=address, platform="snapchat"), asked)

    def _circumstances(self, _what: str) -> None:
        self.desk.circumstances.record(self.id, CircumstancesDraft(police_wish="undecided"))

    def _evidence(self, _what: str) -> None:
        self.desk.exhibits.describe(self.id, DescribedItemDraft(shows="A post", said_by="Maya"))

    _described = _evidence

    def _held(self, _what: str) -> None:
        self.desk.held_items.record(
            self.id,
            HeldItemDraft(
                description="A phone",
                place="Safe",
                custodian_one="DSL",
                taken_from="Ben",
                reason=WHY,
                power="off",
            ),
        )

    def _threshold(self, _what: str) -> None:
        adult = self.desk.allegations.adults(self.case())[0]
        low = "STAFF-CONDUCT" in self.case().incident.categories
        self.desk.allegations.decide(
            self.id,
            ThresholdDraft(
                person_id=str(adult.id), limbs=() if low else ("risk",), answer="low_level" if low else "met",
                reason=WHY, decided_by="The head",
            ),
        )  # fmt: skip

    def _allegation(self, _what: str) -> None:
        adult = self.desk.allegations.adults(self.case())[0]
        self.desk.allegations.end(
            self.id, OutcomeDraft(person_id=str(adult.id), outcome="false", reason=WHY, decided_by="LADO")
        )

    def _ban(self, _what: str) -> None:
        person = self.case().people[0][1].id
        self.desk.pathways.ban(
            self.id,
            BanDraft(
                person_id=str(person), what="internet", starts="20/11/2026", until="18/12/2026", reason=WHY,
                decided_by="The head",
            ),
        )  # fmt: skip


@pytest.mark.slow
def test_each_of_the_thirteen_can_be_walked_to_its_end(desk: Desk, clock: StoppedClock) -> None:
    assert set(CATEGORY) == set(desk.pathways.every())
    walked = {}
    for code, category in CATEGORY.items():
        incident = logged(desk, categories=(category,), address="https://social.example/p/1")
        part, kind = (
            ("subject_adult", "staff") if "staff_" in code or code == "low_level" else ("alleged", "pupil")
        )
        desk.incident_log.add_person(
            incident.id, DraftPerson(part=part, kind=kind, name=f"Somebody of {code}")
        )
        walked[code] = Driver(desk, clock, incident.id).walk(code)
    for code, first, last in (
        ("channel_abuse", "copied", "line_manager"),
        ("staff_allegation", "child_safe", "off_the_file"),
        ("found_imagery", "stop", "iwf"),
        ("parent_perpetrator", "kept", "provider"),
        ("prevent", "danger", "answer"),
        ("cyber_choices", "contained", "answer"),
    ):
        assert (walked[code][0], walked[code][-1]) == (first, last), walked[code]
    review = walked["nudes"].index("review")
    assert walked["nudes"][review + 1] == "immediate_decision"
    assert walked["staff_allegation"].index("lado_advice") < walked["staff_allegation"].index("interviews")
