"""The lines of a transcript typed so far, in reading order: each may be taken up again or out."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import icon_only
from safetydesk.desktop.kit.fields import Field
from safetydesk.desktop.kit.grown_list import GrownList
from safetydesk.desktop.kit.page import column
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.conversation import LineDraft, Part
from safetydesk.domain.plain import from_plain, to_plain

_BEGINS = 40


class LinesField(Field):
    """`value()` is the lines as text, see `read_lines`. `taken_up` carries a line that is to be changed; it is out."""

    taken_up = Signal(object)

    def __init__(self, key: str, label: str, parts: Sequence[Part]) -> None:
        super().__init__(key, label)
        self._places = {part.exhibit_id: place for place, part in enumerate(parts)}
        self._numbers = {part.exhibit_id: part.number for part in parts}
        self._lines: list[LineDraft] = []
        self._none = plain_label(say("transcript_none"), "muted")
        self._list = GrownList(self._line)
        self._place(column(self._none, self._list, gap=0))

    def value(self) -> str:
        return json.dumps([to_plain(line) for line in self._lines]) if self._lines else ""

    def set_value(self, value: str) -> None:
        self.show_lines(read_lines(str(value or "")))

    def show_lines(self, lines: Sequence[LineDraft]) -> None:
        """These, in this order. Says nothing."""
        self._lines = list(lines)
        self._list.fill(len(self._lines))
        self._none.setVisible(not self._lines)

    def lines(self) -> tuple[LineDraft, ...]:
        return tuple(self._lines)

    def speakers(self) -> list[str]:
        """Who spoke so far, the latest first."""
        return list(dict.fromkeys(line.speaker for line in reversed(self._lines) if line.speaker))

    def places_on(self, exhibit_id: UUID) -> list[int]:
        return [line.top for line in self._lines if line.exhibit_id == exhibit_id]

    def add(self, line: LineDraft) -> None:
        """Where it is read: by the order of the screenshots, and down each."""
        keys = [self._key(one) for one in self._lines]
        place = bisect_right(keys, self._key(line))
        self._lines.insert(place, line)
        self._list.insert(place)
        self._told()

    def _key(self, line: LineDraft) -> tuple[int, int]:
        return self._places.get(line.exhibit_id, len(self._places)), line.top

    def _take(self, line: LineDraft, *, again: bool) -> None:
        place = next(at for at, one in enumerate(self._lines) if one is line)
        del self._lines[place]
        self._list.remove(place)
        self._told()
        if again:
            self.taken_up.emit(line)

    def _told(self) -> None:
        self.set_problem(None)
        self._none.setVisible(not self._lines)
        self.changed.emit()

    def _line(self, place: int) -> QWidget:
        line = self._lines[place]
        down = wording.label("conversation_down", percent=str(round(line.top / 10)))
        where = wording.label("conversation_where", number=self._numbers.get(line.exhibit_id, ""), place=down)
        child = wording.label("conversation_child_words") if line.is_child_words else ""
        head = " · ".join(part for part in (line.speaker, line.said_at, where, child) if part)
        words = column(plain_label(head, "small"), plain_label(line.text, selectable=True), gap=0)
        begins = line.text[:_BEGINS]
        change = icon_only("edit", say("transcript_change", words=begins))
        change.clicked.connect(lambda: self._take(line, again=True))
        out = icon_only("delete", say("transcript_remove", words=begins))
        out.clicked.connect(lambda: self._take(line, again=False))
        shown = QWidget()
        across = QHBoxLayout(shown)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(words, 1)
        across.addWidget(change)
        across.addWidget(out)
        return shown


def read_lines(text: str) -> tuple[LineDraft, ...]:
    """What `LinesField.value` gave; nothing for what is not that."""
    try:
        lines: tuple[LineDraft, ...] = from_plain(tuple[LineDraft, ...], json.loads(text))
    except (ValueError, TypeError, KeyError):
        return ()
    return lines
