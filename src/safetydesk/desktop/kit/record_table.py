"""A table of records: quick at any length, walked by keyboard, opened by Enter or a double click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from safetydesk.desktop import theme
from safetydesk.desktop.kit.badge import badge_size, paint_badge
from safetydesk.desktop.kit.plain_label import plain_tooltip
from safetydesk.desktop.kit.windowed_model import CELL, Cell, Column, Fetch, Row, WindowedModel
from safetydesk.visible import visible_line

__all__ = ["Cell", "Column", "Fetch", "RecordTable", "Row", "WindowedModel"]

_TALLEST = 16_000
"""Pixels: Qt takes no widget much taller, and a list may have 100,000 rows."""
_MOST_GIVEN = 0.5
"""How much of its wished width a column that stretches gives up before the others give up any."""


class CellDelegate(QStyledItemDelegate):
    """Draws a Cell: its words, a quieter second line, or a badge; and a hairline under the row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CELL)
        where: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, theme.tone("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(where, theme.tone("hover"))
        painter.setPen(QPen(theme.tone("line"), 1))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        room = where.adjusted(theme.scaled(10), 0, -theme.scaled(8), 0)
        if isinstance(cell, Cell):
            _paint_cell(painter, room, cell)
        painter.restore()


def _paint_cell(painter: QPainter, room: QRect, cell: Cell) -> None:
    if cell.badge and cell.text:
        size = badge_size(cell.text, cell.badge)
        width = min(size.width(), room.width())
        top = room.top() + (room.height() - size.height()) / 2
        paint_badge(painter, QRectF(room.left(), top, width, size.height()), cell.text, cell.badge)
        return
    font = QFont(painter.font())
    if cell.strong:
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.tone("muted" if cell.muted else "ink"))
    first = painter.fontMetrics()
    words = first.elidedText(
        visible_line(" ".join(cell.text.split("\n"))), Qt.TextElideMode.ElideRight, room.width()
    )
    middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    if not cell.detail:
        painter.drawText(room, middle, words)
        return
    small = QFont(font)
    small.setPointSizeF(theme.points(9))
    small.setWeight(QFont.Weight.Normal)
    lines = first.height() + round(first.height() * 0.86)
    top = room.top() + max(0, (room.height() - lines) // 2)
    painter.drawText(QRect(room.left(), top, room.width(), first.height()), middle, words)
    painter.setFont(small)
    painter.setPen(theme.tone("muted"))
    said = painter.fontMetrics().elidedText(
        visible_line(cell.detail), Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(QRect(room.left(), top + first.height(), room.width(), first.height()), middle, said)


class RecordTable(QTableView):
    """`activated_row(key)`: Enter or double click. `current_row(key or None)`: the mark moved. `failed`.

    `tall` makes room for cells with a second line; with `hugs` it is no taller than its rows.
    """

    activated_row = Signal(object)
    current_row = Signal(object)
    failed = Signal(object)

    def __init__(
        self, columns: Sequence[Column], accessible: str = "List", tall: bool = False, hugs: bool = False
    ) -> None:
        super().__init__()
        self._tall, self._hugs = tall, hugs
        self._fitting = False
        self.rows = WindowedModel(columns, self)
        self.rows.failed.connect(self.failed)
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(accessible)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(theme.scaled(40))
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda index, _old: self._tell(index.row()))
        theme.restyled.changed.connect(self._fit)
        self._fit()

    def set_source(self, count: int, fetch: Fetch) -> None:
        """Show a list of `count` rows, read a page at a time by `fetch(offset, limit) -> Sequence[Row]`."""
        key = self.current_key()
        self.rows.set_source(count, fetch)
        self._fit()
        if key is not None:
            self.select_key(key, among=200)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show a short list that is already in hand."""
        held = list(rows)
        self.set_source(len(held), lambda offset, limit: held[offset : offset + limit])

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; set the source again after."""
        self.rows.set_columns(columns)
        self._fit()

    def current_key(self) -> Any:
        """The key of the row marked, or None."""
        index = self.currentIndex()
        row = self.rows.row(index.row()) if index.isValid() else None
        return None if row is None else row.key

    def select_key(self, key: Any, among: int = 1000) -> bool:
        """Mark the row with this key, if it is among the first `among`."""
        for number in range(min(among, self.rows.rowCount())):
            row = self.rows.row(number)
            if row is not None and row.key == key:
                self.selectRow(number)
                return True
        return False

    def fit_height(self, most: int = 12) -> None:
        """Be just as tall as the rows, up to `most` of them, where the page does the scrolling."""
        self.setFixedHeight(self._height_of(max(1, min(most, self.rows.rowCount()))))

    def _height_of(self, rows: int) -> int:
        most = rows * self.verticalHeader().defaultSectionSize() + self.horizontalHeader().sizeHint().height()
        return min(most + 4, _TALLEST)

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, min(theme.scaled(120), self.maximumHeight()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(
                event.globalPos(), self._cut_words(index), self.viewport(), self.visualRect(index)
            )
            return True
        return super().viewportEvent(event)

    def _cut_words(self, index: QModelIndex) -> str:
        """What the cell says, where it has no room to say it; letter for letter."""
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            return ""
        room = self.visualRect(index).width() - theme.scaled(18)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if cell.strong else QFont.Weight.Normal)
        small = QFont(self.font())
        small.setPointSizeF(theme.points(9))
        lines = [(cell.text, font), (cell.detail, small)]
        cut = any(QFontMetrics(each).horizontalAdvance(words) > room for words, each in lines)
        if cell.badge:
            cut = badge_size(cell.text, cell.badge).width() > room
        return plain_tooltip("\n".join(words for words, _font in lines if words)) if cut else ""

    def _open(self, number: int) -> None:
        row = self.rows.row(number)
        if row is not None:
            self.activated_row.emit(row.key)

    def _tell(self, number: int) -> None:
        row = self.rows.row(number) if number >= 0 else None
        self.current_row.emit(None if row is None else row.key)

    def _fit(self) -> None:
        """Share the width out: wished widths; where there is too little room, those that stretch give way first."""
        if self._fitting:
            return
        self._fitting = True
        height = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(
            round(height * 1.86) + theme.scaled(16) if self._tall else height + theme.scaled(22)
        )
        if self._hugs:
            self.setMaximumHeight(self._height_of(max(1, self.rows.rowCount())))
        columns = self.rows.columns()
        room = max(1, self.viewport().width())
        kept = _kept(columns, room)
        for place in range(len(columns)):
            self.setColumnHidden(place, place not in kept)
        wished = [
            column.width * theme.current().scale if place in kept else 0.0
            for place, column in enumerate(columns)
        ]
        spare = room - sum(wished)
        takers = [place for place, column in enumerate(columns) if column.stretch] or [len(columns) - 1]
        if spare >= 0:
            for place in takers:
                wished[place] += spare / len(takers)
        elif columns:
            wished = _squeezed(wished, set(takers), room)
        for place, width in enumerate(wished):
            if place in kept:
                self.setColumnWidth(place, int(width))
        self._fitting = False


def _squeezed(wished: Sequence[float], takers: set[int], room: int) -> list[float]:
    """Widths that fit in `room`. What is read by its last letters, a reference, keeps its width the longest."""
    lacking = sum(wished) - room
    able = sum(wished[place] for place in takers) * _MOST_GIVEN
    given = min(lacking, able) / able * _MOST_GIVEN if able else 0.0
    left = [width * (1 - given) if place in takers else width for place, width in enumerate(wished)]
    return [width * min(1.0, room / sum(left)) for width in left]


def _kept(columns: Sequence[Column], room: int) -> set[int]:
    """Places of the columns that stay: as many as fit, the most spared first to go."""
    kept = set(range(len(columns)))
    going = sorted((place for place in kept if columns[place].spare), key=lambda place: -columns[place].spare)
    scale = theme.current().scale
    for place in going:
        if sum(columns[each].width for each in kept) * scale <= room:
            break
        kept.discard(place)
    return kept
