"""A person's part that was recorded wrongly: withdrawn with a reason, and left standing as withdrawn."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.incident import Involvement
from safetydesk.domain.person import Person


class WithdrawSheet(Sheet):
    """Withdraws one part of one person."""

    kind = "withdraw"

    def __init__(self, room: Room, shown: Shown, part: Involvement, person: Person) -> None:
        words = room.said.term("parts", part.part)
        title = say("withdraw_title", name=person.name, part=words)
        super().__init__(room, shown, title, say("withdraw_text"), say("withdraw_save"))
        self._part = part
        self.slot = str(part.id)
        self.area("reason", "withdraw_reason", needed=True, hint=say("withdraw_reason_hint"))
        self.begin({})

    def work(self, values: dict[str, Text]) -> Work:
        part, presenter = self._part, self.room.presenter
        return lambda _progress: presenter.withdraw_person(part, str(values["reason"]))
