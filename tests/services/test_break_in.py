"""Ways in, and ways to be locked out, that a hostile reader of the code thought of: each is shut, and stays so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services import sheets
from tests.services.acts import logged, logged_with_files
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_keys import ROWAN, ROWANS, SASHA, SASHAS, code_of, sign_in, with_team

from safetydesk.bootstrap import front_door, open_desk, restoring
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import StoreRestored
from safetydesk.domain.team_drafts import CoverDraft
from safetydesk.services import unlocking
from safetydesk.services.backup_offers import lacks_exhibits
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember
from safetydesk.strongroom.claims import write_claims
from safetydesk.strongroom.header import read_header, write_header
from safetydesk.strongroom.keys import unlock
from safetydesk.strongroom.store_folder import StoreFolder

NEW = "hollow biscuit anchor plume saddle"
WHY = "The laptop was stolen"


def by_keychain(store: Path, clock: StoppedClock) -> Desk:
    opened = front_door(store, clock).unlock(LOGIN, PASSPHRASE)
    opened.came_by = "keychain"
    return open_desk(opened, clock)


def test_the_team_is_not_changed_by_whoever_came_in_by_the_keychain(
    desk: Desk, store_path: Path, clock: StoppedClock
) -> None:
    rowan, sasha = with_team(desk)
    desk.close()
    desk = by_keychain(store_path, clock)
    promoted = replace(desk.team.draft_of(sasha), role="deputy_dsl")
    cover = CoverDraft(absent=rowan.id, stands_in=sasha.id, starts="2026-01-01", ends="2026-12-31")
    assert code_of(lambda: desk.team.amend(sasha.id, sasha.row_version, promoted)) == "passphrase_needed"
    assert code_of(lambda: desk.team.arrange_cover(cover)) == "passphrase_needed"
    desk.confirming.confirm(PASSPHRASE)
    assert desk.team.amend(sasha.id, sasha.row_version, promoted).role == "deputy_dsl"
    desk.close()


def test_a_header_with_more_slots_than_can_be_read_is_never_written(store_path: Path) -> None:
    folder = StoreFolder(store_path)
    keys = unlock(read_header(folder), LOGIN, PASSPHRASE)
    (slot,) = keys.header.slots
    many = tuple(replace(slot, slot_id=f"{number:032x}") for number in range(65))
    with pytest.raises(Trouble):
        write_header(folder, replace(keys.header, slots=many), keys.store_key)
    assert read_header(folder).slots == (slot,)


def test_a_generation_driven_to_its_end_locks_nobody_out(store_path: Path) -> None:
    folder = StoreFolder(store_path)
    keys = unlock(read_header(folder), LOGIN, PASSPHRASE)
    last = write_header(folder, replace(keys.header, generation=2**40 - 1), keys.store_key)
    with pytest.raises(Trouble):
        write_header(folder, last, keys.store_key)
    assert unlock(read_header(folder), LOGIN, PASSPHRASE).header.generation == last.generation


def test_a_header_read_before_another_process_changed_it_counts_for_nothing(
    desk: Desk, store_path: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.close()
    real: Callable[[StoreFolder], object] = read_header
    changed = []

    def meanwhile(folder: StoreFolder) -> object:
        found = real(folder)
        if not changed:
            changed.append(True)
            other = sign_in(store_path, clock)
            other.team_keys.change_passphrase(PASSPHRASE, NEW)
            other.close()
        return found

    monkeypatch.setattr(unlocking, "read_header", meanwhile)
    assert code_of(lambda: front_door(store_path, clock).unlock(LOGIN, PASSPHRASE)) == "passphrase_wrong"
    monkeypatch.undo()
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    sign_in(store_path, clock, passphrase=NEW).close()


def test_two_sheets_with_an_old_header_over_new_records_say_so(
    desk: Desk, store_path: Path, tmp_path: Path, clock: StoppedClock
) -> None:
    one, two, _three = sheets.made(desk, tmp_path / "sheets")
    _rowan, sasha = with_team(desk)
    desk.close()
    old = {name: (store_path / name).read_bytes() for name in ("header.a", "header.b")}
    desk = sign_in(store_path, clock)
    desk.team_keys.remove(sasha.id, PASSPHRASE)
    for name, content in old.items():
        (store_path / name).write_bytes(content)
    door = front_door(store_path, clock)
    assert code_of(lambda: door.recover(one, two)) == "header_older_than_records"


def with_backup(desk: Desk, place: Path) -> None:
    place.mkdir()
    desk.backups.choose(place)
    desk.backups.make()


def test_a_leaver_restores_nothing_from_a_backup_that_knows_they_left(
    desk: Desk, tmp_path: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The removal was said and cut short: the backup's header has their slot still."""
    _rowan, sasha = with_team(desk)
    with monkeypatch.context() as patch:
        patch.setattr("safetydesk.services.rekeying.Rekeying.run", lambda *_: None)
        desk.team_keys.remove(sasha.id, PASSPHRASE)
    with_backup(desk, tmp_path / "stick")
    desk.close()
    act, to = restoring(clock), tmp_path / "new"
    backup = act.chosen(tmp_path / "stick").path
    assert code_of(lambda: act.restore(backup, to, SASHA, SASHAS, WHY)) == "member_left"
    assert not to.exists()
    act.restore(backup, to, LOGIN, PASSPHRASE, WHY)


def test_an_old_backup_is_not_offered_under_a_newer_name(
    desk: Desk, tmp_path: Path, clock: StoppedClock
) -> None:
    place = tmp_path / "stick"
    with_backup(desk, place)
    clock.move(days=1)
    logged(desk, summary="after the first backup")
    desk.backups.make()
    desk.close()
    act = restoring(clock)
    newest, oldest = act.offered(place)
    passed_off = oldest.path.with_name("20991231T235959Z-0099")
    shutil.copytree(oldest.path, passed_off)
    assert act.chosen(place).path == newest.path
    false = next(one for one in act.offered(place) if one.path == passed_off)
    assert isinstance(false.fault, Trouble) and false.fault.code == "backup_manifest_altered"


def test_one_damaged_exhibit_does_not_take_every_backup_with_it(
    desk: Desk, tmp_path: Path, clock: StoppedClock
) -> None:
    """All generations share the pool: one bad sector in it must not shut the way back."""
    place, to = tmp_path / "stick", tmp_path / "new"
    logged_with_files(desk, tmp_path, 3)
    with_backup(desk, place)
    one, two, _three = sorted(place.glob("*/exhibits/??/*.age"))
    content = bytearray(one.read_bytes())
    content[-1] ^= 1
    one.write_bytes(bytes(content))
    desk.close()
    act = restoring(clock)
    backup = act.chosen(place).path
    assert code_of(lambda: act.restore(backup, to, LOGIN, PASSPHRASE, WHY)) == "backup_file_damaged"
    two.unlink()
    assert code_of(lambda: act.chosen(place)) == "backup_pool_file_missing"
    (offered,) = act.offered(place)
    assert lacks_exhibits(offered.fault) and act.chosen(place, without_damaged=True).path == backup
    done = act.restore(backup, to, LOGIN, PASSPHRASE, WHY, without_damaged=True)
    assert done.missing == 2 and done.findings == ()
    desk = sign_in(to, clock)
    (said,) = [
        act.event
        for act in desk.audit_trail.history(desk.office.store_id)
        if isinstance(act.event, StoreRestored)
    ]
    assert said.missing == tuple(sorted((one.stem, two.stem)))
    assert not desk.audit_trail.verify().ok
    desk.close()
    (backup / "records.db").write_bytes(b"short")
    again = tmp_path / "again"
    fault = code_of(lambda: act.restore(backup, again, LOGIN, PASSPHRASE, WHY, without_damaged=True))
    assert fault == "backup_file_damaged" and not again.exists()


def flipped(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))
    return bytes(content)


def test_after_a_change_of_key_a_damaged_store_does_not_write_over_the_good_pool(
    desk: Desk, tmp_path: Path, clock: StoppedClock, store_path: Path
) -> None:
    """No manifest there can be proved by the new key, and yet what they tell of is the last good copy."""
    _rowan, sasha = with_team(desk)
    place = tmp_path / "stick"
    logged_with_files(desk, tmp_path, 1)
    with_backup(desk, place)
    (kept,) = place.glob("*/exhibits/??/*.age")
    good = kept.read_bytes()
    desk.team_keys.remove(sasha.id, PASSPHRASE)
    flipped(next((store_path / "exhibits").glob("??/*.age")))
    desk = sign_in(store_path, clock)
    desk.backups.make()
    desk.close()
    assert kept.read_bytes() == good
    act = restoring(clock)
    act.restore(act.chosen(place).path, tmp_path / "new", LOGIN, PASSPHRASE, WHY)


def test_a_pool_that_rots_is_found_out_and_mended_while_the_store_has_the_file(
    desk: Desk, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    logged_with_files(desk, tmp_path, 1)
    with_backup(desk, place)
    (kept,) = place.glob("*/exhibits/??/*.age")
    good = kept.read_bytes()
    flipped(kept)
    for _turn in range(16):
        assert not desk.backups.make().missing
    assert kept.read_bytes() == good


def test_a_list_that_anybody_can_write_keeps_no_recorded_exhibit_out_of_the_backup(
    desk: Desk, tmp_path: Path, store_path: Path
) -> None:
    """Claims are a plain list: without a key it could name every exhibit as out of sight, and nobody would notice."""
    case = logged_with_files(desk, tmp_path, 2)
    names = {one.sealed.file_name for one in case.exhibits}
    slot = "0" * 32
    (store_path / "members" / slot).mkdir()
    write_claims(StoreFolder(store_path), slot, dict.fromkeys(names, True))
    with_backup(desk, tmp_path / "stick")
    assert {path.stem for path in (tmp_path / "stick").glob("*/exhibits/??/*.age")} == names


def test_sheets_that_a_leaver_made_are_to_be_made_again(
    desk: Desk, tmp_path: Path, clock: StoppedClock, store_path: Path
) -> None:
    """They saw all three, and the new store key is sealed to them like to a member who stays."""
    with_team(desk)
    morgan = desk.me
    desk.close()
    desk = sign_in(store_path, clock, ROWAN, ROWANS)
    desk.recovery_sheets.make(ROWANS, tmp_path)
    rowan = desk.me
    assert not desk.recovery_sheets.state().of_a_leaver
    desk.close()
    desk = sign_in(store_path, clock)
    desk.team_keys.remove(rowan.id, PASSPHRASE)
    desk = sign_in(store_path, clock)
    state = desk.recovery_sheets.state()
    assert state.is_in_force and state.of_a_leaver and desk.me.id == morgan.id
    (tmp_path / "again").mkdir()
    desk.recovery_sheets.make(PASSPHRASE, tmp_path / "again")
    assert not desk.recovery_sheets.state().of_a_leaver
    desk.close()


def test_a_manifest_with_an_absurd_time_is_damaged_and_no_fault(
    desk: Desk, tmp_path: Path, clock: StoppedClock
) -> None:
    place = tmp_path / "stick"
    with_backup(desk, place)
    (manifest,) = place.glob("*/generations/*/manifest.json")
    for at in ("0001-01-01T00:00:00.000000Z-14:00", "9999-12-31T23:59:59.000000Z+14:00"):
        manifest.write_text(json.dumps({**json.loads(manifest.read_bytes()), "at": at}))
        (offered,) = restoring(clock).offered(place)
        assert isinstance(offered.fault, Trouble) and offered.fault.code == "backup_manifest_damaged"
        assert offered.at == ""


def test_a_member_who_is_one_too_many_is_refused_before_it_is_said(
    desk: Desk, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safetydesk.services.keys.MOST_SLOTS", 1)
    before = desk.team.members()
    assert code_of(lambda: desk.team_keys.enrol(NewMember(name="Rowan Hale"), ROWAN, ROWANS, PASSPHRASE)) == (
        "team_full"
    )
    assert desk.team.members() == before and desk.team_keys.unfinished() == ()


def test_a_leavers_forged_copy_neither_shuts_the_door_nor_opens_it(
    desk: Desk, store_path: Path, tmp_path: Path, clock: StoppedClock
) -> None:
    """Sasha knows the key of before, under which a copy with any number can be proved to those who stay."""
    _rowan, sasha = with_team(desk)
    folder, theirs = StoreFolder(store_path), tmp_path / "theirs"
    shutil.copytree(store_path, theirs)
    desk.team_keys.remove(sasha.id, PASSPHRASE)
    old = unlock(read_header(StoreFolder(theirs)), SASHA, SASHAS)
    salts = (old.header.database_salt, read_header(folder).database_salt)
    for salt, code in zip(salts, ("header_older_than_records", "records_damaged"), strict=True):
        forged = replace(old.header, generation=2**30, database_salt=salt)
        write_header(StoreFolder(theirs), forged, old.store_key)
        shutil.copy(theirs / "header.a", store_path / "header.a")
        before = {name: (store_path / name).read_bytes() for name in ("header.a", "header.b")}
        assert code_of(lambda: sign_in(store_path, clock, SASHA, SASHAS)) == code
        assert before == {name: (store_path / name).read_bytes() for name in before}
        desk = sign_in(store_path, clock)
        found = [(one.code, one.values) for one in desk.audit_trail.verify().findings]
        assert found == [("header_copy_damaged", {"copy": "a"})]
        assert any(act.kind == "HeaderCopyMended" for act in desk.audit_trail.page(0, 3))
        desk.close()
        assert read_header(folder).spare is None and read_header(folder).generation < 99
    # A passphrase of before does not come back with a forged copy either.
    desk = sign_in(store_path, clock)
    desk.team_keys.change_passphrase(PASSPHRASE, NEW)
    desk.close()
    shutil.copy(theirs / "header.a", store_path / "header.a")
    assert code_of(lambda: sign_in(store_path, clock)) == "records_damaged"
    sign_in(store_path, clock, passphrase=NEW).close()


def test_records_of_before_are_named_and_never_put_back_by_themselves(
    desk: Desk, store_path: Path, clock: StoppedClock
) -> None:
    _rowan, sasha = with_team(desk)
    desk.close()
    old = {name: (store_path / name).read_bytes() for name in ("header.a", "header.b", "records.db")}
    desk = sign_in(store_path, clock)
    desk.team_keys.remove(sasha.id, PASSPHRASE)
    (store_path / "records.old").write_bytes(old["records.db"])
    for name in ("header.a", "header.b"):
        (store_path / name).write_bytes(old[name])
    before = (store_path / "records.db").read_bytes()
    for login, passphrase in ((LOGIN, PASSPHRASE), (SASHA, SASHAS)):
        fault = code_of(lambda: sign_in(store_path, clock, login, passphrase))  # noqa: B023 - at once
        assert fault == "header_of_records_set_aside"
    assert (store_path / "records.db").read_bytes() == before
    assert (store_path / "records.old").read_bytes() == old["records.db"]
