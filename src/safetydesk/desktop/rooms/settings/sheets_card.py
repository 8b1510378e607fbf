"""Recovery sheets, as Settings shows them: whether there are any in force, and the way to the room that makes them."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.settings.presenter import SettingsPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import SafetyDeskError


class SheetsCard(Card):
    """Everybody reads how they stand; the button is for those who may make them."""

    def __init__(self, surroundings: Surroundings, presenter: SettingsPresenter) -> None:
        super().__init__(wording.label("sheets_card"))
        self._around, self._presenter = surroundings, presenter
        self._said = plain_label("")
        self.add(self._said)
        act = secondary(wording.label("sheets_card_act"))
        act.clicked.connect(lambda: surroundings.navigator.go("recovery"))
        surroundings.offers.only(act, "recovery_sheets")
        self.add(row(act))
        self.refresh()

    def refresh(self) -> None:
        """How they stand now."""
        try:
            words, is_well = self._presenter.sheets()
        except SafetyDeskError as error:
            self._around.errors.show(error)
            return
        self._said.setText(words)
        self._said.set_tone(None if is_well else "serious")
