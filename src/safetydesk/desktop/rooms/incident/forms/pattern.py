"""Everything held about one adult, over the incidents one may open; what was seen in it, and whether it adds up."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.kit.page import column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.allegation import ThresholdSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.pathway_drafts import StepDraft
from safetydesk.domain.pattern import Concern, Pattern

PATHWAY, STEP = "low_level", "pattern"


class PatternSheet(Sheet):
    """What was seen in it is kept as the pathway's step. Looking at it is recorded, whoever looks."""

    kind = "pattern"

    def __init__(self, room: Room, shown: Shown, person: UUID | None = None) -> None:
        super().__init__(room, shown, say("pattern_title"), say("pattern_why"), say("pattern_save"))
        known = [(str(each.id), each.name) for each in room.presenter.allegations.adults(shown.case)]
        self.add(Choice("person_id", say("threshold_person"), known, needed=True), 2)
        self._place = column(gap=10)
        self.form.add_widget(self._place, 2)
        self.area("note", "pattern_note", needed=True, hint=say("pattern_note_hint"), lines=3)
        self.pattern: Pattern | None = None
        self.form.changed.connect(self._changed)
        chosen = str(person) if person else (known[0][0] if len(known) == 1 else "")
        self.begin({"person_id": chosen})
        if chosen:
            self._look()

    def focus_first(self) -> None:
        self.form.field("note" if self.form.field("person_id").value() else "person_id").focus()

    def work(self, values: dict[str, Text]) -> Work:
        presenter, incident = self.room.presenter.pathways, self.shown.case.incident.id
        draft = StepDraft(state="done", at="now", note=str(values["note"]))
        return lambda _progress: presenter.say(incident, PATHWAY, STEP, draft)

    def escalate(self) -> None:
        """Go through the limbs again, the earlier concerns taken along as they are."""
        pattern = self.pattern
        if pattern is None:
            return
        here = self.shown.case.incident.id
        earlier = [each.incident_id for each in pattern.as_subject if each.incident_id != here]
        person = pattern.person.id
        self.switch_wanted.emit(lambda room, shown: ThresholdSheet(room, shown, person, earlier))

    def _changed(self, key: str) -> None:
        if key == "person_id":
            self._look()

    def _look(self) -> None:
        chosen = self.form.field("person_id").value()
        if not chosen:
            return
        desk, incident, person = self.room.presenter.allegations, self.shown.case.incident.id, UUID(chosen)
        tasks = self.room.surroundings.tasks
        tasks.run(
            say("pattern_reading"), lambda _progress: desk.look(incident, person), self._seen, self._not, self
        )

    def _not(self, error: BaseException) -> None:
        self.room.surroundings.errors.show(error, self.banner)

    def _seen(self, pattern: Pattern) -> None:
        if self.form.field("person_id").value() != str(pattern.person.id):
            return
        self.pattern = pattern
        layout = self._place.layout()
        if layout is None:
            return
        emptied(layout)
        layout.addWidget(self._counts(pattern))
        card = Card(say("pattern_concerns"))
        for place, concern in enumerate(pattern.as_subject):
            if place:
                card.add(Hairline())
            self._add(card, concern)
        layout.addWidget(card)
        if len(pattern.as_subject) > 1:
            button = secondary(say("pattern_escalate"), icon="refer")
            self.room.surroundings.offers.only(button, "decide")
            button.clicked.connect(self.escalate)
            layout.addWidget(row(button))

    def _counts(self, pattern: Pattern) -> QWidget:
        said, found = self.room.said, pattern.as_subject
        dates = (
            [wording.date_words(each.discovered.london_date) for each in (found[-1], found[0])]
            if found
            else []
        )
        rows = [
            (say("pattern_count"), wording.count_words(len(found), "incident")),
            (say("pattern_low"), str(len(pattern.low_level))),
            (say("pattern_dates"), " – ".join(dict.fromkeys(dates))),
            (say("pattern_categories"), self._list(pattern, "categories", said.category)),
            (say("pattern_clauses"), self._list(pattern, "clauses", str)),
        ]
        card = Card(pattern.person.name, tone="accent")
        card.add(Facts([pair for pair in rows if pair[1]]))
        return card

    @staticmethod
    def _list(pattern: Pattern, field: str, words: object) -> str:
        assert callable(words)  # noqa: S101 - a namer of codes; this tells the type checker
        return "; ".join(
            say("pattern_times", what=words(code), count=str(count)) for code, count in pattern.counted(field)
        )

    def _add(self, card: Card, concern: Concern) -> None:
        said = self.room.said
        here = concern.incident_id == self.shown.case.incident.id
        name = say("pattern_here", reference=concern.reference) if here else concern.reference
        card.add(plain_label(name, "strong", selectable=True))
        what = "; ".join(said.category(code) for code in concern.categories)
        decided = said.term("threshold_answers", concern.threshold.answer) if concern.threshold else ""
        parts = (
            wording.date_words(concern.discovered.london_date),
            what,
            decided,
            ", ".join(concern.clauses),
        )
        card.add(plain_label(" · ".join(part for part in parts if part), "small", selectable=True))
