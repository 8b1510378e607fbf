"""Two sheets, in any order, and a member comes in with a new passphrase; everybody is told until they saw it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.sheets import made

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Refusal, SafetyDeskError, Trouble
from safetydesk.domain.team_member import DEPUTY, TEAM
from safetydesk.services import recovery
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember
from safetydesk.strongroom import age
from safetydesk.strongroom.store_folder import StoreFolder

NEW = "pebble orchard violin comet drizzle"
ROWANS, SASHAS = "velvet compass otter gravel tumbler", "copper ladder meadow tinsel parade"


@pytest.fixture
def codes(desk: Desk, tmp_path: Path) -> tuple[str, ...]:
    """Of a set in force; the desk is closed."""
    found = made(desk, tmp_path / "out")
    desk.close()
    return found


def refused(act: Callable[[], object]) -> SafetyDeskError:
    with pytest.raises(SafetyDeskError) as raised:
        act()
    return raised.value


@pytest.mark.parametrize(("one", "two"), [(0, 1), (2, 0), (1, 2)])
def test_each_pair_lets_a_member_in_with_a_new_passphrase(
    one: int, two: int, codes: tuple[str, ...], store_path: Path, clock: StoppedClock
) -> None:
    recovering = front_door(store_path, clock).recover(codes[one].lower(), codes[two])
    (morgan,) = recovering.members()
    assert recovering.sheets == "+".join(sorted((str(one + 1), str(two + 1))))
    desk = open_desk(recovering.take_over(morgan.id, "morgan.o", NEW), clock)
    kinds = [act.kind for act in desk.audit_trail.page(0, 9)][:4]
    assert kinds == ["MemberSignedIn", "KeysTookEffect", "MemberKeysReset", "RecoveryUsed"]
    assert desk.me.name == "Morgan Okafor"
    verdict = desk.audit_trail.verify()
    assert verdict.ok, verdict.findings
    desk.close()
    assert refused(lambda: front_door(store_path, clock).unlock(LOGIN, PASSPHRASE)).code == "passphrase_wrong"
    again = open_desk(front_door(store_path, clock).unlock("Morgan.O", NEW), clock)
    assert again.recovery_sheets.state().is_in_force  # the sheets go on working
    again.close()


def test_the_alert_stays_until_this_member_saw_it(
    codes: tuple[str, ...], store_path: Path, clock: StoppedClock
) -> None:
    recovering = front_door(store_path, clock).recover(codes[0], codes[1])
    desk = open_desk(recovering.take_over(recovering.members()[0].id, LOGIN, NEW), clock)
    (alert,) = desk.alerts.open()
    assert (alert.kind, alert.details["sheets"], alert.at) == ("RecoveryUsed", "1+2", clock.now())
    used = next(act for act in desk.audit_trail.page(0, 9) if act.kind == "RecoveryUsed")
    assert desk.audit_trail.names()[used.member] == "Recovery sheets 1 and 2"
    desk.alerts.acknowledge(alert.entry + 1)  # about nothing that was told: it counts for nothing
    desk.close()
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, NEW), clock)
    assert [each.entry for each in desk.alerts.open()] == [alert.entry]
    desk.alerts.acknowledge(alert.entry)
    assert desk.alerts.open() == ()
    desk.close()
    front_door(store_path, clock).recover(
        codes[1], codes[2]
    ).let_go()  # looked in, and went again: it is told too
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, NEW), clock)
    assert [each.details["sheets"] for each in desk.alerts.open()] == ["2+3"]
    desk.close()


def test_what_is_typed_for_the_member_is_checked(
    codes: tuple[str, ...], store_path: Path, clock: StoppedClock
) -> None:
    recovering = front_door(store_path, clock).recover(codes[0], codes[1])
    morgan = recovering.members()[0].id
    refusal = refused(lambda: recovering.take_over(morgan, " ", "Larkfield School 2026"))
    assert isinstance(refusal, Refusal)
    assert {(found.field, found.code) for found in refusal.problems} == {
        ("login", "needed"),
        ("passphrase", "passphrase_names_us"),
    }
    recovering.let_go()
    front_door(store_path, clock).unlock(LOGIN, PASSPHRASE).let_go()  # nothing was changed


def test_wrong_sheets_are_refused_and_counted(
    codes: tuple[str, ...], store_path: Path, clock: StoppedClock
) -> None:
    door = front_door(store_path, clock)
    assert refused(lambda: door.recover(codes[0], "")).code == "one_sheet_alone"
    assert refused(lambda: door.recover(codes[0], codes[0])).code == "same_sheet_twice"
    desk = open_desk(door.unlock(LOGIN, PASSPHRASE), clock)
    old, codes = codes, made(desk, store_path.parent / "newer")
    desk.close()
    assert refused(lambda: door.recover(old[0], old[1])).code == "sheet_of_another_set"
    assert refused(lambda: door.recover(codes[0], old[1])).values["which"] == "2"
    store = door.unlock(LOGIN, PASSPHRASE)
    assert refused(lambda: door.recover(codes[0], codes[1])).code == "store_in_use"
    desk = open_desk(store, clock)
    event = desk.audit_trail.page(0, 1)[0].event
    assert event is not None and event.values()["failed_before"] == "2"
    assert desk.alerts.open() == ()
    desk.close()


def test_sheets_that_the_trail_never_spoke_of_let_nobody_in(desk: Desk, clock: StoppedClock) -> None:
    """Whoever has the key can write a header; they cannot make the trail say that these sheets were made."""
    store = desk.recovery_sheets._store
    slipped = recovery.draw_set(store.header, store.keys.store_key)
    recovery.write_header(store.folder, slipped.put_into(store.header), store.keys.store_key)
    desk.close()
    codes = [code.text() for code in slipped.codes]
    door = front_door(desk.store_path, clock)
    assert refused(lambda: door.recover(codes[0], codes[1])).code == "sheets_not_in_trail"
    open_desk(door.unlock(LOGIN, PASSPHRASE), clock).close()


def test_an_old_header_put_back_does_not_bring_ended_sheets_back(
    desk: Desk, tmp_path: Path, clock: StoppedClock
) -> None:
    old = made(desk, tmp_path / "old")
    folder = StoreFolder(desk.store_path)
    before = folder.header_a.read_bytes()
    made(desk, tmp_path / "new")
    desk.close()
    for path in (folder.header_a, folder.header_b):
        path.write_bytes(before)
    fault = refused(lambda: front_door(desk.store_path, clock).recover(old[0], old[1]))
    assert isinstance(fault, Trouble) and fault.code == "header_older_than_records"


@pytest.mark.parametrize(("one", "two"), [(0, 1), (0, 2), (2, 1)])
def test_each_pair_opens_the_store_after_a_leaver_was_removed(
    one: int, two: int, desk: Desk, tmp_path: Path, clock: StoppedClock
) -> None:
    """The sheets were not in the room when the store got its new key."""
    codes = made(desk, tmp_path / "out")
    rowan = desk.team_keys.enrol(NewMember(name="Rowan Hale", role=DEPUTY), "rowan", ROWANS, PASSPHRASE)
    sasha = desk.team_keys.enrol(NewMember(name="Sasha Brandt", role=TEAM), "sasha", SASHAS, PASSPHRASE)
    incident = logged(desk, summary="Before she left")
    desk.team_keys.remove(rowan.id, PASSPHRASE)
    recovering = front_door(desk.store_path, clock).recover(codes[one], codes[two])
    assert [member.name for member in recovering.members()] == ["Morgan Okafor", "Sasha Brandt"]
    assert refused(lambda: recovering.take_over(rowan.id, "rowan", NEW)).code == "member_left"
    taken = refused(lambda: recovering.take_over(sasha.id, LOGIN, NEW))
    assert isinstance(taken, Refusal) and [found.code for found in taken.problems] == ["login_taken"]
    again = open_desk(recovering.take_over(sasha.id, "sasha", NEW), clock)
    assert again.me.id == sasha.id and again.incident_log.by_reference(incident.reference) == incident.id
    verdict = again.audit_trail.verify()
    assert verdict.ok, verdict.findings
    again.close()
    open_desk(
        front_door(desk.store_path, clock).unlock(LOGIN, PASSPHRASE), clock
    ).close()  # others are as they were


def test_a_pair_slipped_in_is_not_sealed_the_next_key(desk: Desk, tmp_path: Path) -> None:
    made(desk, tmp_path / "out")
    rowan = desk.team_keys.enrol(NewMember(name="Rowan Hale", role=DEPUTY), "rowan", ROWANS, PASSPHRASE)
    store = desk.recovery_sheets._store
    first, *others = store.header.recovery
    theirs = replace(first, recipient=age.new_identity()[1])
    slipped = replace(store.header, recovery=(theirs, *others))
    store.renew(recovery.write_header(store.folder, slipped, store.keys.store_key))
    assert refused(lambda: desk.team_keys.remove(rowan.id, PASSPHRASE)).code == "sheets_not_in_trail"
    assert not desk.recovery_sheets.state().is_in_force
    made(desk, tmp_path / "newer")
    desk.team_keys.remove(rowan.id, PASSPHRASE)


def test_a_stolen_laptop_and_a_forgotten_passphrase(
    desk: Desk, tmp_path: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a bare machine, with a backup and two sheets: the store is put back by them, then a member comes in."""
    codes, place = made(desk, tmp_path / "out"), tmp_path / "stick"
    place.mkdir()
    desk.backups.choose(place)
    incident = logged(desk, summary="in the backup")
    desk.backups.make()
    desk.close()
    shutil.rmtree(desk.store_path)
    bare = tmp_path / "another machine"
    monkeypatch.setattr(bootstrap.surroundings, "profile_folder", lambda: bare / "profile")
    act = bootstrap.restoring(clock)
    backup, to = act.chosen(place).path, bare / "store"
    wrong = refused(lambda: act.restore_by_sheets(backup, to, (codes[0], codes[0]), "Stolen"))
    assert wrong.code == "same_sheet_twice" and not to.exists()
    outcome = act.restore_by_sheets(backup, to, (codes[1], codes[0]), "Stolen")
    assert outcome.findings == ()
    recovering = front_door(outcome.path, clock).recover(codes[0], codes[2])
    again = open_desk(recovering.take_over(recovering.members()[0].id, LOGIN, NEW), clock)
    assert again.incident_log.by_reference(incident.reference) == incident.id
    assert [alert.kind for alert in again.alerts.open()] == ["StoreRestored", "RecoveryUsed"]
    verdict = again.audit_trail.verify()
    assert verdict.ok, verdict.findings
    again.close()
