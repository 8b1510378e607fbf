"""One step about an address: reported, chased, answered, removed, back again ..."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.forms.takedown import chosen, exhibit_choice
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.takedown import Takedown
from safetydesk.domain.takedown_drafts import TakedownStepDraft
from safetydesk.domain.takedown_standing import BACK, CAPTURED, GIVEN_UP, REMOVED, REPORTED

_TEXTS = ("at", "route", "reference", "note")
_WITH_CAPTURE = (CAPTURED, REMOVED, BACK)
_WITHOUT_ROUTE = (CAPTURED, REMOVED, BACK, GIVEN_UP)


class TakedownStepSheet(Sheet):
    """Records one step of `kind`; `route` is offered with it. Its slot names both."""

    kind = "takedown_step"

    def __init__(self, room: Room, shown: Shown, takedown: Takedown, step: str, route: str = "") -> None:
        words = room.said.term("takedown_steps", step)
        title = say("takedown_step_title", step=words)
        why = takedown.address or takedown.account
        super().__init__(room, shown, title, why, say("takedown_step_save", step=words))
        self._takedown, self._step = takedown, step
        self.slot = f"{takedown.id} {step} {route}".strip()
        self.time("at", "takedown_at", needed=True)
        if step not in _WITHOUT_ROUTE:
            self.choice("route", "takedown_route", "takedown_routes", needed=step == REPORTED)
        if step not in (CAPTURED, BACK, GIVEN_UP):
            self.line("reference", "takedown_reference")
        if step in _WITH_CAPTURE and not shown.case.is_locked:
            self.add(exhibit_choice("exhibit_id", "takedown_exhibit_of_step", shown))
        label = "takedown_why_given_up" if step == GIVEN_UP else "takedown_note"
        self.area("note", label, needed=step == GIVEN_UP, lines=2)
        self.begin({"at": "now", "route": route})

    def work(self, values: dict[str, Text]) -> Work:
        takedown, presenter = self._takedown.id, self.room.presenter.takedowns
        draft = TakedownStepDraft(kind=self._step, **texts(values, _TEXTS), exhibit_id=chosen(values))
        return lambda _progress: presenter.step(takedown, draft)
