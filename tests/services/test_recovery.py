"""Recovery sheets while the store is open: made all or nothing, checked one alone, and how they stand."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.sheets import code_on, made

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.services import recovery
from safetydesk.services.desk import Desk
from safetydesk.strongroom.header import Header, read_header
from safetydesk.strongroom.recovery_sheets import known_sheet, pairs_told
from safetydesk.strongroom.store_folder import StoreFolder


def kinds(desk: Desk) -> list[str]:
    return [act.kind for act in desk.audit_trail.page(0, 50)]


def test_none_at_first_and_then_a_set_in_force_that_the_trail_names(desk: Desk, tmp_path: Path) -> None:
    state = desk.recovery_sheets.state()
    assert (state.set_mark, state.made, state.is_in_force, state.checked) == ("", None, True, {})
    codes = made(desk, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"Recovery sheet {number} of 3 set {desk.recovery_sheets.state().set_mark}.pdf"
        for number in (1, 2, 3)
    ]
    header = read_header(StoreFolder(desk.store_path))
    assert [known_sheet(header, code).number for code in codes] == [1, 2, 3]
    event = next(act.event for act in desk.audit_trail.page(0, 9) if act.kind == "RecoverySheetsMade")
    assert event is not None and pairs_told(header) == event.pairs and len(event.pairs) == 3
    state = desk.recovery_sheets.state()
    assert (
        state.is_in_force and state.made == desk.clock.now() and state.set_mark == header.sheets[0].set_mark
    )
    assert desk.audit_trail.verify().ok


def test_a_wrong_passphrase_or_role_makes_none(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as raised:
        desk.recovery_sheets.make("not this one at all", tmp_path)
    assert raised.value.code == "passphrase_wrong"
    assert not list(tmp_path.glob("*.pdf")) and desk.recovery_sheets.state().made is None


def test_a_checked_sheet_opens_nothing_and_is_recorded(desk: Desk, tmp_path: Path) -> None:
    codes = made(desk, tmp_path / "out")
    before = read_header(StoreFolder(desk.store_path))
    found = desk.recovery_sheets.check(codes[1].lower().replace("-", " "))
    assert (found.number, found.set_mark) == (2, desk.recovery_sheets.state().set_mark)
    assert kinds(desk)[0] == "RecoverySheetChecked"
    assert desk.recovery_sheets.state().checked == {2: desk.clock.now()}
    assert read_header(StoreFolder(desk.store_path)) == before
    wrong = "Z" if codes[1][0] != "Z" else "Y"
    with pytest.raises(Refusal) as raised:
        desk.recovery_sheets.check(wrong + codes[1][1:])
    assert (raised.value.code, raised.value.values) == ("sheet_code_group", {"group": "1"})
    assert kinds(desk).count("RecoverySheetChecked") == 1


def test_a_new_set_ends_the_old_one(desk: Desk, tmp_path: Path) -> None:
    old = made(desk, tmp_path / "old")
    new = made(desk, tmp_path / "new")
    with pytest.raises(Refusal) as raised:
        desk.recovery_sheets.check(old[0])
    assert raised.value.code == "sheet_of_another_set"
    assert desk.recovery_sheets.check(new[0]).number == 1
    assert desk.recovery_sheets.state().checked.keys() == {1}
    assert desk.audit_trail.verify().ok


def test_pages_do_not_go_into_the_store_and_all_go_or_none(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refusal) as raised:
        desk.recovery_sheets.make(PASSPHRASE, desk.store_path / "exhibits")
    assert raised.value.code == "print_path_in_store"
    real = recovery.write_whole

    def third_fails(path: Path, content: bytes, sequence: str) -> None:
        if "sheet 3" in path.name:
            raise Trouble("disk_full")
        real(path, content, sequence)

    monkeypatch.setattr(recovery, "write_whole", third_fails)
    with pytest.raises(Trouble):
        desk.recovery_sheets.make(PASSPHRASE, tmp_path)
    assert not list(tmp_path.glob("*.pdf")) and desk.recovery_sheets.state().made is None


def test_a_header_that_cannot_be_written_is_written_at_the_next_sign_in(
    desk: Desk, tmp_path: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = made(desk, tmp_path / "old")
    (tmp_path / "new").mkdir()

    def fails(*_given: object) -> None:
        raise Trouble("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(recovery, "write_header", fails)
        with pytest.raises(Trouble) as raised:
            desk.recovery_sheets.make(PASSPHRASE, tmp_path / "new")
    assert raised.value.code == "sheets_wait"
    assert not desk.recovery_sheets.state().is_in_force
    new = [code_on(page) for page in sorted((tmp_path / "new").iterdir())]
    desk.close()
    again = open_desk(front_door(desk.store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert again.recovery_sheets.state().is_in_force
    assert again.recovery_sheets.check(new[2]).number == 3
    with pytest.raises(Refusal):
        again.recovery_sheets.check(old[2])
    assert not (desk.store_path / "sheets.new").exists()
    assert again.audit_trail.verify().ok
    again.close()


def test_a_set_slipped_into_the_header_is_found_by_verifying(desk: Desk, tmp_path: Path) -> None:
    made(desk, tmp_path / "out")
    store = desk.recovery_sheets._store
    slipped = recovery.draw_set(store.header, store.keys.store_key).put_into(store.header)
    store.renew(recovery.write_header(store.folder, slipped, store.keys.store_key))
    assert not desk.recovery_sheets.state().is_in_force
    verdict = desk.audit_trail.verify()
    assert "recovery_keys_differ" in {found.code for found in verdict.findings}


def test_what_waits_and_was_never_said_goes_away(desk: Desk, tmp_path: Path, clock: StoppedClock) -> None:
    codes = made(desk, tmp_path / "out")
    store = desk.recovery_sheets._store
    other = recovery.draw_set(store.header, store.keys.store_key).put_into(store.header)
    recovery.stage(store.folder, other, store.keys.store_key)
    desk.close()
    again = open_desk(front_door(desk.store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert again.recovery_sheets.check(codes[0]).number == 1
    assert not (desk.store_path / "sheets.new").exists()
    again.close()


def test_verifying_meanwhile_tells_a_change_under_way_from_a_change_by_stealth(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window verifies beside the work: between what the trail says and what the header holds yet."""
    found, real = [], recovery.write_header
    beside = Thread(target=lambda: found.append(desk.audit_trail.verify()))

    def meanwhile(*given: Any) -> Header:
        beside.start()
        beside.join(0.7)  # long enough to find the trail ahead of the header
        assert not found
        return real(*given)

    monkeypatch.setattr(recovery, "write_header", meanwhile)
    made(desk, tmp_path / "out")
    beside.join(20)
    assert found[0].ok, found[0].findings
