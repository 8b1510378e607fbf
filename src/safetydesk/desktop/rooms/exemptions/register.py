"""The register: every exemption ever recorded, the next review first, narrowed by chips."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import Button, primary
from safetydesk.desktop.kit.empty_state import EmptyState
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.offers import Offers
from safetydesk.desktop.rooms.exemptions.columns import ALL, GROUPS, TO_REVIEW, columns, in_group, rows_of
from safetydesk.desktop.rooms.exemptions.presenter import ExemptionsPresenter

COMPACT_ABOVE = 1.4


class RegisterPage(Page):
    """`wanted(id)` when a record is to be opened; `new_wanted` when one is to be recorded."""

    wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self, presenter: ExemptionsPresenter) -> None:
        super().__init__(wording.label("ex_title"), wording.label("ex_subtitle"), scrolls=False)
        self._presenter = presenter
        self._group = ALL
        self.banner = Banner()
        self.begun = Banner()
        self.banners.addWidget(self.banner)
        self.banners.addWidget(self.begun)
        self._new = primary(wording.label("ex_record"), icon="add")
        self._new.clicked.connect(self.new_wanted)
        self.add_act(self._new)
        self._chips = {group: Button(wording.label(f"ex_group_{group}"), kind="chip") for group in GROUPS}
        for group, chip in self._chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._narrow, group))
        self._bar = row(*self._chips.values())
        self.table = RecordTable(columns(), wording.label("ex_title"), tall=True)
        self.table.activated_row.connect(self.wanted)
        self._none = plain_label(wording.label("ex_none_here"), "muted")
        self._empty = EmptyState(
            "exemptions",
            wording.label("ex_empty_title"),
            wording.label("ex_empty_text"),
            wording.label("ex_record"),
        )
        self._empty.acted.connect(self.new_wanted)
        self._how = plain_label(wording.label("ex_how_to_open"), "small")
        self.add(self._bar)
        self.add(self.table, 1)
        self.add(self._none)
        self.add(self._how)
        self.add(self._empty, 1)

    def offer(self, offers: Offers) -> None:
        """Only who may record one is asked to."""
        offers.only(self._new, "exemption_record")
        offers.only(self._empty, "exemption_record")

    def refresh(self) -> None:
        """Read the register afresh."""
        found, today, near = self._presenter.rows(), self._presenter.today(), self._presenter.near()
        counts = {group: sum(in_group(one, group, today, near) for one in found) for group in GROUPS}
        for group, chip in self._chips.items():
            chip.set_words(f"{wording.label(f'ex_group_{group}')}  {counts[group]}")
            chip.setChecked(group == self._group)
            chip.setVisible(group in (ALL, self._group) or counts[group] > 0)
        shown = [one for one in found if in_group(one, self._group, today, near)]
        compact = theme.current().scale > COMPACT_ABOVE
        if len(columns(compact)) != len(self.table.rows.columns()):
            self.table.set_columns(columns(compact))
        self.table.set_rows(rows_of(shown, today, near, self._presenter.terms, compact))
        review, days = str(counts[TO_REVIEW]), wording.count_words((near - today).days, "day")
        said = "ex_subtitle_counts" if counts[TO_REVIEW] else "ex_subtitle_running"
        self.subtitle.setText(
            wording.label(said, running=str(counts["running"]), review=review, days=days)
            if found
            else wording.label("ex_subtitle")
        )
        for widget, visible in (
            (self._new, bool(found)),
            (self._bar, bool(found)),
            (self.table, bool(shown)),
            (self._how, bool(shown)),
            (self._none, bool(found) and not shown),
            (self._empty, not found),
        ):
            widget.setVisible(visible)

    def _narrow(self, group: str) -> None:
        self._group = group
        self.refresh()
