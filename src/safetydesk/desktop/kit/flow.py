"""A layout that sets things in rows like words in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Left to right, then the next row. The last item may `stretch` over what is left of its row."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, stretch_last: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._gap = gap
        self._stretch_last = stretch_last
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights = {}

    def insert(self, index: int, widget: QWidget) -> None:
        """Set `widget` at place `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights = {}
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        """Something in it changed, or came into sight."""
        self._heights = {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Asked for again and again while a page settles; of hundreds of things each time is milliseconds."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, where: QRect) -> None:
        super().setGeometry(where)
        self._arrange(where, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        height = max((size.height() for size in shown), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, where: QRect, move: bool) -> int:
        margins = self.contentsMargins()
        room = where.marginsRemoved(margins)
        left, top, tallest = room.left(), room.top(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        shown = [item for item in self._items if not item.isEmpty()]
        for item in shown:
            size = item.sizeHint().boundedTo(QSize(max(room.width(), 1), 10_000))
            if row and left + size.width() > room.right() + 1:
                self._set_row(row, tallest, move)
                left, top, tallest, row = room.left(), top + tallest + self._gap, 0, []
            if self._stretch_last and item is shown[-1]:
                size.setWidth(room.right() + 1 - left)
            row.append((item, QRect(QPoint(left, top), size)))
            left += size.width() + self._gap
            tallest = max(tallest, size.height())
        self._set_row(row, tallest, move)
        return top + tallest - where.top() + margins.bottom()

    @staticmethod
    def _set_row(row: list[tuple[QLayoutItem, QRect]], tallest: int, move: bool) -> None:
        if move:
            for item, place in row:
                item.setGeometry(place.translated(0, (tallest - place.height()) // 2))
