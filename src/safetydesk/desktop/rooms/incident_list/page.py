"""The list of incidents: quick at any length, narrowed by chips, with the marked line's fields at the side."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.combo import Combo
from safetydesk.desktop.kit.empty_state import EmptyState
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.rooms.incident_list.columns import columns
from safetydesk.desktop.rooms.incident_list.presenter import IncidentListPresenter
from safetydesk.desktop.surroundings import Surroundings

_SIDE_WIDTH = 280
_SIDE_FROM = 1000
_MOST_SHOWN = 160
"""Letters of one field at the side: with more, the fields together have no room on the smallest screen."""


class IncidentListPage(Page):
    """Enter or a double click opens a line, which is recorded; marking one is not."""

    def __init__(self, surroundings: Surroundings, presenter: IncidentListPresenter) -> None:
        super().__init__(wording.label("list_title"), scrolls=False)
        self._around = surroundings
        self._presenter = presenter
        self._is_empty = False
        self._banner = Banner()
        self.banners.addWidget(self._banner)
        self._status = self._filter("list_filter_status", presenter.statuses(), "list_any_status")
        self._severity = self._filter("list_filter_severity", presenter.severities(), "list_any_severity")
        self._category = self._filter("list_filter_category", presenter.categories(), "list_any_category")
        self._clear = quiet(wording.label("list_clear"))
        self._clear.clicked.connect(self._show_all)
        self._filters = row(self._status, self._severity, self._category, self._clear)
        self.add(self._filters)
        self.table = RecordTable(columns(), wording.label("list_table"), tall=True, hugs=True)
        self.table.activated_row.connect(self._open)
        self.table.current_row.connect(self._preview)
        self.table.failed.connect(lambda error: surroundings.errors.show(error, self._banner))
        self._side = _Side()
        self._side.open_wanted.clicked.connect(lambda: self._open(self.table.current_key()))
        self._none = EmptyState("search", wording.label("list_none_title"), wording.label("list_none_text"))
        self._nothing = EmptyState(
            "incidents",
            wording.label("list_empty_title"),
            wording.label("list_empty_text"),
            wording.label("list_log"),
        )
        surroundings.offers.only(self._nothing, "log")
        self._nothing.acted.connect(lambda: surroundings.navigator.go("log_incident"))
        self._stack = QStackedWidget()
        for widget in (self.table, self._none, self._nothing):
            self._stack.addWidget(widget)
        self._add_body()
        self.refresh()
        surroundings.announcements.heard.connect(self._heard)

    def _add_body(self) -> None:
        held = QWidget()
        held.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        across = QHBoxLayout(held)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.scaled(16))
        across.addWidget(self._stack, 1)
        across.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self.add(held, 1)

    def refresh(self) -> None:
        """Count and read afresh; the marked line stays marked."""
        self._category.set_choices(self._presenter.categories())
        try:
            count = self._presenter.count()
        except Exception as error:  # noqa: BLE001 - told by the error desk, which sorts refusals from bugs
            self._around.errors.show(error, self._banner)
            return
        self._is_empty = not count and not self._presenter.is_narrowed
        said = "" if self._is_empty else wording.count_words(count, "incident")
        self.set_title(wording.label("list_title"), said)
        self._filters.setVisible(not self._is_empty)
        self._suit()
        self._clear.setVisible(self._presenter.is_narrowed)
        empty = self._none if self._presenter.is_narrowed else self._nothing
        self._stack.setCurrentWidget(self.table if count else empty)
        self.table.set_source(count, self._presenter.page)
        self._preview(self.table.current_key())

    def _heard(self, event: object) -> None:
        if self.isVisible() and not getattr(event, "is_reading", False):
            self.refresh()

    def _filter(self, name: str, choices: list[tuple[str, str]], empty: str) -> Combo:
        combo = Combo(choices, wording.label(empty))
        combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        combo.setMinimumContentsLength(16)
        combo.setAccessibleName(wording.label(name))
        combo.currentIndexChanged.connect(lambda _row: self._narrow())
        return combo

    def _narrow(self) -> None:
        self._presenter.narrow(
            self._status.code() or "", int(self._severity.code() or 0), self._category.code() or ""
        )
        self.refresh()

    def _show_all(self) -> None:
        for combo in (self._status, self._severity, self._category):
            combo.blockSignals(True)
            combo.set_code(None)
            combo.blockSignals(False)
        self._narrow()

    def _open(self, key: UUID | None) -> None:
        if key is not None:
            self._around.navigator.go("incident", id=str(key))

    def _preview(self, key: UUID | None) -> None:
        found = self._presenter.preview(key) if key is not None else None
        if found is None:
            self._side.show_nothing()
        else:
            self._side.show_fields(found.reference, list(found.facts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._suit()

    def _suit(self) -> None:
        """The side where there is room for it, and something to preview."""
        self._side.setFixedWidth(theme.scaled(_SIDE_WIDTH))
        has_room = self.width() >= _SIDE_FROM * theme.current().scale
        self._side.setVisible(has_room and not self._is_empty)


class _Side(Card):
    """The fields of the marked line."""

    def __init__(self) -> None:
        super().__init__(wording.label("list_preview"))
        self._facts = Facts()
        self._note = plain_label("", "small")
        self.open_wanted = secondary(wording.label("list_open"))
        for widget in (self._facts, self.open_wanted, self._note):
            self.add(widget)
        self.setAccessibleName(wording.label("list_preview"))

    def show_fields(self, reference: str, facts: list[tuple[str, str]]) -> None:
        self.set_title(reference)
        self._facts.show()  # first: what is laid out in a hidden widget stays hidden with it
        self._facts.set([(label, _cut(value)) for label, value in facts])
        self.open_wanted.show()
        self._note.setText(wording.label("list_preview_note"))

    def show_nothing(self) -> None:
        self.set_title(wording.label("list_preview"))
        self._facts.hide()
        self.open_wanted.hide()
        self._note.setText(wording.label("list_preview_empty"))


def _cut(value: str) -> str:
    return value if len(value) <= _MOST_SHOWN else f"{value[:_MOST_SHOWN].rstrip()} …"


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return IncidentListPage(surroundings, IncidentListPresenter.of(surroundings.desk))
