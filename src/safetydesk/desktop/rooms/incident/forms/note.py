"""A note: what was seen, heard or done; a contact; a child's voice; an opinion. Never edited."""

from __future__ import annotations

from uuid import UUID

from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.pointing_line import PointingLine
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.case_note_kinds import (
    IN_WORDS,
    KINDS,
    METHOD,
    NEEDS_PERSON,
    OPINION,
    PLAIN,
    POINTS,
    asks,
    takes_person,
)
from safetydesk.domain.drafts import NoteDraft


class NoteSheet(Sheet):
    """Adds a case note; what it asks for follows its kind."""

    kind = "note"

    def __init__(self, room: Room, shown: Shown, note_kind: str = PLAIN) -> None:
        super().__init__(room, shown, say("note_title"), say("note_why"), say("note_save"))
        words = room.said.vocabulary
        kinds = [(term.code, term.label) for term in words.terms(KINDS)]
        self.add(Choice("kind", say("note_kind"), kinds, empty=None))
        self.time("at", "note_at", needed=True, hint=say("note_at_hint"))
        self._text = self.area("text", "note_text", needed=True, lines=6)
        self.pointing = PointingLine(self._text, lambda: room.said.vocabulary)
        self.form.add_widget(self.pointing, 2)
        people = [
            (str(person.id), person.name) for part, person in shown.case.people if not part.is_withdrawn
        ]
        self.add(
            Choice("person_id", say("note_person"), list(dict.fromkeys(people)), empty=say("note_nobody"))
        )
        self.line("person_name", "note_person_name")
        self.choice("method", "note_method", "methods")
        self.form.changed.connect(self._changed)
        self.begin({"at": "now", "kind": note_kind})
        self._show_parts()

    def focus_first(self) -> None:
        """The kind of most notes is the one that stands there."""
        self._text.focus()

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter
        kind, words = str(values["kind"]), self.room.said.vocabulary
        said = texts(values, ("text", "at", "kind"))
        person = str(values["person_id"]) if takes_person(kind, words) else ""
        if takes_person(kind, words) and not person:
            said |= texts(values, ("person_name",))
        if asks(kind, METHOD, words):
            said |= texts(values, ("method",))
        draft = NoteDraft(**said, person_id=UUID(person) if person else None)
        return lambda _progress: presenter.add_note(incident, draft)

    def _changed(self, key: str) -> None:
        if key in ("kind", "person_id"):
            self._show_parts()

    def _show_parts(self) -> None:
        kind, words = str(self.form.field("kind").value() or PLAIN), self.room.said.vocabulary
        has_person = takes_person(kind, words)
        is_known = bool(self.form.field("person_id").value())
        self.form.set_field_visible("person_id", has_person)
        self.form.set_field_visible("person_name", has_person and not is_known)
        self.form.set_field_visible("method", asks(kind, METHOD, words))
        self.form.field("person_id").set_label(
            say("note_whose" if asks(kind, NEEDS_PERSON, words) else "note_person")
        )
        self._text.set_label(say(_text_label(asks(kind, IN_WORDS, words), asks(kind, OPINION, words))))
        self._text.set_hint(words.term(KINDS, kind).explanation)
        self.pointing.set_on(asks(kind, POINTS, words))


def _text_label(is_in_words: bool, is_opinion: bool) -> str:
    if is_in_words:
        return "note_words"
    return "note_opinion" if is_opinion else "note_text"
