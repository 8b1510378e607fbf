"""What is done to one clock: met otherwise, not needed, paused, started again, extended, handed over, covered."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.deadline import Deadline
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.deadlines.changed import COVERED, EXTENDED, HANDED
from safetydesk.domain.drafts import FormDraft

KIND = "clock"
NEEDED_FOR_CLOCKS = {KIND: "decide"}
_TEXTS = ("at", "until", "to_member", "agreed_by", "reason")


class DeadlineChangeSheet(Sheet):
    """One act on one clock; its slot names all three."""

    kind = KIND

    def __init__(self, room: Room, shown: Shown, clock: Deadline, act: str) -> None:
        term = room.said.vocabulary.term("clock_changes", act)
        called = wording.clock_words(clock, room.said.vocabulary)
        title = say("clock_title", act=term.label, clock=called)
        super().__init__(room, shown, title, term.explanation, term.label)
        self._clock, self._act = clock, act
        self.slot = f"{clock.rule_code} {clock.started_by} {act}"
        if act not in (EXTENDED, HANDED):
            self.time("at", "clock_at", needed=True)
        if act in (EXTENDED, COVERED):
            self.time("until", "clock_until", needed=True)
        if act == EXTENDED and room.presenter.deadlines.asks_who_agreed(clock):
            self.line("agreed_by", "clock_agreed_by", needed=True)
        if act in (HANDED, COVERED):
            offered = [*shown.clocks.team]
            self.add(Choice("to_member", say("clock_to_member"), offered, needed=True))
        self.area("reason", "clock_reason", needed=True, lines=3)
        self.begin({} if act in (EXTENDED, HANDED) else {"at": "now"})

    def work(self, values: dict[str, Text]) -> Work:
        presenter, clock = self.room.presenter.deadlines, self._clock
        draft = DeadlineChangeDraft(kind=self._act, **texts(values, _TEXTS))
        started = clock.started_by or clock.record_id
        return lambda _progress: presenter.change(clock.record_id, clock.rule_code, started, draft)


def clock_making(draft: FormDraft, shown: Shown) -> Callable[[Room, Shown], Sheet] | None:
    """None where that clock does not run here any more."""
    rule, started_by, act = (*draft.slot.split(" "), "", "")[:3]
    clock = shown.clocks.clock(rule, UUID(started_by))
    return (lambda room, now: DeadlineChangeSheet(room, now, clock, act)) if clock else None
