"""A decision: the question, the answer, the reason, who and when. "Not to refer" is one."""

from __future__ import annotations

from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.kit.fields.choices_search import codes_in
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.allegation import ThresholdSheet
from safetydesk.desktop.rooms.incident.forms.several import several_clauses
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.allegation import QUESTION
from safetydesk.domain.checks.decision import goes_against
from safetydesk.domain.drafts import DecisionDraft
from safetydesk.domain.plain import hints_of

_FIELDS = tuple(name for name in hints_of(DecisionDraft) if name != "clauses")


class DecisionSheet(Sheet):
    """Records a decision. The answers of a question are offered, and one of them is chosen: own words stand in the
    reason. A question that has no answers of its own is answered in words.

    `question` is the one that it begins with. What the person affected wishes about police is shown, and an answer
    that goes against it asks why.
    """

    kind = "decision"

    def __init__(self, room: Room, shown: Shown, question: str = "") -> None:
        super().__init__(room, shown, say("decision_title"), say("decision_why"), say("decision_save"))
        ending = shown.ending
        self._question = self.choice(
            "question", "decision_question", "decision_questions", needed=True, span=2
        )
        self._usual = Choice(
            "usual_answer", say("decision_answer"), hint=say("decision_own_words_hint"), needed=True
        )
        self.add(self._usual, span=2)
        self.line("answer", "decision_answer", needed=True, span=2)
        self.area("reason", "decision_reason", needed=True, lines=4)
        self.area("options", "decision_options", lines=2)
        self.area("advice", "decision_advice", lines=2)
        self.area("person_wish", "decision_person_wish", lines=2)
        self.area("overrides_wish", "decision_overrides_wish", lines=2)
        self.time("decided", "decision_decided", needed=True)
        self.line("decided_by", "decision_decided_by", needed=True)
        notes = " ".join(each.note for each in ending.editions if each.note)
        self.line("guidance", "decision_guidance", span=2, hint=notes)
        if ending.clauses:
            several_clauses(self, "clauses", "decision_clauses", ending.clauses)
        self._about = Card(say("decision_about"), tone="accent")
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(self._about)
        self.form.changed.connect(self._changed)
        wish = room.said.term("police_wishes", ending.police_wish)
        self.begin(
            {
                "question": question, "decided": "now", "decided_by": shown.me, "guidance": ending.guidance,
                "person_wish": wish,
            }
        )  # fmt: skip
        self._show_about()

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter
        said = texts(values, _FIELDS)
        said["answer"] = self._answer_code(values)
        draft = DecisionDraft(**said, clauses=codes_in(str(values.get("clauses", ""))))
        return lambda _progress: presenter.decide(incident, draft)

    def names(self) -> dict[str, str]:
        return {"answer": "usual_answer"} if self._answers() else {}

    def _answers(self) -> tuple[str, ...]:
        """Codes of the answers that the question has of its own."""
        code = self._question.value()
        return self.room.said.vocabulary.term("decision_questions", code).choices if code else ()

    def _answer_code(self, values: dict[str, Text]) -> str:
        return str((values["usual_answer"] if self._answers() else values["answer"]) or "")

    def _changed(self, key: str) -> None:
        if key == "question":
            self._show_about()
        if key in ("question", "usual_answer", "answer"):
            self._ask_why()

    def _ask_why(self) -> None:
        """An answer against what the person affected wishes is asked for its reason; others are not."""
        question = str(self._question.value() or "")
        answer = self._answer_code(self.typed.read())
        is_against = goes_against(question, answer, self.shown.ending.police_wish)
        has_words = bool(str(self.form.field("overrides_wish").value()).strip())
        self.form.set_field_visible("overrides_wish", is_against or has_words)

    def _show_about(self) -> None:
        code = self._question.value()
        words = self.room.said.vocabulary
        question = words.term("decision_questions", code) if code else None
        answers = self._answers()
        self._usual.set_choices(
            [(answer, words.term("decision_answers", answer).label) for answer in answers]
        )
        self.form.set_field_visible("usual_answer", bool(answers))
        self.form.set_field_visible("answer", question is not None and not answers)
        if len(answers) == 1:
            self._usual.set_value(answers[0])
        self._ask_why()
        self._about.clear()
        text = question.explanation if question and question.explanation else say("decision_rule")
        self._about.add(plain_label(text))
        if code == QUESTION and self.room.presenter.allegations.adults(self.shown.case):
            self._about.add(plain_label(say("decision_of_whom"), "strong"))
            limbs = quiet(say("duty_act_threshold"))
            limbs.clicked.connect(lambda: self.switch_wanted.emit(ThresholdSheet))
            self._about.add(row(limbs))
        for asked in self.shown.must_ask:
            self._about.add(plain_label(say("bullet", text=asked), "small"))
