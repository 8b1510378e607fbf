"""The school's agencies in Settings: how many there are, which nobody has checked for a year, and the way to them."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.settings.presenter import SettingsPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import SafetyDeskError

ROOM = "agencies"


class AgenciesCard(Card):
    """Everybody may read how an agency is reached."""

    def __init__(self, surroundings: Surroundings, presenter: SettingsPresenter) -> None:
        super().__init__(wording.label("agencies_title"))
        self._around, self._presenter = surroundings, presenter
        self.add(plain_label(wording.label("agencies_card_what"), "small"))
        self._stands = plain_label("")
        self.add(self._stands)
        opened = secondary(wording.label("agencies_open"))
        opened.clicked.connect(lambda: surroundings.navigator.go(ROOM))
        self.add(row(opened))

    def refresh(self) -> None:
        """How it stands now."""
        try:
            words, is_well = self._presenter.agencies()
        except SafetyDeskError as error:
            self._around.errors.show(error)
            return
        self._stands.setText(words)
        self._stands.set_tone(None if is_well else "serious")
