"""The way out of every page: the passphrase first, and never into the store's own folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from safetydesk.domain.errors import Refusal
from safetydesk.strongroom.disk import write_whole


class OutTray:
    """`require_passphrase` asks whoever came in by the keychain alone: that opens no printing."""

    def __init__(self, is_in_store: Callable[[Path], bool], require_passphrase: Callable[[], None]) -> None:
        self._is_in_store = is_in_store
        self._require_passphrase = require_passphrase

    def require_passphrase(self) -> None:
        """Before a page is drawn. Raises Refusal `passphrase_needed`."""
        self._require_passphrase()

    def save(self, path: Path, drawn: Callable[[], bytes]) -> None:
        """What is `drawn`, once it is sure that it may lie there. Raises Refusal `print_path_in_store`; Trouble for the
        disk's, and what `drawn` raises."""
        if self._is_in_store(path):
            raise Refusal("print_path_in_store")
        write_whole(path, drawn(), "print")
