"""What bears on an incident: marks to tick, when and how it was, policies and clauses, answers and wishes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from safetydesk.desktop.kit.fields import Tick
from safetydesk.desktop.kit.fields.choices_search import codes_in, codes_text
from safetydesk.desktop.rooms.incident.forms.several import several, several_clauses
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.circumstances_drafts import SINGLE, CircumstancesDraft
from safetydesk.domain.drafts import FormDraft

NEEDED_FOR_CIRCUMSTANCES = {"circumstances": "amend"}
_MARK = "mark."
_SEVERAL = ("characteristics", "managed_under", "clauses")


class CircumstancesSheet(Sheet):
    """Writes it the first time, or adds to what stands there. A reason is asked where something is taken back."""

    kind = "circumstances"

    def __init__(self, room: Room, shown: Shown) -> None:
        why, save = say("circumstances_why"), say("circumstances_save")
        super().__init__(room, shown, say("circumstances_title"), why, save)
        self._record = shown.bearing.record
        self.changes_record = self._record is not None
        self.form.add_heading(say("circumstances_marks_part"))
        marks = room.said.vocabulary.terms("incident_marks")
        kept = self._record.marks if self._record else ()
        for code in dict.fromkeys((*(mark.code for mark in marks), *kept)):
            self.add(Tick(f"{_MARK}{code}", room.said.term("incident_marks", code)))
        self._when()
        self._policies()
        self._wishes()
        self.begin(self._values_of(self._record) if self._record else {})

    def _when(self) -> None:
        self.form.add_heading(say("circumstances_when_part"))
        for name, listed in (("school_time", "school_times"), ("intent", "intents"), ("network", "networks")):
            self.choice(name, f"circumstances_{name}", listed)
        self.search("audience", "circumstances_audience", "audiences", own=say("circumstances_own_words"))
        several(self, "characteristics", "circumstances_characteristics", "characteristics")

    def _policies(self) -> None:
        self.form.add_heading(say("circumstances_policy_part"))
        several(self, "managed_under", "circumstances_managed_under", "policies")
        hint = say("circumstances_lead_hint")
        self.choice("lead_procedure", "circumstances_lead_procedure", "policies", hint=hint, span=2)
        self.line("lead_reason", "circumstances_lead_reason", span=2)
        kept = self._record.clauses if self._record else ()
        if self.shown.bearing.clauses or kept:
            several_clauses(self, "clauses", "circumstances_clauses", self.shown.bearing.clauses)
        hint = say("circumstances_references_hint")
        self.area("other_references", "circumstances_other_references", hint=hint, lines=2)

    def _wishes(self) -> None:
        self.form.add_heading(say("circumstances_wish_part"))
        self.choice("anybody_replied", "circumstances_anybody_replied", "replied_answers")
        self.choice("police_wish", "circumstances_police_wish", "police_wishes")
        self.line("police_wish_by", "circumstances_police_wish_by", span=2)
        if self._record is not None:
            self.line("reason", "circumstances_reason", hint=say("circumstances_reason_hint"), span=2)

    def title_of(self, key: str, code: str) -> str:
        return self.room.said.term("audiences", code) if key == "audience" else code

    def names(self) -> dict[str, str]:
        """A problem with the marks stands beside the first of them."""
        first = next(field.key for field in self.form.fields())
        return {"marks": first}

    def work(self, values: dict[str, Text]) -> Work:
        bearings, record, incident = self.room.presenter.bearings, self._record, self.shown.case.incident.id
        said: dict[str, Any] = {**texts(values, (*SINGLE, "other_references"))}
        said |= {name: codes_in(str(values.get(name, ""))) for name in _SEVERAL}
        marks = (key.removeprefix(_MARK) for key, on in values.items() if key.startswith(_MARK) and on)
        draft = CircumstancesDraft(**said, marks=tuple(marks))
        reason = str(values.get("reason", ""))
        return lambda _progress: bearings.save(incident, record, draft, reason)

    def stands_for(self, shown: Shown) -> dict[str, Text] | None:
        self._record = shown.bearing.record
        return self._values_of(self._record) if self._record else None

    def _values_of(self, record: Circumstances) -> dict[str, Text]:
        draft = self.room.presenter.bearings.draft_of(record)
        values: dict[str, Text] = {name: getattr(draft, name) for name in (*SINGLE, "other_references")}
        for name in _SEVERAL:
            values[name] = codes_text(getattr(draft, name))
        return values | {f"{_MARK}{code}": True for code in draft.marks}


def circumstances_making(_draft: FormDraft, _shown: Shown) -> Callable[[Room, Shown], Sheet]:
    """How one that was begun here is opened again."""
    return CircumstancesSheet
