"""A store put back from a backup: everything checked before anything is written, and the fork said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged, logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk, restoring
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import StoreRestored
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.desk import Desk
from safetydesk.services.restoring import Restored
from safetydesk.strongroom.remembered import RememberedCheckpoints

WHY = "The laptop was stolen"


@pytest.fixture
def place(desk: Desk, tmp_path: Path) -> Path:
    """Yesterday's backup, of an incident with evidence and a draft in hand; then another incident was logged."""
    folder = tmp_path / "stick"
    folder.mkdir()
    desk.backups.choose(folder)
    logged_with_files(desk, tmp_path, 2, summary="in the backup")
    with_files(desk, tmp_path, 1, summary="the draft in hand")
    desk.backups.make()
    logged(desk, summary="after the backup")
    desk.close()
    return folder


def restored(place: Path, to: Path, clock: StoppedClock) -> Restored:
    act = restoring(clock)
    return act.restore(act.chosen(place).path, to, LOGIN, PASSPHRASE, WHY)


def code_of(place: Path, to: Path, clock: StoppedClock) -> str:
    act = restoring(clock)
    (only,) = act.offered(place)
    with pytest.raises((Refusal, Trouble)) as raised:
        act.restore(only.path, to, LOGIN, PASSPHRASE, WHY)
    assert not to.exists() and not list(to.parent.glob("*.restoring"))
    return raised.value.code


def test_on_a_bare_machine(
    place: Path, tmp_path: Path, clock: StoppedClock, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(store_path)
    bare = tmp_path / "another machine"
    monkeypatch.setattr(bootstrap.surroundings, "profile_folder", lambda: bare / "profile")
    clock.move(days=1)
    outcome = restored(place, bare / "new" / "store", clock)
    assert outcome.findings == () and outcome.later == 0 and outcome.missing == 0
    desk = open_desk(front_door(outcome.path, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert [row.summary for row in desk.incident_log.page(IncidentFilter())] == ["in the backup"]
    (draft,) = desk.incident_log.drafts()
    assert draft.summary == "the draft in hand" and len(draft.evidence) == 1 and not desk.unclaimed
    verdict = desk.audit_trail.verify()
    assert verdict.ok and verdict.exhibits == 2 and verdict.draft_files == 1, verdict.findings
    acts = [act.event for act in desk.audit_trail.history(desk.office.store_id)]
    (said,) = [event for event in acts if isinstance(event, StoreRestored)]
    assert said.reason == WHY and said.later == ()
    (alert,) = desk.alerts.open()
    assert alert.kind == "StoreRestored" and alert.details["reason"] == WHY
    desk.alerts.acknowledge(alert.entry)
    assert desk.alerts.open() == ()
    logged(desk, summary="life goes on")
    assert desk.backups.make().size > said.size
    desk.close()


def test_where_more_was_remembered_the_fork_says_so_and_only_it_lets_go(
    place: Path, tmp_path: Path, clock: StoppedClock, profile: Path
) -> None:
    known = RememberedCheckpoints(profile)
    store_id = restoring(clock).chosen(place).path
    assert store_id.exists()
    outcome = restored(place, tmp_path / "again", clock)
    assert outcome.later == 1
    desk = open_desk(front_door(outcome.path, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert known.last(desk.office.store_id) is None
    verdict = desk.audit_trail.verify()
    assert verdict.ok, verdict.findings
    desk.close()
    assert known.last(desk.office.store_id) is not None


def test_without_the_fork_an_old_copy_is_named(
    place: Path, tmp_path: Path, clock: StoppedClock, store_path: Path
) -> None:
    (generation,) = place.glob("*/generations/*")
    by_hand = Path(shutil.copytree(generation, tmp_path / "by hand"))
    shutil.copytree(store_path / "exhibits", by_hand / "exhibits")
    desk = open_desk(front_door(by_hand, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert not desk.audit_trail.verify().ok
    desk.let_go()


def test_later_backups_left_behind_are_no_finding_afterwards(
    place: Path, tmp_path: Path, clock: StoppedClock, store_path: Path
) -> None:
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    desk.backups.make()
    desk.close()
    act = restoring(clock)
    older = act.offered(place)[1]
    outcome = act.restore(older.path, tmp_path / "again", LOGIN, PASSPHRASE, WHY)
    assert outcome.later == 2
    desk = open_desk(front_door(outcome.path, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert len(desk.backups.remembered_in_place()) == 1
    assert desk.audit_trail.verify().ok
    desk.close()
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert len(desk.backups.remembered_in_place()) == 2
    desk.let_go()


def test_what_is_wrong_is_named_before_anything_is_written(
    place: Path, tmp_path: Path, clock: StoppedClock
) -> None:
    to = tmp_path / "again"
    (home,) = place.iterdir()
    (generation,) = (home / "generations").iterdir()
    sealed = next((home / "exhibits").glob("*/*.age"))
    manifest = generation / "manifest.json"
    kept = tmp_path / "kept"
    shutil.copytree(home, kept)

    def again() -> None:
        shutil.rmtree(home)
        shutil.copytree(kept, home)

    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(bytes(content))

    def altered(**changes: object) -> None:
        manifest.write_text(json.dumps({**json.loads(manifest.read_bytes()), **changes}))

    cases = (
        ("backup_pool_file_missing", sealed.unlink),
        ("backup_file_damaged", lambda: flip(sealed)),
        ("backup_file_damaged", lambda: flip(generation / "records.db")),
        ("backup_file_missing", (generation / "records.db").unlink),
        ("backup_without_manifest", manifest.unlink),
        ("backup_manifest_damaged", lambda: manifest.write_bytes(b"[" * 100_000)),
        (
            "backup_manifest_damaged",
            lambda: altered(files=[{"name": "../../x", "size": 1, "sha256": "0" * 64}]),
        ),
        ("backup_newer", lambda: altered(format=2)),
        ("backup_manifest_altered", lambda: altered(at="2020-01-01T00:00:00.000000Z+00:00")),
        ("backup_manifest_altered", lambda: altered(key="0" * 16)),
        ("backup_foreign", lambda: altered(store="01936b00-0000-7000-8000-00000000f001")),
        (
            "backup_header_damaged",
            lambda: ((generation / "header.a").write_bytes(b""), flip(generation / "header.b")),
        ),
    )
    for code, damage in cases:
        damage()
        found = code_of(place, to, clock)
        assert found == code or (code == "backup_header_damaged" and found == "backup_file_damaged"), code
        again()
    generation.rename(generation.with_name(generation.name + ".part"))
    assert code_of(place, to, clock) == "backup_unfinished"
    again()
    assert restored(place, to, clock).findings == ()


def test_where_it_will_not_do(place: Path, tmp_path: Path, clock: StoppedClock, store_path: Path) -> None:
    act = restoring(clock)
    backup = act.chosen(place).path
    for to, code in ((store_path, "folder_not_empty"), (tmp_path / "OneDrive" / "store", "place_is_synced")):
        with pytest.raises(Refusal, match=code):
            act.restore(backup, to, LOGIN, PASSPHRASE, WHY)
    with pytest.raises(Refusal, match="restore_reason_needed"):
        act.restore(backup, tmp_path / "again", LOGIN, PASSPHRASE, " ")
    with pytest.raises(Refusal, match="passphrase_wrong"):
        act.restore(backup, tmp_path / "again", LOGIN, PASSPHRASE + "x", WHY)
    with pytest.raises(Refusal, match="no_backup_there"):
        act.offered(tmp_path / "store" / "exhibits")
    with pytest.raises(Trouble, match="backup_place_gone"):
        act.offered(tmp_path / "nowhere")
    with pytest.raises(Refusal, match="no_such_backup"):
        act.chosen(place, "20200101T000000Z-0001")
    assert not (tmp_path / "again").exists()
    assert {one.name for one in act.offered(backup)} == {backup.name}


def test_isolated_evidence_is_missing_and_no_damage(desk: Desk, tmp_path: Path, clock: StoppedClock) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    desk.backups.choose(folder)
    case = logged_with_files(desk, tmp_path, 2)
    desk.exhibits.isolate(case.exhibits[0].id, "must not be here")
    desk.backups.make()
    desk.close()
    outcome = restored(folder, tmp_path / "again", clock)
    assert outcome.findings == ()
    again = open_desk(front_door(outcome.path, clock).unlock(LOGIN, PASSPHRASE), clock)
    verdict = again.audit_trail.verify()
    assert verdict.ok, verdict.findings
    again.close()


def test_yesterdays_store_put_back_is_named_by_the_backups_alone(
    place: Path, tmp_path: Path, clock: StoppedClock, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    yesterday = Path(shutil.copytree(store_path, tmp_path / "yesterday"))
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    for number in range(6):  # more than signing in to the old one adds to it
        logged(desk, summary=f"of today {number}")
    desk.backups.make()
    desk.close()
    monkeypatch.setattr(bootstrap.surroundings, "profile_folder", lambda: tmp_path / "another machine")
    desk = open_desk(front_door(yesterday, clock).unlock(LOGIN, PASSPHRASE), clock)
    verdict = desk.audit_trail.verify()
    assert [found.code for found in verdict.findings] == ["backup_beyond_end"] and verdict.remembered
    desk.let_go()
