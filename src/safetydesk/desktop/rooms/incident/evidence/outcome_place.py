"""Where it is said how the last act of adding ended: over the exhibits, where it is seen at once and stays put."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.in_view import give_keys_once_laid_out
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.rooms.incident.evidence.where_from import WhereFrom
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say


class OutcomePlace(QWidget):
    """Hidden while there is nothing to say. Gone once it is said where the files came from, when it is put away, with
    the next act of adding, and on another incident."""

    def __init__(self) -> None:
        super().__init__()
        self._incident: UUID | None = None
        self._cards: tuple[QWidget, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.scaled(12))
        self.hide()

    def show_cards(self, *cards: QWidget) -> None:
        """Say this, and nothing of what was said before; the keys go to what is to be done next."""
        emptied(self._column)
        self._cards = cards
        self.setVisible(bool(cards))
        if not cards:
            return
        for card in cards:
            self._column.addWidget(card)
        away = quiet(say("outcome_away"))
        away.clicked.connect(lambda _on=False: self.show_cards())
        self._column.addWidget(row(away))
        if self.isVisible() and self._may_take_keys():
            next_to_do = [card for card in cards if isinstance(card, WhereFrom)]
            give_keys_once_laid_out(*next_to_do, self)

    def show_case(self, shown: Shown) -> None:
        """Put away what is about another incident, or was answered meanwhile."""
        incident = shown.case.incident.id
        is_answered = any(isinstance(card, WhereFrom) and card.is_answered(shown) for card in self._cards)
        if is_answered or (self._incident is not None and self._incident != incident):
            self.show_cards()
        self._incident = incident

    def _may_take_keys(self) -> bool:
        """Not from somebody who went on to type elsewhere while the files were sealed."""
        focus = QApplication.focusWidget()
        page = self.parentWidget()
        return focus is None or isinstance(focus, QTabBar) or (page is not None and page.isAncestorOf(focus))
