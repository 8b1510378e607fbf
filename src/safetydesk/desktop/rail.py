"""The rail at the left: the rooms, with icons; it folds to icons alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.badge import badge_font
from safetydesk.desktop.kit.buttons import Button, icon_only
from safetydesk.desktop.kit.plain_label import plain_caption, plain_label, set_plain_tooltip
from safetydesk.desktop.surroundings import RoomPlan

_SCHOOL_WIDTH = 150
"""Pixels at most for the school's name: a long one takes a second line, not the room's place."""


class RailButton(Button):
    """One room in the rail, perhaps with a count."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__(title, title, "rail", icon)
        self._title, self._count, self._narrow = title, "", False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda on: self.set_icon(icon, "accent" if on else "muted"))
        self.set_icon(icon, "muted")
        self._dress()

    def set_count(self, count: str) -> None:
        """Show a count at the right ("3"); empty for none."""
        self._count = count
        self.setAccessibleName(f"{self._title}, {count}" if count else self._title)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icon alone, or icon and words."""
        self._narrow = narrow
        self._dress()

    def _dress(self) -> None:
        self.setText("" if self._narrow else "  " + plain_caption(self._title))
        set_plain_tooltip(self, self._title if self._narrow else "")

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint + QSize(0 if self._narrow else theme.scaled(30), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(badge_font())
        room = QRectF(self.rect()).adjusted(0, 0, -theme.scaled(10), 0)
        if self._narrow:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tone("critical"))
            painter.drawEllipse(QRectF(self.width() - theme.scaled(16), theme.scaled(6), 8, 8))
            return
        painter.setPen(theme.tone("critical"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._count)


class Rail(QFrame):
    """`wanted(key)` when a room is picked; `folded(bool)` when it is folded or unfolded by hand."""

    wanted = Signal(str)
    folded = Signal(bool)

    def __init__(self, rooms: Sequence[RoomPlan], school: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Rooms")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._narrow = False
        self._by_key: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(8), theme.scaled(14), theme.scaled(8), theme.scaled(8))
        column.setSpacing(2)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(theme.scaled(10), 0, 4, theme.scaled(12))
        words.setSpacing(2)
        words.addWidget(plain_label("SafetyDesk", "word", wrap=False))
        self._school = plain_label(school, "small")
        self._school.setMaximumWidth(theme.scaled(_SCHOOL_WIDTH))
        self._school.set_most_lines(2)
        words.addWidget(self._school)
        column.addWidget(self._words)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for plan in rooms:
            button = RailButton(plan.title, plan.icon)
            button.clicked.connect(lambda _on=False, key=plan.key: self._pick(key))
            self._by_key[plan.key] = button
            column.addWidget(button)
        column.addStretch(1)
        self._fold = icon_only("left", "Fold the rail to icons")
        self._fold.clicked.connect(lambda: self._by_hand(not self._narrow))
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Fold or unfold."""
        self._narrow = narrow
        self._words.setVisible(not narrow)
        for button in self._by_key.values():
            button.set_narrow(narrow)
        name = "Unfold the rail" if narrow else "Fold the rail to icons"
        self._fold.set_icon("right" if narrow else "left")
        self._fold.setAccessibleName(name)
        set_plain_tooltip(self._fold, name)

    def button(self, key: str) -> RailButton:
        """Raises KeyError for a room that is not in the rail."""
        return self._by_key[key]

    def mark(self, key: str) -> None:
        """Show which room one is in; an unknown key marks none."""
        for each, button in self._by_key.items():
            button.setChecked(each == key)

    def set_count(self, key: str, count: str) -> None:
        """A count beside a room. Raises KeyError for a room that is not in the rail."""
        self._by_key[key].set_count(count)

    def set_school(self, school: str) -> None:
        """The school's name under the program's."""
        self._school.setText(school)

    def _pick(self, key: str) -> None:
        self.mark(key)
        self.wanted.emit(key)

    def _by_hand(self, narrow: bool) -> None:
        self.set_narrow(narrow)
        self.folded.emit(narrow)
