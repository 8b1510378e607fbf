"""Every agency of this school: what leads to it, how it is reached, and when somebody last checked that."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import Cell, Column, RecordTable, Row
from safetydesk.desktop.offers import Offers
from safetydesk.desktop.rooms.agencies.presenter import AgenciesPresenter, AgencyLine

_ROWS = 12


class ListPage(Page):
    """`open_wanted(id)` for a line opened; `add_wanted` for a new one; `left` for the way back."""

    open_wanted = Signal(object)
    add_wanted = Signal()
    left = Signal()

    def __init__(self, presenter: AgenciesPresenter, offers: Offers) -> None:
        super().__init__(wording.label("agencies_title"), wording.label("agencies_subtitle"))
        self._presenter = presenter
        self.banner, self.warning = Banner(), Banner()
        for banner in (self.warning, self.banner):
            self.banners.addWidget(banner)
        columns = [
            Column("name", wording.label("agency_field.name"), 240, True),
            Column("routes", wording.label("agency_field.routes"), 260, True, spare=1),
            Column("reached", wording.label("agencies_reached"), 300, True),
            Column("checked", wording.label("agency_field.checked"), 170, True),
        ]
        self.table = RecordTable(columns, wording.label("agencies_title"), tall=True)
        self.table.activated_row.connect(self.open_wanted)
        self.none = plain_label(wording.label("agencies_none"), "muted")
        self.add(self.none)
        self.add(self.table)
        add = offers.only(primary(wording.label("agencies_add"), icon="add"), "settings")
        add.clicked.connect(self.add_wanted)
        back = secondary(wording.label("agencies_back"))
        back.clicked.connect(self.left)
        self.leave_by_escape(back.click)
        self.add_act(back)
        self.add_act(add)

    def refresh(self) -> None:
        """Read the list afresh."""
        lines = self._presenter.lines()
        self.table.set_rows([_row(line) for line in lines])
        self.table.fit_height(_ROWS)
        self.table.setVisible(bool(lines))
        self.none.setVisible(not lines)
        old = [line.name for line in lines if line.is_old]
        if old:
            self.warning.say(wording.label("agencies_old"), "warning", ", ".join(old), can_dismiss=False)
        else:
            self.warning.dismiss()


def _row(line: AgencyLine) -> Row:
    return Row(
        str(line.agency.id),
        (
            Cell(line.name, strong=not line.is_retired, muted=line.is_retired, detail=line.agency.area),
            Cell(line.routes, muted=line.is_retired),
            Cell(line.reached, muted=line.is_retired),
            Cell(line.checked, muted=not line.is_old),
        ),
    )
