"""Screenshots in order: which belong to it, what joins each to the one before, and up and down by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.fields import Field, TextLine, Tick
from safetydesk.desktop.kit.page import column
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.small_picture import SmallPicture
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.conversation import BY_HAND, ConversationDraft, Part
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.plain import from_plain, to_plain


@dataclass(frozen=True, slots=True)
class _Entry:
    part: Part
    is_in: bool


class OrderField(Field):
    """`value()` is the order as text, see `read_order`; those left out stand last."""

    def __init__(self, key: str, label: str, exhibits: Sequence[Exhibit]) -> None:
        super().__init__(key, label, needed=True)
        self._said = {each.id: each.card.description for each in exhibits}
        self._entries = [_Entry(Part(exhibit_id=each.id, number=each.number), False) for each in exhibits]
        self._how = BY_HAND
        self._same: dict[UUID, str] = {}
        self.pictures: dict[UUID, QImage] = {}
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.scaled(4))
        self._place(body)
        self._fill()

    def value(self) -> str:
        chosen = [to_plain(entry.part) for entry in self._entries if entry.is_in]
        return json.dumps({"how": self._how, "parts": chosen}) if chosen else ""

    def set_value(self, value: str) -> None:
        draft = read_order("", str(value or ""))
        self.show_order(draft.parts, draft.ordered_how, {})

    def chosen(self) -> tuple[UUID, ...]:
        """The exhibits that belong to it, in this order."""
        return tuple(entry.part.exhibit_id for entry in self._entries if entry.is_in)

    def tick(self, exhibit_id: UUID) -> None:
        """Let that one belong to it, as the last."""
        for place, entry in enumerate(self._entries):
            if entry.part.exhibit_id == exhibit_id and not entry.is_in:
                self._change(place, _Entry(entry.part, True))

    def show_order(self, parts: Sequence[Part], how: str, same: Mapping[UUID, str]) -> None:
        """These, in this order; the others after them, left out. `same`: shows the very same as that number."""
        known = {entry.part.exhibit_id: entry.part for entry in self._entries}
        here = [part for part in parts if part.exhibit_id in known]
        meant = {part.exhibit_id for part in here}
        numbered = [_Entry(replace(part, number=known[part.exhibit_id].number), True) for part in here]
        others = [entry.part for entry in self._entries if entry.part.exhibit_id not in meant]
        bare = [_Entry(Part(exhibit_id=each.exhibit_id, number=each.number), False) for each in others]
        self._entries, self._how, self._same = [*numbered, *bare], how, dict(same)
        self._fill()

    def redraw(self) -> None:
        """Small pictures came or went."""
        self._fill()

    def _fill(self) -> None:
        emptied(self._list)
        before = ""
        for place, entry in enumerate(self._entries):
            self._list.addWidget(self._line(place, entry, before))
            before = entry.part.number if entry.is_in else ""

    def _line(self, place: int, entry: _Entry, before: str) -> QWidget:
        part = entry.part
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.scaled(8))
        tick = Tick(f"in_{place}", part.number)
        tick.set_value(entry.is_in)
        tick.changed.connect(lambda: self._change(place, _Entry(part, tick.value())))
        if part.exhibit_id in self.pictures:
            small = SmallPicture(60, 100)
            across.addWidget(small)
            small.show_picture(self.pictures[part.exhibit_id], part.number)
        words = [tick]
        about = self._said.get(part.exhibit_id, "")
        if about:
            words.append(plain_label(about, "small"))  # type: ignore[arg-type]  # both are widgets
        across.addWidget(column(*words, gap=2), 2)
        if entry.is_in:
            across.addWidget(self._joined(place, entry, before), 3)
        for way, step in (("up", -1), ("down", 1)) if entry.is_in else ():
            moving = quiet("↑" if step < 0 else "↓", say(f"conversation_{way}", number=part.number))
            other = place + step
            can = 0 <= other < len(self._entries) and self._entries[other].is_in
            moving.setEnabled(can)
            moving.clicked.connect(lambda _on=False, to=other: self._swap(place, to))
            across.addWidget(moving)
        return line

    def _joined(self, place: int, entry: _Entry, before: str) -> QWidget:
        part = entry.part
        if not before:
            return plain_label(say("conversation_first"), "small")
        if part.exhibit_id in self._same:
            return plain_label(say("conversation_same", number=self._same[part.exhibit_id]), "small")
        gap = Tick(f"gap_{place}", say("conversation_gap_before", before=before))
        gap.set_value(part.is_gap)
        gap.changed.connect(lambda: self._change(place, _Entry(replace(part, is_gap=gap.value()), True)))
        shared = say("conversation_shared", rows=str(part.overlap), before=before)
        nothing = say("conversation_not_compared", before=before)
        parts: list[QWidget] = [gap]
        if part.is_gap:
            note = TextLine(f"note_{place}", say("conversation_gap_note"), longest=2000)
            note.set_value(part.note)
            note.changed.connect(lambda: self._noted(place, str(note.value() or "")))
            parts.append(note)
        else:
            parts.insert(0, plain_label(shared if part.overlap else nothing, "small"))
        return column(*parts, gap=2)

    def _noted(self, place: int, note: str) -> None:
        entry = self._entries[place]
        self._entries[place] = _Entry(replace(entry.part, note=note), entry.is_in)
        self.changed.emit()

    def _change(self, place: int, entry: _Entry) -> None:
        """One was changed; what is in stands before what is left out."""
        self._entries[place] = entry
        self._entries.sort(key=lambda each: not each.is_in)
        self._told()

    def _swap(self, place: int, other: int) -> None:
        """By hand: what the overlaps said of the places that changed no longer holds."""
        entries = self._entries
        entries[place], entries[other] = entries[other], entries[place]
        for at in range(min(place, other), min(max(place, other) + 2, len(entries))):
            entries[at] = _Entry(replace(entries[at].part, overlap=0, is_gap=False), entries[at].is_in)
        self._how = BY_HAND
        self._told()

    def _told(self) -> None:
        self.set_problem(None)
        self._fill()
        self.changed.emit()


def read_order(title: str, text: str) -> ConversationDraft:
    """What `OrderField.value` gave; nothing for what is not that."""
    try:
        said = json.loads(text)
        parts = from_plain(tuple[Part, ...], said["parts"])
        return ConversationDraft(title=title, parts=parts, ordered_how=str(said["how"]))
    except (ValueError, TypeError, KeyError):
        return ConversationDraft(title=title)
