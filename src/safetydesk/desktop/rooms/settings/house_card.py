"""The school's own values in Settings: how many there are, this term, what cannot be used, and the way to the list."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.settings.presenter import SettingsPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import SafetyDeskError

ROOM = "house"


class HouseCard(Card):
    """Everybody may read what counts here."""

    def __init__(self, surroundings: Surroundings, presenter: SettingsPresenter) -> None:
        super().__init__(wording.label("house_card"))
        self._around, self._presenter = surroundings, presenter
        self.banner = Banner()
        self.add(self.banner)
        self.add(plain_label(wording.label("house_card_what"), "small"))
        self._stands = plain_label("")
        self.add(self._stands)
        opened = secondary(wording.label("house_open"))
        calendar = secondary(wording.label("house_calendar_open"))
        opened.clicked.connect(lambda: surroundings.navigator.go(ROOM))
        calendar.clicked.connect(lambda: surroundings.navigator.go(ROOM, setting="calendar"))
        self.add(row(opened, calendar))

    def refresh(self) -> None:
        """How it stands now."""
        try:
            said, warnings = self._presenter.house(), self._presenter.house_warnings()
        except SafetyDeskError as error:
            self._around.errors.show(error, self.banner)
            return
        self._stands.setText(said)
        if warnings:
            self.banner.say(warnings[0], "warning", "\n".join(warnings[1:]), can_dismiss=False)
        else:
            self.banner.dismiss()
