"""Actions of all incidents in one list: what is due first, narrowed to open, overdue or settled ones."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from safetydesk import wording
from safetydesk.desktop import paper
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.combo import Combo
from safetydesk.desktop.kit.empty_state import EmptyState
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.rooms.actions.columns import columns
from safetydesk.desktop.rooms.actions.presenter import STATES, ActionsPresenter
from safetydesk.desktop.school_paper import SchoolPaper
from safetydesk.desktop.surroundings import Surroundings

_SHEET_WORDS = ("print", "save", "name", "drawing", "printed", "saved")


class ActionsPage(Page):
    """Enter or a double click opens the incident, where the action is settled; that opening is recorded."""

    def __init__(self, surroundings: Surroundings, presenter: ActionsPresenter) -> None:
        super().__init__(wording.label("actions_title"), scrolls=False)
        self._around, self._presenter = surroundings, presenter
        self._banner = Banner()
        self.banners.addWidget(self._banner)
        choices = [(state, wording.label(f"actions_state_{state}")) for state in STATES]
        self._state = Combo(choices, wording.label("actions_all"))
        self._state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._state.setMinimumContentsLength(16)
        self._state.setAccessibleName(wording.label("actions_filter"))
        self._state.set_code(presenter.wanted.state)
        self._state.currentIndexChanged.connect(lambda _row: self._narrow())
        self.add(row(self._state, *self._sheet_acts()))
        self.table = RecordTable(columns(), wording.label("actions_table"), tall=True, hugs=True)
        self.table.activated_row.connect(self._open)
        self.table.failed.connect(lambda error: surroundings.errors.show(error, self._banner))
        self._none = EmptyState("ok", wording.label("actions_none_title"), wording.label("actions_none_text"))
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for widget in (self.table, self._none):
            self._stack.addWidget(widget)
        self.add(self._stack, 1)
        self.refresh()
        surroundings.announcements.heard.connect(self._heard)

    def _sheet_acts(self) -> list[QWidget]:
        """All open actions on paper or as a file, for a meeting."""
        presenter, offers = self._presenter, self._around.offers
        sheet = SchoolPaper(self._around, self, self._banner, presenter.needs_passphrase, presenter.confirm)
        words = {key: wording.label(f"actions_sheet_{key}") for key in _SHEET_WORDS}
        printed = offers.only(quiet(words["print"], icon="print"), "print")
        printed.setEnabled(paper.has_printer())
        printed.clicked.connect(lambda: sheet.print_it(presenter.sheet, words["drawing"], words["printed"]))
        saved = offers.only(quiet(words["save"], icon="save"), "print")
        kinds = wording.label("print_kinds")
        saved.clicked.connect(
            lambda: sheet.save_it(
                presenter.save_sheet, words["save"], words["name"], kinds, words["drawing"], words["saved"]
            )
        )
        return [printed, saved]

    def show_record(self, state: str = "open", **_more: str) -> None:
        """Narrowed so from the start: what Today sends here."""
        self._state.set_code(state if state in STATES else None)
        self._narrow()

    def refresh(self) -> None:
        """Count and read afresh; the marked line stays marked."""
        try:
            count = self._presenter.count()
        except Exception as error:  # noqa: BLE001 - told by the error desk, which sorts refusals from bugs
            self._around.errors.show(error, self._banner)
            return
        self.set_title(wording.label("actions_title"), wording.count_words(count, "action") if count else "")
        self._stack.setCurrentWidget(self.table if count else self._none)
        self.table.set_source(count, self._presenter.page)

    def _narrow(self) -> None:
        self._presenter.narrow(self._state.code() or "")
        self.refresh()

    def _open(self, key: UUID | None) -> None:
        incident = self._presenter.incident_of(key) if key is not None else None
        if incident is not None:
            self._around.navigator.go("incident", id=str(incident), part="closing")

    def _heard(self, event: object) -> None:
        if self.isVisible() and not getattr(event, "is_reading", False):
            self.refresh()


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return ActionsPage(surroundings, ActionsPresenter(surroundings.desk))
