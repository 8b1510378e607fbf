"""The operating system's keychain: only the kinds known here by their class, and never waited for beyond a limit.

The library's own choice is not asked for: it would take whatever a setting or an installed plug-in puts first, a
plain file among them. Whether a keychain works is seen by using it; a locked one looks just like an open one.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from safetydesk.domain.errors import Refusal
from safetydesk.domain.progress import NO_PROGRESS, Progress

SERVICE = "SafetyDesk"
CHOSEN = "PYTHON_KEYRING_BACKEND"
"""The library's own environment variable. Naming a kind that is not ours, it leaves this machine without a keychain."""
ALLOWED: Mapping[str, str] = {
    "keyring.backends.SecretService.Keyring": "secret_service",
    "keyring.backends.kwallet.DBusKeyring": "kwallet",
    "keyring.backends.macOS.Keyring": "macos",
    "keyring.backends.Windows.WinVaultKeyring": "windows",
}
"""The only classes ever used, and the permanent code of each."""
PATIENCE = 30.0
"""Seconds: long enough to type the keychain's own password into the prompt that may come up."""
_PATIENCE_TO_FORGET = 5.0
_LOOK = 0.1
_LOCAL = "local machine"  # else Windows lets the secret roam with the profile to other machines

Outcome = TypeVar("Outcome")


class BackEnd(Protocol):
    """What is used of `keyring.backend.KeyringBackend`."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Found:
    """A keychain and the permanent code of its kind."""

    code: str
    back_end: BackEnd


def installed() -> Found | None:
    """The keychain of this machine, if it has one of those allowed. May ask the session bus: call it bounded."""
    from keyring.backends import SecretService, Windows, kwallet, macOS

    kinds = {
        "linux": (SecretService.Keyring, kwallet.DBusKeyring),
        "darwin": (macOS.Keyring,),
        "win32": (Windows.WinVaultKeyring,),
    }
    wanted = os.environ.get(CHOSEN, "")
    for kind in kinds.get(sys.platform, ()):
        name = f"{kind.__module__}.{kind.__qualname__}"
        if wanted in ("", name) and name in ALLOWED and kind.viable:
            back_end: BackEnd = kind()
            if ALLOWED[name] == "windows":
                back_end.persist = _LOCAL  # type: ignore[attr-defined]  # of this one class
            return Found(ALLOWED[name], back_end)
    return None


class Keychain:
    """Keeps 32 secret bytes under a name. Every method raises Refusal `keychain_none` (there is none that is allowed),
    `keychain_locked`, `keychain_slow` (it did not answer in time) or `keychain_failed`, and Cancelled."""

    def __init__(self, find: Callable[[], Found | None] = installed, patience: float = PATIENCE) -> None:
        self._find, self._patience = find, patience

    def kind(self) -> str:
        """The code of its kind."""
        return self._asked(lambda found: found.code, NO_PROGRESS)

    def read(self, name: str, progress: Progress = NO_PROGRESS) -> tuple[str, bytes | None]:
        """The kind's code, and the secret; None where there is none, or something else stands there."""

        def act(found: Found) -> tuple[str, bytes | None]:
            return found.code, _secret(found.back_end.get_password(SERVICE, name))

        return self._asked(act, progress)

    def keep(self, name: str, secret: bytes, progress: Progress = NO_PROGRESS) -> str:
        """Keeps the secret and reads it back: a keychain that only looks like one is found out here."""

        def act(found: Found) -> str:
            found.back_end.set_password(SERVICE, name, secret.hex())
            if _secret(found.back_end.get_password(SERVICE, name)) != secret:
                raise Refusal("keychain_failed")
            return found.code

        return self._asked(act, progress)

    def forget(self, name: str) -> None:
        """Takes the secret out; nothing happens where there is none."""

        def act(found: Found) -> None:
            if found.back_end.get_password(SERVICE, name) is not None:
                found.back_end.delete_password(SERVICE, name)

        self._asked(act, NO_PROGRESS, _PATIENCE_TO_FORGET)

    def _asked(
        self, act: Callable[[Found], Outcome], progress: Progress, most: float | None = None
    ) -> Outcome:
        """On a thread of its own: a prompt that nobody answers keeps that thread, and nobody else."""
        landed: list[Outcome] = []
        faults: list[Refusal] = []
        over = threading.Event()

        def ask() -> None:
            try:
                found = self._find()
                if found is None:
                    raise Refusal("keychain_none")
                landed.append(act(found))
            except Exception as error:  # noqa: BLE001 - each system's keychain raises kinds of its own
                faults.append(_refusal(error))
            finally:
                over.set()

        threading.Thread(target=ask, name="safetydesk-keychain", daemon=True).start()
        until = time.monotonic() + min(self._patience, most or self._patience)
        while not over.wait(_LOOK):
            progress.step(0, 0, "")
            if time.monotonic() > until:
                raise Refusal("keychain_slow")
        if faults:
            raise faults[0]
        return landed[0]


def _secret(text: str | None) -> bytes | None:
    try:
        found = bytes.fromhex(text or "")
    except ValueError:
        return None
    return found or None


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    from keyring.errors import InitError, KeyringLocked, PasswordSetError

    logging.getLogger(__name__).info(
        "keychain: %s", type(error).__name__
    )  # its words may hold a name or path
    locked = isinstance(error, KeyringLocked | InitError | PasswordSetError)
    return Refusal("keychain_locked" if locked else "keychain_failed")
