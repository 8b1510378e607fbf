"""The one form that stands in the place of the page's tabs: opened, kept, taken away. Never two at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QWidget

from safetydesk.desktop.rooms.incident.forms.image_question import ImageQuestionSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown


class OpenForm(QObject):
    """`changed` when one was opened or taken away; `done` when it was saved or left; `stale` for a newer version;
    `told` with what is to be said of one that was saved."""

    changed = Signal()
    done = Signal()
    stale = Signal()
    told = Signal(str)

    def __init__(self, room: Room, holder: QWidget, tabs: QTabWidget) -> None:
        super().__init__(holder)
        self._room, self._tabs = room, tabs
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(tabs)
        self.sheet: Sheet | ImageQuestionSheet | None = None

    def open(self, make: Callable[[Room, Shown], QWidget], shown: Shown) -> bool:
        """Open a form with what was begun in it; False where one is open: what is typed there must not be lost."""
        if self.sheet is not None:
            self.sheet.setFocus()
            return False
        sheet = make(self._room, shown)
        if not isinstance(sheet, Sheet):
            raise TypeError("only a sheet stands in the place of the tabs")
        sheet.saved.connect(lambda outcome: self._saved(sheet, outcome))
        sheet.left.connect(self._finish)
        sheet.reload_wanted.connect(self.stale)
        sheet.switch_wanted.connect(self._switch)
        sheet.take_up()
        self.show(sheet)
        return True

    def show(self, sheet: Sheet | ImageQuestionSheet) -> None:
        """Put it in the place of the tabs."""
        self.close()
        self.sheet = sheet
        self._stack.addWidget(sheet)
        self._stack.setCurrentWidget(sheet)
        self.changed.emit()
        sheet.focus_first()

    def close(self) -> None:
        """Take it away; what is kept of it stays kept."""
        sheet, self.sheet = self.sheet, None
        if sheet is None:
            return
        self._stack.setCurrentWidget(self._tabs)
        self._stack.removeWidget(sheet)
        sheet.hide()
        sheet.deleteLater()
        self._tabs.tabBar().setFocus()
        self.changed.emit()

    def keep(self) -> None:
        """Seal what is typed before returning. Raises Trouble for the disk's."""
        if isinstance(self.sheet, Sheet):
            self.sheet.keeping.keep_now()

    def put_by(self) -> bool:
        """Keep it and take it away; whether there were words to keep. Raises Trouble for the disk's."""
        has_words = isinstance(self.sheet, Sheet) and self.sheet.is_changed()
        self.keep()
        self.close()
        return has_words

    def _switch(self, make: Callable[[Room, Shown], QWidget]) -> None:
        self.put_by()
        self._room.open_sheet(make)

    def _saved(self, sheet: Sheet, outcome: object) -> None:
        words = sheet.done_words()
        self._finish()
        if words:
            self.told.emit(words)
        following = sheet.leads_to(outcome)
        if following is not None:
            self._room.open_sheet(following)

    def _finish(self) -> None:
        self.close()
        self.done.emit()
