"""The list that drops from a line while one types: a title and a quieter detail a row, walked by arrows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from safetydesk.desktop import theme
from safetydesk.visible import visible_line

FOUND = Qt.ItemDataRole.UserRole
MOST = 8


class Found(NamedTuple):
    """One suggestion: its permanent code, what it is called, and what tells it from its namesakes."""

    code: str
    title: str
    detail: str = ""


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        found: Found = index.data(FOUND)
        lines = 2 if found.detail else 1
        return QSize(100, lines * option.fontMetrics.height() + theme.scaled(10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        found: Found = index.data(FOUND)
        where: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tone("accent_soft"))
            painter.drawRoundedRect(where, 4, 4)
        room = where.adjusted(theme.scaled(8), theme.scaled(4), -theme.scaled(8), -theme.scaled(4))
        metrics = painter.fontMetrics()
        top = Qt.AlignmentFlag.AlignTop if found.detail else Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.tone("accent" if found.code == "" else "ink"))
        painter.drawText(
            room,
            int(top),
            metrics.elidedText(visible_line(found.title), Qt.TextElideMode.ElideRight, room.width()),
        )
        if found.detail:
            small = QFont(painter.font())
            small.setPointSizeF(theme.points(9))
            painter.setFont(small)
            painter.setPen(theme.tone("muted"))
            said = painter.fontMetrics().elidedText(
                visible_line(found.detail), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom), said)
        painter.restore()


class Suggestions(QListWidget):
    """Hangs under `line`, inside its window. `picked` carries the Found chosen."""

    picked = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self.setProperty("role", "suggestions")
        self.setAccessibleName("Suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_Row(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemClicked.connect(self._clicked)
        self.hide()
        line.installEventFilter(self)

    def offer(self, found: Sequence[Found]) -> None:
        """Show these, the first one marked; nothing hides the list."""
        self.clear()
        for one in found:
            item = QListWidgetItem()
            item.setData(FOUND, one)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{one.title}. {one.detail}" if one.detail else one.title
            )
            self.addItem(item)
        if not found:
            self.hide()
            return
        self.setCurrentRow(0)
        self._stand()
        self.show()
        self.raise_()

    def _stand(self) -> None:
        window = self._line.window()
        if self.parent() is not window:
            self.setParent(window)
        rows = min(self.count(), MOST)
        height = sum(self.sizeHintForRow(row) for row in range(rows)) + 12
        corner = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        width = min(max(self._line.width(), theme.scaled(320)), window.width() - 16)
        left = max(8, min(corner.x(), window.width() - width - 8))
        below = window.height() - corner.y() - 8
        above = corner.y() - self._line.height() - 12
        if height > below and above > below:
            height = min(height, above)
            self.setGeometry(left, corner.y() - self._line.height() - 4 - height, width, height)
        else:
            self.setGeometry(left, corner.y(), width, min(height, max(below, 60)))

    def _clicked(self, item: QListWidgetItem) -> None:
        self._pick(item)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            found = item.data(FOUND)
            self.hide()
            self.picked.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._line:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and self.isVisible():
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # Esc closes the list; the page that it would leave waits for the next one
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST, Qt.Key.Key_PageUp: -MOST}
        key = Qt.Key(event.key())
        if key in step:
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + step[key])))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.currentItem())
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False
