"""The lines of a transcript typed so far, in reading order: each may be taken up again or out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import icon_only
from safetydesk.desktop.kit.fields import Field
from safetydesk.desktop.kit.page import column
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.conversation import LineDraft, Part
from safetydesk.domain.plain import from_plain, to_plain


class LinesField(Field):
    """`value()` is the lines as text, see `read_lines`. `taken_up` carries a line that is to be changed; it is out."""

    taken_up = Signal(object)

    def __init__(self, key: str, label: str, parts: Sequence[Part]) -> None:
        super().__init__(key, label)
        self._places = {part.exhibit_id: place for place, part in enumerate(parts)}
        self._numbers = {part.exhibit_id: part.number for part in parts}
        self._lines: list[LineDraft] = []
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.scaled(6))
        self._place(body)
        self._fill()

    def value(self) -> str:
        return json.dumps([to_plain(line) for line in self._lines]) if self._lines else ""

    def set_value(self, value: str) -> None:
        self._lines = list(read_lines(str(value or "")))
        self._fill()

    def lines(self) -> tuple[LineDraft, ...]:
        return tuple(self._lines)

    def speakers(self) -> list[str]:
        """Who spoke so far, the latest first."""
        return list(dict.fromkeys(line.speaker for line in reversed(self._lines) if line.speaker))

    def places_on(self, exhibit_id: UUID) -> list[int]:
        return [line.top for line in self._lines if line.exhibit_id == exhibit_id]

    def add(self, line: LineDraft) -> None:
        """Where it is read: by the order of the screenshots, and down each."""
        self._lines.append(line)
        self._lines.sort(key=lambda one: (self._places.get(one.exhibit_id, len(self._places)), one.top))
        self._told()

    def _take(self, place: int, *, again: bool) -> None:
        line = self._lines.pop(place)
        self._told()
        if again:
            self.taken_up.emit(line)

    def _told(self) -> None:
        self.set_problem(None)
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        emptied(self._list)
        if not self._lines:
            self._list.addWidget(plain_label(say("transcript_none"), "muted"))
        for place, line in enumerate(self._lines):
            self._list.addWidget(self._line(place, line))

    def _line(self, place: int, line: LineDraft) -> QWidget:
        down = wording.label("conversation_down", percent=str(round(line.top / 10)))
        where = wording.label("conversation_where", number=self._numbers.get(line.exhibit_id, ""), place=down)
        child = wording.label("conversation_child_words") if line.is_child_words else ""
        head = " · ".join(part for part in (line.speaker, line.said_at, where, child) if part)
        words = column(plain_label(head, "small"), plain_label(line.text, selectable=True), gap=0)
        number = str(place + 1)
        change = icon_only("edit", say("transcript_change", number=number))
        change.clicked.connect(lambda: self._take(place, again=True))
        out = icon_only("delete", say("transcript_remove", number=number))
        out.clicked.connect(lambda: self._take(place, again=False))
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
