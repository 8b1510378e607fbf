"""Every number, line and word a school may set: looked for by its words, with what ships and what counts here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.combo import Combo
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import Cell, Column, RecordTable, Row
from safetydesk.desktop.rooms.house.presenter import AREAS, HousePresenter, Line

_MOST_WARNINGS = 3
_ROWS = 10


class ListPage(Page):
    """`open_wanted(name)` for a line opened; `calendar_wanted` for the terms; `left` for the way back."""

    open_wanted = Signal(object)
    calendar_wanted = Signal()
    left = Signal()

    def __init__(self, presenter: HousePresenter) -> None:
        super().__init__(wording.label("house_title"), wording.label("house_subtitle"))
        self._presenter = presenter
        self.banner, self.warning = Banner(), Banner()
        self.banners.addWidget(self.warning)
        self.banners.addWidget(self.banner)
        self.search = QLineEdit()
        self.search.setPlaceholderText(wording.label("house_search_like"))
        self.search.setAccessibleName(wording.label("house_search"))
        self.search.setClearButtonEnabled(True)
        self.area = Combo([(code, wording.label(f"house_area_{code}")) for code in AREAS], None)
        self.area.setAccessibleName(wording.label("house_area"))
        self.area.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.area.setMinimumContentsLength(18)
        self._terms = plain_label("", "strong")
        self._reach = plain_label("", "small")
        self.calendar = secondary(wording.label("house_calendar_open"))
        back = secondary(wording.label("house_back"))
        self.add(self._terms)
        self.add(self._reach)
        asking = QWidget()
        across = QHBoxLayout(asking)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.search, 1)
        across.addWidget(self.area)
        self.add(asking)
        columns = [
            Column("title", wording.label("house_col_title"), 380, True),
            Column("shipped", wording.label("house_col_shipped"), 260, True, spare=1),
            Column("here", wording.label("house_col_here"), 200, True),
        ]
        self.table = RecordTable(columns, wording.label("house_table"), tall=True)
        self.none = plain_label(wording.label("house_none"), "muted")
        self.add(self.none)
        self.add(self.table)
        self.add_act(self.calendar)
        self.add_act(back)
        back.clicked.connect(self.left)
        self.leave_by_escape(back.click)
        self.calendar.clicked.connect(self.calendar_wanted)
        self.search.textChanged.connect(lambda _typed: self.narrow())
        self.area.currentIndexChanged.connect(lambda _row: self.narrow())
        self.table.activated_row.connect(self.open_wanted)

    def refresh(self) -> None:
        """Read afresh; what was looked for and the line marked stay."""
        said = self._presenter.warnings()
        if said:
            more = len(said) - _MOST_WARNINGS
            rest = [wording.label("house_more_warnings", count=str(more))] if more > 0 else []
            remedy = "\n".join([*said[1:_MOST_WARNINGS], *rest])
            self.warning.say(said[0], "warning", remedy, can_dismiss=False)
        else:
            self.warning.dismiss()
        term, reach = self._presenter.terms_in_words()
        self._terms.setText(term)
        self._reach.setText(" · ".join(part for part in (reach, self._presenter.counts()) if part))
        self.narrow()

    def narrow(self) -> None:
        """Show what the words and the area leave."""
        lines = self._presenter.lines(self.search.text(), self.area.code() or "all")
        self.table.set_rows([_row(line) for line in lines])
        self.table.fit_height(_ROWS)
        self.table.setVisible(bool(lines))
        self.none.setVisible(not lines)


def _row(line: Line) -> Row:
    return Row(line.name, _cells(line))


def _cells(line: Line) -> Sequence[Cell]:
    since = wording.label("house_since", when=line.since, source=line.word) if line.since else line.later
    here = line.here or wording.label("house_as_shipped")
    return (
        Cell(line.title),
        Cell(line.shipped, detail=line.shipped_source, muted=True),
        Cell(here, strong=bool(line.here), muted=not line.here, detail=since),
    )
