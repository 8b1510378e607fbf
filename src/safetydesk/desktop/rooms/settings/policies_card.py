"""The policies in Settings: how many are adopted, which are past their review, and the way to them."""

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


class PoliciesCard(Card):
    """Everybody may read which are adopted."""

    def __init__(self, surroundings: Surroundings, presenter: SettingsPresenter) -> None:
        super().__init__(wording.label("policies_title"))
        self._around, self._presenter = surroundings, presenter
        self.banner = Banner()
        self.add(self.banner)
        self.add(plain_label(wording.label("policies_card_what"), "small"))
        self._stands = plain_label("")
        self.add(self._stands)
        opened = secondary(wording.label("policies_open"))
        opened.clicked.connect(lambda: surroundings.navigator.go("policies"))
        self.add(row(opened))

    def refresh(self) -> None:
        """How it stands now."""
        try:
            said, past = self._presenter.policies()
        except SafetyDeskError as error:
            self._around.errors.show(error, self.banner)
            return
        self._stands.setText(said)
        if past:
            self.banner.say(past, "warning", can_dismiss=False)
        else:
            self.banner.dismiss()
