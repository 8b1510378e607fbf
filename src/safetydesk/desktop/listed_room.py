"""A room behind the settings: a list, and the pages that open from its lines and lead back to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import SafetyDeskError


class ListedRoom(QStackedWidget):
    """`touches` is what is amended here: when it was, the list is read afresh, if it is in sight. `read` reads it, and
    its `banner` tells what came of an act."""

    def __init__(
        self,
        surroundings: Surroundings,
        title: str,
        touches: str,
        listed: QWidget,
        banner: Banner,
        read: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._around, self._touches = surroundings, touches
        self._listed, self._banner, self._read = listed, banner, read
        self.addWidget(listed)
        surroundings.announcements.heard.connect(self._heard)

    @property
    def is_at_list(self) -> bool:
        """Whether no page stands before the list in which somebody may be typing."""
        return self.currentWidget() is self._listed

    def refresh(self) -> None:
        """Read the list afresh; a page that opened from it stays as it is."""
        try:
            self._read()
        except SafetyDeskError as error:
            self._around.errors.show(error, self._banner)

    def leave(self) -> None:
        """To the settings."""
        self._around.navigator.go("settings")

    def show_list(self, said: str = "") -> None:
        """Back to it, with what was done."""
        self.setCurrentWidget(self._listed)
        self._banner.dismiss()
        self.refresh()
        if said:
            self._banner.say(said)

    def _heard(self, event: object) -> None:
        if self._touches in getattr(event, "touches", ()) and self.isVisible() and self.is_at_list:
            self.refresh()
