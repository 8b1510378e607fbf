"""Run in a D-Bus session with a real Secret Service: secret_service_child.py STORE ACT..., saying what each came to."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import secretstorage
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, keychain_door, open_desk
from safetydesk.domain.errors import Refusal


def on(store: Path) -> str:
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    state = desk.keychain.turn_on(PASSPHRASE)
    desk.close()
    return str(state.is_on)


def opens(store: Path) -> str:
    opened = keychain_door(front_door(store)).unlock()
    opened.let_go()
    return opened.came_by


def off(store: Path) -> str:
    desk = open_desk(keychain_door(front_door(store)).unlock())
    gave_up = desk.keychain.turn_off()
    desk.close()
    return f"{gave_up} {found()}"


def signs_in(store: Path) -> str:
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    time.sleep(1.0)  # what is renewed behind it
    desk.close()
    return "passphrase"


def found() -> list[tuple[str, dict[str, str]]]:
    bus = secretstorage.dbus_init()
    items = secretstorage.search_items(bus, {"service": "SafetyDesk"})
    told = [(item.get_label(), item.get_attributes()) for item in items]
    bus.close()
    return told


def told(_store: Path) -> str:
    return str(found())


def wipe(_store: Path) -> str:
    bus = secretstorage.dbus_init()
    items = list(secretstorage.search_items(bus, {"service": "SafetyDesk"}))
    for item in items:
        item.delete()
    bus.close()
    return str(len(items))


def lock(_store: Path) -> str:
    bus = secretstorage.dbus_init()
    secretstorage.get_default_collection(bus).lock()
    bus.close()
    return "locked"


ACTS = {act.__name__: act for act in (on, opens, off, signs_in, told, wipe, lock)}


def main() -> None:
    for name in sys.argv[2:]:
        began = time.monotonic()
        try:
            said = ACTS[name](Path(sys.argv[1]))
        except Refusal as refusal:
            said = refusal.code
        print(f"{name}: {said}", flush=True)
        print(f"{name} took {time.monotonic() - began:.1f} s", file=sys.stderr)


main()
sys.stdout.flush()
os._exit(0)  # a prompt that nobody answers may still be waited for
