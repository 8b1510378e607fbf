"""A table of any length that holds only the pages it has shown. Order and filter are the fetcher's."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

PAGE = 200
_PAGES_KEPT = 12
CELL = Qt.ItemDataRole.UserRole + 1
_FAILED = "This part of the list could not be read."
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: key, heading, width in pixels at 100 % text, and whether it takes the room left over.

    Where there is too little room for all, those with the highest `spare` are left out first; 0 always stays.
    """

    key: str
    title: str
    width: int = 120
    stretch: bool = False
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `badge` is a tone, and draws the text as a badge; `detail` is a quieter second line."""

    text: str
    badge: str | None = None
    muted: bool = False
    detail: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the key that opens it, and a cell for each column."""

    key: Any
    cells: Sequence[Cell]


Fetch = Callable[[int, int], Sequence[Row]]


class WindowedModel(QAbstractTableModel):
    """`fetch(offset, limit)` gives the rows of a page. `failed` carries what a fetch raised."""

    failed = Signal(object)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._count = 0
        self._fetch: Fetch = lambda _offset, _limit: ()
        self._pages: OrderedDict[int, Sequence[Row] | None] = OrderedDict()

    def set_source(self, count: int, fetch: Fetch) -> None:
        """Show another list of `count` rows."""
        self.beginResetModel()
        self._count, self._fetch = count, fetch
        self._pages.clear()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns. The source must be set again, with cells to match."""
        self.beginResetModel()
        self._columns, self._count = list(columns), 0
        self._pages.clear()
        self.endResetModel()

    def columns(self) -> list[Column]:
        """The columns shown."""
        return list(self._columns)

    def row(self, number: int) -> Row | None:
        """The row, fetched if need be; None where it could not be read."""
        page = number // PAGE
        if page not in self._pages:
            self._load(page)
        self._pages.move_to_end(page)
        rows = self._pages[page]
        within = number % PAGE
        return rows[within] if rows is not None and within < len(rows) else None

    def _load(self, page: int) -> None:
        try:
            rows: Sequence[Row] | None = self._fetch(page * PAGE, PAGE)
        except Exception as error:  # noqa: BLE001 - Qt is painting and nothing may pass through it; it is told by `failed`
            rows = None
            self.failed.emit(error)
        self._pages[page] = rows
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the same
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, CELL)
        if not index.isValid() or role not in wanted:
            return None
        cell = self._cell(index.row(), index.column())
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole and cell.detail:
            return f"{cell.text}. {cell.detail}"
        return cell.text

    def _cell(self, number: int, column: int) -> Cell:
        row = self.row(number)
        if row is None:
            return Cell(_FAILED, muted=True) if column == 0 else Cell("")
        return row.cells[column] if column < len(row.cells) else Cell("")
