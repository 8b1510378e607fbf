"""The team's keys through their whole life: enrolled, changed, reset, taken away; who is refused, with what words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged, logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Cancelled, Refusal, SafetyDeskError, Trouble
from safetydesk.domain.events import KeysTookEffect, MemberLeft, StoreRekeyed
from safetydesk.domain.team_member import DEPUTY, TEAM, TeamMember
from safetydesk.records import copying
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember
from safetydesk.strongroom import header
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.kdf import FLOOR_KIB, KdfCost
from safetydesk.strongroom.store_folder import StoreFolder

ROWAN, ROWANS = "rowan", "velvet compass otter gravel tumbler"
SASHA, SASHAS = "sasha", "copper ladder meadow tinsel parade"
NEW = "hollow biscuit anchor plume saddle"


def sign_in(store: Path, clock: StoppedClock, login: str = LOGIN, passphrase: str = PASSPHRASE) -> Desk:
    return open_desk(front_door(store, clock).unlock(login, passphrase), clock)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(SafetyDeskError) as raised:
        act()
    return raised.value.code


def with_team(desk: Desk) -> tuple[TeamMember, TeamMember]:
    """Rowan, a deputy, and Sasha of the team."""
    enrol = desk.team_keys.enrol
    rowan = enrol(NewMember(name="Rowan Hale", role=DEPUTY), ROWAN, ROWANS, PASSPHRASE)
    sasha = enrol(NewMember(name="Sasha Brandt", role=TEAM, job="Tutor"), SASHA, SASHAS, PASSPHRASE)
    return rowan, sasha


def sealed_files(store: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (store / "exhibits").rglob("*.age")}


def assert_sound(desk: Desk) -> None:
    verdict = desk.audit_trail.verify()
    assert verdict.ok, verdict.findings
    assert desk.team_keys.unfinished() == ()


def test_a_member_is_enrolled_and_signs_in(desk: Desk, store_path: Path, clock: StoppedClock) -> None:
    _, sasha = with_team(desk)
    assert (sasha.name, sasha.initials, sasha.role) == ("Sasha Brandt", "SB", TEAM)
    assert_sound(desk)
    assert isinstance(desk.audit_trail.page(0, 2)[1].event, KeysTookEffect)
    desk.close()
    theirs = sign_in(store_path, clock, " SASHA ", SASHAS)
    assert theirs.me == sasha and theirs.people.get(theirs.me.person_id).member_id == sasha.id
    logged(theirs)
    assert_sound(theirs)
    theirs.close()


def test_what_an_enrolment_is_refused_for(desk: Desk) -> None:
    enrol, sasha = desk.team_keys.enrol, NewMember(name="Sasha Brandt")
    with pytest.raises(Refusal) as raised:
        enrol(NewMember(name=" "), LOGIN.upper(), "Larkfield tinsel ladder copper meadow", PASSPHRASE)
    found = [(problem.field, problem.code) for problem in raised.value.problems]
    assert found == [("name", "needed"), ("login", "login_taken"), ("passphrase", "passphrase_names_us")]
    for weak in (
        "sasha ladder copper meadow otter",
        "otter brandt ladder copper meadow",
        "otter 2026 copper",
    ):
        with pytest.raises(Refusal) as raised:
            enrol(sasha, SASHA, weak, PASSPHRASE)
        assert [problem.field for problem in raised.value.problems] == ["passphrase"]
    assert code_of(lambda: enrol(sasha, SASHA, SASHAS, "not mine at all")) == "passphrase_wrong"
    assert len(read_header(StoreFolder(desk.store_path)).slots) == 1
    assert_sound(desk)


def test_whoever_may_not_change_the_team_is_refused(
    desk: Desk, store_path: Path, clock: StoppedClock
) -> None:
    rowan, _ = with_team(desk)
    desk.close()
    theirs = sign_in(store_path, clock, SASHA, SASHAS)
    keys = theirs.team_keys
    for act in (
        lambda: keys.enrol(NewMember(name="Kit"), "kit", NEW, SASHAS),
        lambda: keys.reset(rowan.id, "", NEW, SASHAS),
        lambda: keys.remove(rowan.id, SASHAS),
    ):
        assert code_of(act) == "not_your_role"
    keys.change_passphrase(SASHAS, NEW)  # one's own needs no role
    theirs.close()
    sign_in(store_path, clock, SASHA, NEW).close()


def test_a_passphrase_is_changed_and_the_old_one_opens_nothing(
    desk: Desk, store_path: Path, clock: StoppedClock
) -> None:
    keys = desk.team_keys
    assert code_of(lambda: keys.change_passphrase("wrong", NEW)) == "passphrase_wrong"
    assert code_of(lambda: keys.change_passphrase(PASSPHRASE, "Morgan")) == "draft_has_problems"
    keys.change_passphrase(PASSPHRASE, NEW)
    assert code_of(lambda: desk.confirming.confirm(PASSPHRASE)) == "passphrase_wrong"
    desk.confirming.confirm(NEW)
    assert_sound(desk)
    desk.close()
    assert code_of(lambda: sign_in(store_path, clock)) == "passphrase_wrong"
    sign_in(store_path, clock, LOGIN, NEW).close()


def test_new_keys_are_never_cheaper_and_mostly_dearer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = desk.team_keys
    dear = KdfCost(FLOOR_KIB, 2, 1)
    monkeypatch.setattr(keys, "_cost", lambda: dear)
    keys.change_passphrase(PASSPHRASE, NEW)
    (slot,) = read_header(StoreFolder(desk.store_path)).slots
    assert slot.cost == dear
    monkeypatch.setattr(keys, "_cost", lambda: KdfCost(FLOOR_KIB, 1, 1))
    keys.change_passphrase(NEW, PASSPHRASE)
    keys.enrol(NewMember(name="Sasha Brandt"), SASHA, SASHAS, PASSPHRASE)
    assert {slot.cost for slot in read_header(StoreFolder(desk.store_path)).slots} == {dear}


def test_a_colleague_is_reset_and_what_they_signed_stays_signed(
    desk: Desk, store_path: Path, clock: StoppedClock
) -> None:
    _, sasha = with_team(desk)
    desk.close()
    theirs = sign_in(store_path, clock, SASHA, SASHAS)
    logged(theirs)
    theirs.incident_log.keep_draft(replace(theirs.incident_log.new_draft(), summary="Lost with the keys"))
    theirs.close()
    desk = sign_in(store_path, clock)
    assert code_of(lambda: desk.team_keys.reset(desk.me.id, "", NEW, PASSPHRASE)) == "reset_yourself"
    done = desk.team_keys.reset(sasha.id, "", NEW, PASSPHRASE)
    assert done.lost >= 1 and done.member.public_key != sasha.public_key
    assert_sound(desk)
    desk.close()
    assert code_of(lambda: sign_in(store_path, clock, SASHA, SASHAS)) == "passphrase_wrong"
    theirs = sign_in(store_path, clock, SASHA, NEW)
    assert theirs.incident_log.drafts() == () and theirs.unclaimed == ()
    logged(theirs)
    assert_sound(theirs)
    theirs.close()


def test_a_leaver_is_removed_and_the_exhibits_are_not_touched(
    desk: Desk, store_path: Path, clock: StoppedClock, tmp_path: Path
) -> None:
    _, sasha = with_team(desk)
    case = logged_with_files(desk, tmp_path, 2)
    before, sealed = read_header(StoreFolder(store_path)), sealed_files(store_path)
    old_copies = {name: (store_path / name).read_bytes() for name in ("header.a", "header.b", "records.db")}
    told: list[str] = []

    class Telling:
        def step(self, done: int, total: int, label: str) -> None:
            told.append(label)

    desk.team_keys.remove(sasha.id, PASSPHRASE, Telling())
    assert not desk.is_open() and "Copying the records under a new key" in told
    after = read_header(StoreFolder(store_path))
    assert sealed and sealed_files(store_path) == sealed
    assert after.database_salt != before.database_salt and len(after.slots) == 2 and after.spare is None
    assert not [path for path in store_path.iterdir() if path.name.startswith(("records.new", "records.old"))]
    # Nothing that Sasha knows opens anything new, not even with the old header put back.
    assert code_of(lambda: sign_in(store_path, clock, SASHA, SASHAS)) == "passphrase_wrong"
    for login, passphrase in ((LOGIN, PASSPHRASE), (ROWAN, ROWANS)):
        again = sign_in(store_path, clock, login, passphrase)
        assert again.incident_log.reread(case.incident.id).exhibits == case.exhibits
        events = [done.event for done in again.audit_trail.page(0, 8)]
        assert any(isinstance(event, StoreRekeyed) for event in events)
        assert any(isinstance(event, MemberLeft) for event in events) or login != LOGIN
        assert_sound(again)
        again.close()
    for name in ("header.a", "header.b"):
        (store_path / name).write_bytes(old_copies[name])
    assert code_of(lambda: sign_in(store_path, clock, SASHA, SASHAS)) == "header_older_than_records"
    assert code_of(lambda: sign_in(store_path, clock)) == "header_older_than_records"


def test_who_cannot_be_removed(desk: Desk, store_path: Path, clock: StoppedClock) -> None:
    rowan, sasha = with_team(desk)
    remove = desk.team_keys.remove
    assert code_of(lambda: remove(desk.me.id, PASSPHRASE)) == "remove_yourself"
    assert code_of(lambda: remove(rowan.id, "wrong")) == "passphrase_wrong"

    class Stopping:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        remove(sasha.id, PASSPHRASE, Stopping())
    assert desk.is_open() and not (store_path / "records.new").exists()
    (unfinished,) = desk.team_keys.unfinished()
    assert (unfinished.member.id, unfinished.what) == (sasha.id, "remove")
    desk.close()
    assert code_of(lambda: sign_in(store_path, clock, SASHA, SASHAS)) == "member_left"
    desk = sign_in(store_path, clock)
    desk.team_keys.remove(sasha.id, PASSPHRASE)
    desk = sign_in(store_path, clock)
    assert_sound(desk)
    desk.close()


def test_an_old_header_does_not_bring_an_old_passphrase_back(
    desk: Desk, store_path: Path, clock: StoppedClock
) -> None:
    old = [(store_path / name).read_bytes() for name in ("header.a", "header.b")]
    desk.team_keys.change_passphrase(PASSPHRASE, NEW)
    desk.close()
    new = [(store_path / name).read_bytes() for name in ("header.a", "header.b")]
    for one, other in ((old[0], new[1]), (new[0], old[1])):
        (store_path / "header.a").write_bytes(one)
        (store_path / "header.b").write_bytes(other)
        assert code_of(lambda: sign_in(store_path, clock)) == "passphrase_was_changed"
    for name, content in zip(("header.a", "header.b"), old, strict=True):
        (store_path / name).write_bytes(content)
    assert code_of(lambda: sign_in(store_path, clock)) == "header_older_than_records"
    for name, content in zip(("header.a", "header.b"), new, strict=True):
        (store_path / name).write_bytes(content)
    desk = sign_in(store_path, clock, LOGIN, NEW)
    assert_sound(desk)
    desk.close()


def test_a_copy_of_the_folder_is_another_matter(
    store_path: Path, desk: Desk, tmp_path: Path, clock: StoppedClock
) -> None:
    """Removing somebody protects what comes after: what was copied before opens with what opened it before."""
    _, sasha = with_team(desk)
    desk.close()
    copied = Path(shutil.copytree(store_path, tmp_path / "copied"))
    desk = sign_in(store_path, clock)
    desk.team_keys.remove(sasha.id, PASSPHRASE)
    sign_in(copied, clock, SASHA, SASHAS).close()


def test_a_long_check_goes_on_telling_and_can_be_stopped(
    desk: Desk, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sasha = with_team(desk)
    monkeypatch.setattr(copying, "_INSTRUCTIONS", 50)

    class Stopping:
        told = 0

        def step(self, done: int, total: int, label: str) -> None:
            self.told += label == "Checking the copy"
            if self.told > 5:
                raise Cancelled

    with pytest.raises(Cancelled):
        desk.team_keys.remove(sasha.id, PASSPHRASE, Stopping())
    assert desk.is_open() and not (store_path / "records.new").exists()
    assert [one.what for one in desk.team_keys.unfinished()] == ["remove"]


def test_the_disk_refuses_one_copy_of_the_header(
    desk: Desk, store_path: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused the first, nothing is changed and it is said; refused the second, it is done and mended later."""
    keys, real, calls = desk.team_keys, header.write_whole, iter((0, 1, 0))

    def written(*given: Any) -> None:
        if next(calls) == 0:
            raise Trouble("disk_full")
        real(*given)

    with monkeypatch.context() as patch:
        patch.setattr(header, "write_whole", written)
        assert code_of(lambda: keys.change_passphrase(PASSPHRASE, NEW)) == "disk_full"
        assert [one.what for one in keys.unfinished()] == ["passphrase"]
        desk.confirming.confirm(PASSPHRASE)
        keys.change_passphrase(PASSPHRASE, NEW)
    desk.confirming.confirm(NEW)
    keys.enrol(NewMember(name="Sasha Brandt"), SASHA, SASHAS, NEW)  # the next write takes nothing back
    assert_sound(desk)
    desk.close()
    assert code_of(lambda: sign_in(store_path, clock)) == "passphrase_wrong"
    desk = sign_in(store_path, clock, LOGIN, NEW)
    assert code_of(lambda: desk.team_keys.change_passphrase(NEW, NEW)) == "draft_has_problems"
    assert_sound(desk)
    desk.close()


def test_what_a_leavers_drafts_hold_is_kept_and_confuses_nobody(
    desk: Desk, store_path: Path, clock: StoppedClock, tmp_path: Path
) -> None:
    """Nobody can read such a draft any more; the evidence in it is still evidence."""
    rowan, sasha = with_team(desk)
    desk.close()
    for login, passphrase in ((SASHA, SASHAS), (ROWAN, ROWANS)):
        theirs = sign_in(store_path, clock, login, passphrase)
        theirs.incident_log.keep_draft(with_files(theirs, tmp_path, 1))
        theirs.close()
    sealed = sealed_files(store_path)
    desk = sign_in(store_path, clock)
    assert desk.team_keys.reset(rowan.id, "", NEW, PASSPHRASE).lost >= 1
    desk.team_keys.remove(sasha.id, PASSPHRASE)
    for login, passphrase in ((LOGIN, PASSPHRASE), (ROWAN, NEW)):
        desk = sign_in(store_path, clock, login, passphrase)
        assert desk.unclaimed == () and desk.incident_log.drafts() == ()
        assert_sound(desk)
        desk.close()
    assert len(sealed) == 2 and sealed_files(store_path) == sealed
    assert len(list((store_path / "members").iterdir())) == 4  # a folder each, and one of Rowan's first keys


def test_a_reset_cut_short_is_finished_before_somebody_is_removed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rowan, sasha = with_team(desk)
    keys = desk.team_keys

    def full(*_given: object) -> None:
        raise Trouble("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr("safetydesk.services.keys.write_header", full)
        assert code_of(lambda: keys.reset(rowan.id, "", NEW, PASSPHRASE)) == "disk_full"
    assert [(one.member.id, one.what) for one in keys.unfinished()] == [(rowan.id, "reset")]
    with pytest.raises(Refusal) as raised:
        keys.remove(sasha.id, PASSPHRASE)
    assert (raised.value.code, raised.value.values) == ("reset_unfinished", {"name": "Rowan Hale"})
    assert desk.is_open() and len(keys.unfinished()) == 1  # nothing was begun
    keys.reset(rowan.id, "", NEW, PASSPHRASE)
    keys.remove(sasha.id, PASSPHRASE)
    assert not desk.is_open()
