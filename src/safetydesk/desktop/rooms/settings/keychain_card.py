"""Signing in with this computer's keychain: what that gives away, until when, on and off."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.settings.presenter import SettingsPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import SafetyDeskError


class KeychainCard(Card):
    """For the member at the desk, on this computer alone."""

    def __init__(self, surroundings: Surroundings, presenter: SettingsPresenter) -> None:
        super().__init__(wording.label("keychain_title"))
        self._around, self._presenter = surroundings, presenter
        self.banner = Banner()
        self.add(self.banner)
        self.add(plain_label(wording.label("keychain_what", days=presenter.keychain_days())))
        self.add(plain_label(wording.label("keychain_risk"), "strong"))
        self.add(plain_label(wording.label("keychain_still_asks"), "small"))
        self._state = plain_label("", "muted")
        self.add(self._state)
        self._on = surroundings.offers.only(secondary(wording.label("keychain_turn_on")), "keychain")
        self._off = secondary(wording.label("keychain_turn_off"))
        self._on.clicked.connect(self.turn_on)
        self._off.clicked.connect(self.turn_off)
        self.add(row(self._on, self._off))
        self.refresh()

    def refresh(self) -> None:
        """How it stands now."""
        try:
            is_on, words = self._presenter.keychain()
        except SafetyDeskError as error:
            self._around.errors.show(error, self.banner)
            return
        self._state.setText(words)
        self._on.setVisible(not is_on)
        self._off.setVisible(is_on)

    def turn_on(self) -> None:
        """After the passphrase; what it gives away is read once more beside it."""
        self.banner.dismiss()
        asked = AskPassphrase(
            self._around,
            self,
            wording.label("keychain_risk"),
            wording.label("keychain_turn_on_act"),
            wording.label("keychain_turning_on"),
        )
        self._busy(True)
        asked.run(
            self._presenter.turn_keychain_on,
            lambda _nothing: self._done(wording.label("keychain_is_on")),
            self._failed,
            lambda: self._busy(False),
        )

    def turn_off(self) -> None:
        self.banner.dismiss()
        self._busy(True)

        def done(gave_up: bool) -> None:
            self._done(wording.label("keychain_is_off" if gave_up else "keychain_is_off_key_stays"))

        self._around.tasks.run(
            wording.label("keychain_turning_off"),
            lambda _progress: self._presenter.turn_keychain_off(),
            done,
            self._failed,
            self,
        )

    def _done(self, words: str) -> None:
        self._busy(False)
        self.refresh()
        self.banner.say(words)
        shown = self._off if self._off.isVisibleTo(self) else self._on
        shown.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        self.refresh()
        self._around.errors.show(error, self.banner)

    def _busy(self, busy: bool) -> None:
        self._on.setEnabled(not busy)
        self._off.setEnabled(not busy)
