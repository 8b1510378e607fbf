"""A list of many lines of which some are ticked: quick at any length, walked by keyboard, Space ticks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from safetydesk.desktop import icons, theme
from safetydesk.visible import visible_line

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class TickLine:
    """`detail` stands under `text`, quieter."""

    key: str
    text: str
    detail: str = ""


class TickModel(QAbstractListModel):
    """The lines and which of them are ticked; a tick stays while its line is filtered away."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[TickLine] = ()
        self.ticked: set[str] = set()

    def show_lines(self, lines: Sequence[TickLine]) -> None:
        """Other lines. Ticks of lines that are not among them are kept."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> TickLine:
        """The line in that row."""
        return self._lines[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible_line(line.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible_line(f"{line.text}, {line.detail}" if line.detail else line.text)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.key in self.ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def set_ticked(self, rows: Sequence[int], ticked: bool) -> None:
        """Tick those rows, or take the ticks away."""
        keys = {self._lines[row].key for row in rows}
        self.ticked = self.ticked | keys if ticked else self.ticked - keys
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))


class TickList(QListView):
    """`changed` when a tick came or went. Space or a click ticks; Shift and arrows mark several for one Space."""

    changed = Signal()

    def __init__(self, accessible: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible)
        self._model = TickModel()
        self.setModel(self._model)
        self.setItemDelegate(_TickDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.scaled(180))
        self.setTabKeyNavigation(False)

    def show_lines(self, lines: Sequence[TickLine]) -> None:
        """Other lines; ticks are kept."""
        self._model.show_lines(lines)
        if lines:
            self.setCurrentIndex(self._model.index(0))

    def ticked(self) -> frozenset[str]:
        """The keys that are ticked, shown or not."""
        return frozenset(self._model.ticked)

    def tick_all(self, ticked: bool) -> None:
        """Every line shown."""
        self._model.set_ticked(range(self._model.rowCount()), ticked)
        self.changed.emit()

    def tick_only(self, keys: Iterable[str]) -> None:
        """These and no others. Says nothing."""
        self._model.ticked = set(keys)
        self.viewport().update()

    def forget(self) -> None:
        """No line and no tick."""
        self._model.ticked = set()
        self._model.show_lines(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            rows = [index.row() for index in self.selectedIndexes()] or [self.currentIndex().row()]
            self._toggle([row for row in rows if row >= 0])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._toggle([index.row()])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _toggle(self, rows: Sequence[int]) -> None:
        if rows:
            ticked = all(self._model.line(row).key in self._model.ticked for row in rows)
            self._model.set_ticked(rows, not ticked)
            self.changed.emit()


class _TickDelegate(QStyledItemDelegate):
    """Draws the tick, the words and the quieter line under them."""

    def __init__(self, view: TickList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        height = QFontMetrics(option.font).height() + QFontMetrics(_small(option.font)).height()
        return QSize(120, height + theme.scaled(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = self._view.model()
        if not isinstance(model, TickModel):
            return
        line, where = model.line(index.row()), option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, theme.tone("accent_soft"))
        painter.setPen(QPen(theme.tone("line"), 1))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        side, gap = theme.scaled(18), theme.scaled(10)
        box = QRectF(where.left() + gap, where.center().y() - side / 2, side, side)
        ticked = line.key in model.ticked
        painter.setPen(QPen(theme.tone("accent" if ticked else "field_line"), 1.4))
        painter.setBrush(theme.tone("accent" if ticked else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if ticked:
            icons.paint(painter, "ok", box, theme.tone("on_accent"))
        room = where.adjusted(int(side + 2 * gap), theme.scaled(5), -gap, -theme.scaled(5))
        small = _small(option.font)
        for words, font, tone, flag in (
            (line.text, option.font, "ink", Qt.AlignmentFlag.AlignTop),
            (line.detail, small, "muted", Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(theme.tone(tone))
            shown = QFontMetrics(font).elidedText(
                visible_line(words), Qt.TextElideMode.ElideMiddle, room.width()
            )
            painter.drawText(room, int(flag | Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.88)
    else:
        small.setPixelSize(max(9, round(font.pixelSize() * 0.88)))
    return small
