"""SIGKILL at every step of turning the keychain on and off: it is on or off, the trail says which, and the passphrase
opens whatever happened."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from tests.faults.keychain_child import KeptOnDisk
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, keychain_door, open_desk
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import KeychainTurnedOff, KeychainTurnedOn
from safetydesk.services.desk import Desk
from safetydesk.strongroom.keychain import Found, Keychain

CHILD = Path(__file__).with_name("keychain_child.py")
FILE = [f"keychain.{step}" for step in ("part_opened", "synced", "renamed")]
COMMIT = ["save.audited", "save.committed"]
STEPS = [
    *(("on", step) for step in ("keychain.key_kept", *FILE, "keychain.begun", *COMMIT)),
    ("on", "keychain.file_written"),
    *(("off", step) for step in (*FILE, "keychain.ended", *COMMIT, "keychain.file_gone")),
]
IS_ON = {("on", "keychain.file_written"), *(("off", step) for step in FILE[:2])}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


def signed_in(store: Path) -> Desk:
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    for thread in threading.enumerate():
        if thread.name == "safetydesk-keychain":
            thread.join(10)
    return desk


@pytest.mark.parametrize(("act", "step"), STEPS)
def test_killed_at(
    act: str, step: str, store_path: Path, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = tmp_path / "keychain.json"
    said = killed(CHILD, store_path, profile, keys, act, step)
    assert said == f"ack {act}\n"
    back_end = KeptOnDisk(keys)
    monkeypatch.setattr(
        bootstrap.surroundings, "os_keychain", lambda: Keychain(lambda: Found("kwallet", back_end))
    )
    try:
        keychain_door(front_door(store_path)).unlock().let_go()
        opened = True
    except Refusal as refusal:
        assert refusal.code == "keychain_off"
        opened = False
    assert opened is ((act, step) in IS_ON)

    desk = signed_in(store_path)
    assert desk.keychain.state().is_on is opened
    said = [done.event for done in desk.audit_trail.page(0, 60)]
    last = next((one for one in said if isinstance(one, KeychainTurnedOn | KeychainTurnedOff)), None)
    assert isinstance(last, KeychainTurnedOn) is opened, "the trail says how it stands"
    assert desk.audit_trail.verify().ok
    desk.keychain.turn_on(PASSPHRASE)
    desk.close()
    keychain_door(front_door(store_path)).unlock().let_go()
