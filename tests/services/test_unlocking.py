"""The front door: keys made for tests stay with tests, and refused sign-ins are told at the next one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk import wording
from safetydesk.bootstrap import CHEAP_KEYS, FirstMember, front_door, open_desk
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import MemberSignedIn
from safetydesk.services.desk import Desk
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.kdf import DEFAULT_COST, FLOOR_KIB, LEAST_COST, TEST_COST, KdfCost
from safetydesk.strongroom.store_folder import StoreFolder


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def last_sign_in(desk: Desk) -> MemberSignedIn:
    done = [each.event for each in desk.audit_trail.page(0, 50)]
    return next(event for event in done if isinstance(event, MemberSignedIn))


def test_a_store_with_keys_made_for_tests_is_named_and_not_touched(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(store_path)
    for value in (None, "0", "true"):
        monkeypatch.delenv(CHEAP_KEYS) if value is None else monkeypatch.setenv(CHEAP_KEYS, value)
        with pytest.raises(Trouble) as raised:
            front_door(store_path, StoppedClock()).unlock(LOGIN, PASSPHRASE)
        assert raised.value.code == "keys_too_weak"
    assert files_of(store_path) == before
    assert "made for tests" in wording.sentence(raised.value).text


def test_without_the_variable_a_new_store_has_real_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(CHEAP_KEYS)
    first = FirstMember(school="Larkfield", name="Morgan Okafor", login=LOGIN, passphrase=PASSPHRASE)
    front_door(tmp_path / "store", StoppedClock()).create(first).let_go()
    (slot,) = read_header(StoreFolder(tmp_path / "store")).slots
    assert slot.cost.covers(LEAST_COST)
    door = front_door(tmp_path / "store", StoppedClock())
    opened = door.unlock(LOGIN, PASSPHRASE)
    assert not door.allows_test_keys and not opened.has_test_keys
    opened.let_go()
    # Where tests are let in, a real store is still no store of theirs.
    monkeypatch.setenv(CHEAP_KEYS, "1")
    opened = front_door(tmp_path / "store", StoppedClock()).unlock(LOGIN, PASSPHRASE)
    assert not opened.has_test_keys
    opened.let_go()


def test_a_store_with_keys_made_for_tests_says_so_once_it_is_open(desk: Desk) -> None:
    assert desk.has_test_keys and front_door(desk.store_path, StoppedClock()).allows_test_keys


def test_what_covers_the_floor() -> None:
    assert DEFAULT_COST.covers(LEAST_COST) and LEAST_COST.covers(LEAST_COST)
    assert KdfCost(FLOOR_KIB, 3, 1).covers(LEAST_COST)  # lanes only divide the work
    assert not TEST_COST.covers(LEAST_COST) and not KdfCost(1024 * 1024, 2, 4).covers(LEAST_COST)


def test_refused_sign_ins_are_told_once_at_the_next_one(store_path: Path, clock: StoppedClock) -> None:
    for login, passphrase in ((LOGIN, "wrong"), ("nobody", PASSPHRASE), (LOGIN, "")):
        with pytest.raises(Refusal):
            front_door(store_path, clock).unlock(login, passphrase)
    for expected, said in ((3, "Morgan Okafor signed in after 3 failed attempts on this machine"), (0, "")):
        desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
        event = last_sign_in(desk)
        assert event.failed_before == expected
        assert wording.event_words(event, desk.vocabulary) == (said or "Morgan Okafor signed in")
        assert desk.audit_trail.verify().ok
        desk.close()


@pytest.mark.parametrize("content", [b"", b"true", b"-4", b"1e9", b"[[", b'{"a": 1}', b"9" * 90])
def test_a_damaged_count_is_none_and_holds_nobody_up(
    content: bytes, store_path: Path, profile: Path, clock: StoppedClock
) -> None:
    store_id = read_header(StoreFolder(store_path)).store_id
    (profile / "failed-sign-ins").mkdir(parents=True)
    (profile / "failed-sign-ins" / f"{store_id}.json").write_bytes(content)
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert last_sign_in(desk).failed_before == 0
    desk.close()


def test_a_profile_that_takes_nothing_does_not_hide_a_wrong_passphrase(
    store_path: Path, profile: Path, clock: StoppedClock
) -> None:
    profile.mkdir(exist_ok=True)
    (profile / "failed-sign-ins").write_text("a file where the folder should be", encoding="ascii")
    with pytest.raises(Refusal) as raised:
        front_door(store_path, clock).unlock(LOGIN, "wrong")
    assert raised.value.code == "passphrase_wrong"
    open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock).close()


def test_the_count_tells_no_names(store_path: Path, profile: Path, clock: StoppedClock) -> None:
    with pytest.raises(Refusal):
        front_door(store_path, clock).unlock("morgan", "wrong passphrase of mine")
    (kept,) = (profile / "failed-sign-ins").iterdir()
    assert kept.read_bytes() == b"1"
    if os.name == "posix":
        assert kept.stat().st_mode & 0o077 == 0 and kept.parent.stat().st_mode & 0o077 == 0
