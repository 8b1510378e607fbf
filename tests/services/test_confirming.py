"""The passphrase asked for again: one's own slot opens or does not, and the keychain counts for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Refusal
from safetydesk.services.desk import Desk


def test_who_typed_the_passphrase_at_sign_in_need_not_show_it_again(desk: Desk) -> None:
    assert not desk.confirming.is_needed
    desk.confirming.require()
    with pytest.raises(Refusal) as raised:
        desk.confirming.confirm("quiet harbour lantern meadow")
    assert raised.value.code == "passphrase_wrong"
    desk.confirming.confirm(PASSPHRASE)


def test_who_came_in_by_the_keychain_must_and_a_wrong_one_is_counted(
    store_path: Path, clock: StoppedClock, profile: Path
) -> None:
    store = front_door(store_path, clock).unlock(LOGIN, PASSPHRASE)
    store.came_by = "keychain"
    desk = open_desk(store, clock)
    for wrong in ("", "wrong"):
        with pytest.raises(Refusal):
            desk.confirming.confirm(wrong)
        with pytest.raises(Refusal) as raised:
            desk.confirming.require()
        assert raised.value.code == "passphrase_needed"
    (counted,) = (profile / "failed-sign-ins").iterdir()
    assert counted.read_bytes() == b"2"
    desk.confirming.confirm(PASSPHRASE)
    desk.confirming.require()
    desk.close()
