"""Screenshots in order: which belong to it, what joins each to the one before, and up and down by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.fields import Field, TextLine, Tick
from safetydesk.desktop.kit.grown_list import GrownList
from safetydesk.desktop.kit.page import column
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.small_picture import SmallPicture
from safetydesk.desktop.kit.tick_list import TickLine, TickList
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.conversation import BY_HAND, ConversationDraft, Part
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.plain import from_plain, to_plain


class OrderField(Field):
    """`value()` is the order as text, see `read_order`. Ticked in the list above, put in order below it."""

    def __init__(self, key: str, label: str, exhibits: Sequence[Exhibit]) -> None:
        super().__init__(key, label, needed=True)
        self._numbers = {each.id: each.number for each in exhibits}
        self._parts: list[Part] = []
        self._how = BY_HAND
        self._same: dict[UUID, str] = {}
        self.pictures: dict[UUID, QImage] = {}
        self.choosing = TickList(label)
        lines = [
            TickLine(
                key=str(each.id), text=each.number, detail=each.card.description or each.sealed.original_name
            )
            for each in exhibits
        ]
        self.choosing.show_lines(lines)
        self.choosing.changed.connect(self._ticked)
        self._list = GrownList(self._line)
        self._place(self.choosing, body=column(self.choosing, self._list, gap=10))

    def value(self) -> str:
        if not self._parts:
            return ""
        return json.dumps({"how": self._how, "parts": [to_plain(part) for part in self._parts]})

    def set_value(self, value: str) -> None:
        draft = read_order("", str(value or ""))
        self.show_order(draft.parts, draft.ordered_how, {})

    def chosen(self) -> tuple[UUID, ...]:
        """The exhibits that belong to it, in this order."""
        return tuple(part.exhibit_id for part in self._parts)

    def tick_all(self) -> None:
        """All of them belong to it."""
        self.choosing.tick_all(ticked=True)

    def show_order(self, parts: Sequence[Part], how: str, same: Mapping[UUID, str]) -> None:
        """These, in this order. `same`: shows the very same as that number. Says nothing."""
        self._parts = [
            replace(part, number=self._numbers[part.exhibit_id])
            for part in parts
            if part.exhibit_id in self._numbers
        ]
        self._how, self._same = how, dict(same)
        self.choosing.tick_only(str(part.exhibit_id) for part in self._parts)
        self.redraw()

    def redraw(self) -> None:
        """Small pictures came or went, or the order is another."""
        self._list.fill(len(self._parts))

    def _ticked(self) -> None:
        """What is ticked stands last; what is no longer ticked goes, and what was joined to it is joined to nothing."""
        ticked = self.choosing.ticked()
        for part in [each for each in self._parts if str(each.exhibit_id) not in ticked]:
            place = self._parts.index(part)
            del self._parts[place]
            self._list.remove(place)
            self._unjoin(place)
        mine = set(self.chosen())
        added = [
            Part(exhibit_id=exhibit_id, number=number)
            for exhibit_id, number in self._numbers.items()
            if str(exhibit_id) in ticked and exhibit_id not in mine
        ]
        self._parts += added
        if len(added) > 1:
            self.redraw()
        elif added:
            self._list.insert(len(self._parts) - 1)
            self._list.redraw(len(self._parts) - 2)
        self._told()

    def _unjoin(self, *places: int) -> None:
        """By hand: what the overlaps said of these places no longer holds."""
        self._how = BY_HAND
        for place in places:
            if 0 <= place < len(self._parts):
                self._parts[place] = replace(self._parts[place], overlap=0, is_gap=False)
        self._list.redraw(*(place for place in range(min(places) - 1, max(places) + 1)))

    def _move(self, exhibit_id: UUID, step: int) -> None:
        place = self.chosen().index(exhibit_id)
        other = place + step
        if 0 <= other < len(self._parts):
            self._parts[place], self._parts[other] = self._parts[other], self._parts[place]
            first = min(place, other)
            self._unjoin(first, first + 1, first + 2)
            self._told()

    def _change(self, part: Part, *, redraw: bool = True) -> None:
        place = self.chosen().index(part.exhibit_id)
        self._parts[place] = part
        if redraw:
            self._list.redraw(place)
        self._told()

    def _told(self) -> None:
        self.set_problem(None)
        self.changed.emit()

    def _line(self, place: int) -> QWidget:
        part = self._parts[place]
        before = self._parts[place - 1].number if place else ""
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.scaled(8))
        if part.exhibit_id in self.pictures:
            small = SmallPicture(60, 100)
            across.addWidget(small)
            small.show_picture(self.pictures[part.exhibit_id], part.number)
        across.addWidget(plain_label(f"{place + 1}. {part.number}", "strong", wrap=False), 1)
        across.addWidget(self._joined(part, before), 3)
        for way, step in (("up", -1), ("down", 1)):
            moving = quiet("↑" if step < 0 else "↓", say(f"conversation_{way}", number=part.number))
            moving.setEnabled(0 <= place + step < len(self._parts))
            moving.clicked.connect(lambda _on=False, by=step: self._move(part.exhibit_id, by))
            across.addWidget(moving)
        return line

    def _joined(self, part: Part, before: str) -> QWidget:
        if not before:
            return plain_label(say("conversation_first"), "small")
        if part.exhibit_id in self._same:
            return plain_label(say("conversation_same", number=self._same[part.exhibit_id]), "small")
        gap = Tick("gap", say("conversation_gap_before", before=before))
        gap.set_value(part.is_gap)
        gap.changed.connect(lambda: self._change(replace(part, is_gap=gap.value())))
        if not part.is_gap:
            shared = say("conversation_shared", rows=str(part.overlap), before=before)
            nothing = say("conversation_not_compared", before=before)
            return column(plain_label(shared if part.overlap else nothing, "small"), gap, gap=2)
        note = TextLine("note", say("conversation_gap_note"), longest=2000)
        note.set_value(part.note)
        note.changed.connect(lambda: self._noted(part.exhibit_id, str(note.value() or "")))
        return column(gap, note, gap=2)

    def _noted(self, exhibit_id: UUID, note: str) -> None:
        part = self._parts[self.chosen().index(exhibit_id)]
        self._change(replace(part, note=note), redraw=False)


def read_order(title: str, text: str) -> ConversationDraft:
    """What `OrderField.value` gave; nothing for what is not that."""
    try:
        said = json.loads(text)
        parts = from_plain(tuple[Part, ...], said["parts"])
        return ConversationDraft(title=title, parts=parts, ordered_how=str(said["how"]))
    except (ValueError, TypeError, KeyError):
        return ConversationDraft(title=title)
