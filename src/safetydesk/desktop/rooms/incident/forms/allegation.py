"""The harm threshold, limb by limb, and what came of an allegation."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.kit.fields.choices_search import codes_in
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.several import several
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.allegation_drafts import OutcomeDraft, ThresholdDraft
from safetydesk.domain.plain import hints_of

_TEXTS = tuple(name for name in hints_of(ThresholdDraft) if name != "limbs")
_OUTCOME = tuple(hints_of(OutcomeDraft))


class ThresholdSheet(Sheet):
    """`earlier` concerns about the same adult are taken along: they stay as they are, and are linked."""

    kind = "threshold"

    def __init__(
        self, room: Room, shown: Shown, person: UUID | None = None, earlier: Sequence[UUID] = ()
    ) -> None:
        super().__init__(room, shown, say("threshold_title"), say("threshold_why"), say("threshold_save"))
        self._earlier = tuple(earlier)
        desk, case = room.presenter.allegations, shown.case
        self._adults = desk.adults(case)
        known = [(str(each.id), each.name) for each in self._adults]
        self.add(
            Choice(
                "person_id", say("threshold_person"), known, needed=True, hint=say("threshold_person_hint")
            ),
            2,
        )
        several(self, "limbs", "threshold_limbs", "harm_limbs")
        self.area("evidence", "threshold_evidence", lines=3)
        self.choice("answer", "threshold_answer", "threshold_answers", needed=True, span=2)
        self.area("reason", "threshold_reason", needed=True, lines=3)
        self.choice("lado_consulted", "threshold_lado", "lado_consulted_answers")
        self.choice("case_manager", "threshold_manager", "case_managers", hint=say("threshold_manager_hint"))
        self.area("lado_advice", "threshold_advice", hint=say("referral_advice_hint"), lines=2)
        self.line("case_manager_reason", "threshold_manager_reason", span=2)
        self.area("may_be_told", "threshold_may_be_told", lines=2)
        self.time("decided", "decision_decided")
        self.line("decided_by", "decision_decided_by", needed=True)
        self._beside()
        self.form.changed.connect(self._changed)
        chosen = str(person) if person else (known[0][0] if len(known) == 1 else "")
        answer = "met" if earlier else ""
        self.begin({"person_id": chosen, "answer": answer, "decided": "now", "decided_by": shown.me})
        self._show_manager()

    def work(self, values: dict[str, Text]) -> Work:
        presenter, incident, earlier = (
            self.room.presenter.allegations,
            self.shown.case.incident.id,
            self._earlier,
        )
        draft = ThresholdDraft(**texts(values, _TEXTS), limbs=codes_in(str(values["limbs"])))
        return lambda _progress: presenter.decide(incident, draft, earlier)

    def _changed(self, key: str) -> None:
        if key == "person_id":
            self._show_manager()

    def _show_manager(self) -> None:
        """It follows from who the adult is."""
        chosen = self.form.field("person_id").value()
        person = next((each for each in self._adults if str(each.id) == chosen), None)
        if person is not None:
            manager = self.room.presenter.allegations.case_manager(self.shown.case, person)
            self.form.field("case_manager").set_value(manager)

    def _beside(self) -> None:
        limbs = Card(say("threshold_four"), tone="moderate")
        for limb in self.room.said.vocabulary.terms("harm_limbs"):
            limbs.add(plain_label(say("bullet", text=limb.label)))
        card = Card(say("threshold_about"), tone="accent")
        for key in ("first", "unsure", "manager", "subject"):
            card.add(plain_label(say("bullet", text=say(f"threshold_about_{key}"))))
        if self._earlier:
            card.add(plain_label(say("threshold_earlier", count=str(len(self._earlier))), "strong"))
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(limbs)
            beside.addWidget(card)


class OutcomeSheet(Sheet):
    """One of the five, each with its fixed meaning beside it."""

    kind = "allegation"

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__(room, shown, say("allegation_title"), say("allegation_why"), say("allegation_save"))
        known = [(str(each.id), each.name) for each in room.presenter.allegations.adults(shown.case)]
        self.add(Choice("person_id", say("threshold_person"), known, needed=True), 2)
        self.choice("outcome", "allegation_outcome", "allegation_outcomes", needed=True, span=2)
        self.area("reason", "decision_reason", needed=True, lines=4)
        self.time("decided", "decision_decided")
        self.line("decided_by", "decision_decided_by", needed=True)
        card = Card(say("allegation_meanings"), tone="accent")
        for term in room.said.vocabulary.terms("allegation_outcomes"):
            card.add(plain_label(term.label, "strong"))
            card.add(plain_label(term.explanation))
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(card)
        only = known[0][0] if len(known) == 1 else ""
        self.begin({"person_id": only, "decided": "now"})

    def work(self, values: dict[str, Text]) -> Work:
        presenter, incident = self.room.presenter.allegations, self.shown.case.incident.id
        draft = OutcomeDraft(**texts(values, _OUTCOME))
        return lambda _progress: presenter.end(incident, draft)
