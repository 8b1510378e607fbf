"""What the line at the top found: reference, title, where; Enter opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.empty_state import EmptyState
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.rooms.find.presenter import ROOMS, FindPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.rows import Found


class FindPage(Page):
    """`show_record(words=...)` looks; without words it says how to."""

    def __init__(self, surroundings: Surroundings, presenter: FindPresenter) -> None:
        super().__init__(wording.label("find_title"), scrolls=False)
        self._around = surroundings
        self._presenter = presenter
        self._banner = Banner()
        self.banners.addWidget(self._banner)
        self.table = RecordTable(presenter.columns(), wording.label("find_table"), hugs=True)
        self.table.activated_row.connect(self._open)
        self._none = EmptyState("search", wording.label("find_none_title"))
        self._ask = EmptyState("search", wording.label("find_ask_title"), wording.label("find_ask_text"))
        self._stack = QStackedWidget()
        for widget in (self._ask, self.table, self._none):
            self._stack.addWidget(widget)
        self.add(self._stack, 1)

    def show_record(self, words: str = "") -> None:
        """Look for `words` afresh."""
        self._banner.dismiss()
        if not words:
            self.set_title(wording.label("find_title"))
            self._stack.setCurrentWidget(self._ask)
            return

        def work(_progress: object) -> Sequence[Found]:
            return self._presenter.find(words)

        def done(found: Sequence[Found]) -> None:
            self._show(words, found)

        failed = self._around.errors.for_room(self._banner)
        self._around.tasks.run(wording.label("find_looking"), work, done, failed, self)

    def _show(self, words: str, found: Sequence[Found]) -> None:
        count = wording.count_words(len(found), "record")
        self.set_title(wording.label("find_title"), wording.label("find_for", words=words, count=count))
        self._none.text.setText(wording.label("find_none_text", words=words))
        self.table.set_rows(self._presenter.rows(found))
        self._stack.setCurrentWidget(self.table if found else self._none)
        if found:
            self.table.selectRow(0)
            self.table.setFocus()

    def _open(self, found: Found) -> None:
        if found.kind in ROOMS:
            self._around.navigator.go(ROOMS[found.kind], id=str(found.id))
        else:
            self._banner.say(wording.label("find_person_no_page"), "info")


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return FindPage(surroundings, FindPresenter.of(surroundings.desk))
