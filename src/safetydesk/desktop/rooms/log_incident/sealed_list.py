"""The draft's sealed files, one line each. Of five hundred only some are drawn, the rest when they are asked for.

Each is covered. A picture is shown, small, when it is asked for, and covered again on leaving the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import Button, icon_only, link, quiet
from safetydesk.desktop.kit.icon_mark import IconMark
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.small_picture import SmallPicture
from safetydesk.desktop.rooms.log_incident.presenter import Sealed

AT_FIRST, MORE = 12, 25
"""Lines drawn, and how many more each time: a line is a handful of widgets, and the window must not stall."""


class SealedList(QWidget):
    """`remove_wanted`, `isolate_wanted`, `card_wanted` and `look_wanted` carry a sealed file's name in the store."""

    look_wanted = Signal(str)
    remove_wanted = Signal(str)
    isolate_wanted = Signal(str)
    card_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Sealed] = ()
        self._drawn = 0
        self._shown: dict[str, tuple[Button, SmallPicture]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.scaled(8))
        column.addLayout(self._rows)
        self._more = quiet("")
        self._more.clicked.connect(lambda: self._draw(MORE))
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()

    def show_lines(self, lines: Sequence[Sealed]) -> None:
        """The newest stand last; as many are drawn as were before, at least a few."""
        wanted = max(self._drawn, AT_FIRST) if lines else AT_FIRST
        while self._rows.count():
            item = self._rows.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._lines, self._drawn = lines, 0
        self._shown.clear()
        self._draw(wanted)
        self.setVisible(bool(lines))

    def show_picture(self, file_name: str, picture: QImage) -> None:
        """Uncover it where its line is still there to be seen."""
        if file_name in self._shown and self.isVisible():
            button, frame = self._shown[file_name]
            title = next(line.title for line in self._lines if line.file_name == file_name)
            frame.show_picture(picture, title)
            button.set_icon("cover")
            button.setAccessibleName(wording.label("log_cover_file", name=title))

    def cover_all(self) -> None:
        """Nothing of any of them can be seen."""
        for line in self._lines:
            self._cover(line)

    def hideEvent(self, event: QHideEvent) -> None:
        self.cover_all()
        super().hideEvent(event)

    def _cover(self, line: Sealed) -> None:
        if line.file_name in self._shown:
            button, frame = self._shown[line.file_name]
            frame.cover()
            button.set_icon("show")
            button.setAccessibleName(wording.label("log_show_file", name=line.title))

    def _look(self, line: Sealed) -> None:
        _button, frame = self._shown[line.file_name]
        if frame.is_covered():
            self.look_wanted.emit(line.file_name)
        else:
            self._cover(line)

    def _draw(self, count: int) -> None:
        for line in self._lines[self._drawn : self._drawn + count]:
            self._rows.addWidget(self._line(line))
            self._drawn += 1
        left = len(self._lines) - self._drawn
        self._more.set_words(wording.label("way_show_more", count=str(min(MORE, left))) + _of(left))
        self._more.setVisible(left > 0)

    def _line(self, line: Sealed) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(plain_label(line.title))
        column.addWidget(plain_label(line.detail, "small"))
        if line.is_isolated:  # of any other, the line above says when it was sealed
            badge = Badge(wording.label("log_isolated"), "critical")
            column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            said = wording.label("log_must_not_be_here_of", name=line.title)
            gone = link(wording.label("log_must_not_be_here"), said)
            gone.clicked.connect(lambda: self.isolate_wanted.emit(line.file_name))
            column.addWidget(gone, 0, Qt.AlignmentFlag.AlignLeft)
        remove = icon_only("delete", wording.label("log_remove_file", name=line.title))
        remove.clicked.connect(lambda: self.remove_wanted.emit(line.file_name))
        card = icon_only("edit", wording.label("log_card_of_file", name=line.title))
        card.clicked.connect(lambda: self.card_wanted.emit(line.file_name))
        held = QWidget()
        held.setAccessibleName(f"{line.title}. {line.detail}")
        across = QHBoxLayout(held)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.scaled(10))
        if line.may_be_shown:
            show = icon_only("show", wording.label("log_show_file", name=line.title))
            show.clicked.connect(lambda: self._look(line))
            frame = SmallPicture()
            column.addWidget(frame)
            self._shown[line.file_name] = (show, frame)
            across.addWidget(show, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            across.addWidget(IconMark("file", "muted", 22), 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(words, 1)
        across.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return held


def _of(left: int) -> str:
    return wording.label("way_show_of", count=str(left)) if left > MORE else ""
