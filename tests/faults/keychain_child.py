"""Run as a process of its own, to be killed: turns the keychain on or off.

keychain_child.py STORE PROFILE KEYS ACT STEP
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from child_desk import PASSPHRASE, acknowledge, lay_fault, lift_fault, opened
from safetydesk import bootstrap
from safetydesk.strongroom.keychain import Found, Keychain


class KeptOnDisk:
    """A keychain that outlives this process, as the system's does."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get_password(self, service: str, username: str) -> str | None:
        return self.held().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._path.write_text(json.dumps({**self.held(), f"{service} {username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        held = self.held()
        del held[f"{service} {username}"]
        self._path.write_text(json.dumps(held))

    def held(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_text())) if self._path.exists() else {}


def main() -> None:
    store, profile, keys, act, step = sys.argv[1:]
    bootstrap.surroundings.os_keychain = lambda: Keychain(lambda: Found("kwallet", KeptOnDisk(Path(keys))))
    desk = opened(store, profile)
    if act == "off":
        desk.keychain.turn_on(PASSPHRASE)
    acknowledge(act)
    lay_fault(step)
    if act == "on":
        desk.keychain.turn_on(PASSPHRASE)
    else:
        desk.keychain.turn_off()
    lift_fault()
    acknowledge("done")
    desk.close()


if __name__ == "__main__":
    main()
