"""A button that opens a short list of acts: those that are wanted too seldom for a button of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.kit.plain_label import plain_caption


class MenuAct:
    """One act of the list. Shown where it is allowed and `offer`ed: the one is the role's, the other the record's."""

    def __init__(self, action: QAction, changed: Callable[[], None]) -> None:
        self.action = action
        self._changed = changed
        self._is_allowed = self._is_offered = True

    def allow(self, is_allowed: bool) -> None:
        """As the role stands."""
        self._is_allowed = is_allowed
        self._settle()

    def offer(self, is_offered: bool) -> None:
        """As the record stands."""
        self._is_offered = is_offered
        self._settle()

    @property
    def is_shown(self) -> bool:
        return self._is_allowed and self._is_offered

    def _settle(self) -> None:
        self.action.setVisible(self.is_shown)
        self._changed()


class MenuButton(Button):
    """Opens by a click, Enter, Space, or the down arrow; it is not there while it has nothing to show."""

    def __init__(self, text: str, accessible: str) -> None:
        super().__init__(text, accessible, "secondary", "more")
        self.menu_shown = QMenu(self)
        self.menu_shown.setAccessibleName(accessible)
        self._acts: dict[str, MenuAct] = {}
        self.clicked.connect(self.open_menu)

    def add_act(self, key: str, text: str, do: Callable[[], None]) -> MenuAct:
        """Put another act at the end of the list."""
        action = self.menu_shown.addAction(plain_caption(text))
        action.triggered.connect(lambda _on=False: do())
        self._acts[key] = MenuAct(action, self._settle)
        return self._acts[key]

    def act(self, key: str) -> MenuAct:
        """The act of that name. Raises KeyError: our own mistake."""
        return self._acts[key]

    def open_menu(self) -> None:
        """Show the list under the button; the first act is chosen, so that Enter does it."""
        shown = [act.action for act in self._acts.values() if act.is_shown]
        if shown:
            self.menu_shown.popup(self.mapToGlobal(QPoint(0, self.height())))
            self.menu_shown.setActiveAction(shown[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def _settle(self) -> None:
        self.allow(any(act.is_shown for act in self._acts.values()))
