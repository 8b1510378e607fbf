"""Something said of a step of a pathway that no record shows, or of the pathway as a whole."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.pathway import Pathway, Step
from safetydesk.domain.pathway_drafts import StepDraft
from safetydesk.domain.pathway_step import DONE, UNDONE, WENT_ON
from safetydesk.domain.pathways import is_a_decision

_FIELDS = ("state", "at", "note")


def slot_of(pathway: str, step: str = "") -> str:
    """One form a step, and one for each pathway as a whole."""
    return f"{pathway}.{step}" if step else pathway


class PathwayStepSheet(Sheet):
    """`step` None: of the pathway as a whole. `state` stands there to begin with."""

    kind = "pathway_step"

    def __init__(
        self, room: Room, shown: Shown, pathway: Pathway, step: Step | None = None, state: str = ""
    ) -> None:
        title = f"{pathway.name}: {step.name}" if step else pathway.name
        words = step.words if step else pathway.words
        super().__init__(room, shown, title, words, say("pathway_step_save"))
        self._pathway, self._step = pathway, step
        self.slot = slot_of(pathway.code, step.code if step else "")
        state = state or (DONE if step else "")
        self.add(Choice("state", say("pathway_step_state"), self._states(state), needed=True), 2)
        self.area("note", "pathway_step_note", hint=step.prompt if step else "", lines=3)
        self.time("at", "pathway_step_at")
        about = Card(say("pathway_about"), tone="accent")
        for line in _about(pathway, step):
            about.add(plain_label(line))
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(about)
        self.begin({"state": state, "at": "now"})

    def focus_first(self) -> None:
        self.form.field("note").focus()

    def work(self, values: dict[str, Text]) -> Work:
        presenter, incident = self.room.presenter.pathways, self.shown.case.incident.id
        pathway, step = self._pathway.code, self._step.code if self._step else ""
        draft = StepDraft(**texts(values, _FIELDS))
        return lambda _progress: presenter.say(incident, pathway, step, draft)

    def _states(self, wanted: str) -> list[tuple[str, str]]:
        """Going on with what stands frozen, and taking back what was said, are offered where they can be meant; what is
        a decision to those who may decide."""
        return [
            (code, label)
            for code, label in self._meant(wanted)
            if not is_a_decision(code, self._step) or self.room.surroundings.offers.may("decide")
        ]

    def _meant(self, wanted: str) -> list[tuple[str, str]]:
        words = self.room.said.vocabulary
        if self._step is None:
            return [(term.code, term.label) for term in words.terms("pathway_states")]
        seldom = {UNDONE, WENT_ON} - {wanted}
        if any(
            (each.pathway, each.step) == (self._pathway.code, self._step.code)
            for each in self.shown.case.pathway_steps
        ):
            seldom.discard(UNDONE)
        return [(term.code, term.label) for term in words.terms("step_states") if term.code not in seldom]


def _about(pathway: Pathway, step: Step | None) -> list[str]:
    lines = [say("pathway_rule")]
    clause = step.clause if step else ""
    source = f"{pathway.source}, {wording.dated_words(pathway.dated)}"
    lines.append(say("pathway_source", source=clause or source))
    if not (step or pathway).confirmed:
        lines.append(say("pathway_unconfirmed"))
    return lines
