"""A note: what was seen, heard or done, and when."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.drafts import NoteDraft


class NoteSheet(Sheet):
    """Adds a case note."""

    kind = "note"

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__(room, shown, say("note_title"), say("note_why"), say("note_save"))
        self.area("text", "note_text", needed=True, lines=6)
        self.time("at", "note_at", needed=True, hint=say("note_at_hint"))
        self.begin({"at": "now"})

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter
        draft = NoteDraft(text=str(values["text"]), at=str(values["at"]))
        return lambda _progress: presenter.add_note(incident, draft)
