"""Whether the member at the desk has shown their passphrase, which some acts ask for again."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.domain.errors import Refusal

BY_KEYCHAIN = "keychain"


class Confirming:
    """Whoever came in by the keychain shows the passphrase once before printing; team and key changes ask each time.

    `opens_mine` says whether a passphrase opens the member's own slot; `refused` counts one that does not.
    """

    def __init__(self, came_by: str, opens_mine: Callable[[str], bool], refused: Callable[[], None]) -> None:
        self._opens_mine = opens_mine
        self._refused = refused
        self._is_shown = came_by != BY_KEYCHAIN

    @property
    def is_needed(self) -> bool:
        """Whether `require` would refuse: ask for the passphrase and `confirm` it first."""
        return not self._is_shown

    def confirm(self, passphrase: str) -> None:
        """Takes about a second, as a sign-in does. Raises Refusal `passphrase_wrong`."""
        if not self._opens_mine(passphrase):
            self._refused()
            raise Refusal("passphrase_wrong")
        self._is_shown = True

    def require(self) -> None:
        """Raises Refusal `passphrase_needed` where this session has not been shown the passphrase."""
        if self.is_needed:
            raise Refusal("passphrase_needed")
