"""Backups: made while in use, checked before they count, and never at the cost of an earlier one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged, logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Cancelled, Refusal, Trouble
from safetydesk.domain.events import BackupFailed, BackupMade
from safetydesk.services.desk import Desk
from safetydesk.strongroom.generation import Generation


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "memory stick"
    folder.mkdir()
    return folder


@pytest.fixture
def chosen(desk: Desk, place: Path) -> Desk:
    desk.backups.choose(place)
    return desk


class Hook:
    """Does something at the first step of each stage."""

    def __init__(self, act: Callable[[str], None]) -> None:
        self._act, self._seen = act, set[str]()

    def step(self, done: int, total: int, label: str) -> None:
        assert 0 <= done <= total == 100
        if label not in self._seen:
            self._seen.add(label)
            self._act(label)


def generations(place: Path) -> list[Generation]:
    return [Generation(path) for path in sorted(place.glob("*/generations/*"))]


def pool(place: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in place.glob("*/exhibits/??/*.age")}


def failures(desk: Desk) -> list[str]:
    acts = desk.audit_trail.history(desk.office.store_id)
    return [act.event.cause for act in acts if isinstance(act.event, BackupFailed)]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_made_checked_and_told(chosen: Desk, place: Path, tmp_path: Path, clock: StoppedClock) -> None:
    assert chosen.backups.due() and chosen.backups.changed()
    assert chosen.backups.status().last is None and chosen.backups.status().is_same_disk
    logged_with_files(chosen, tmp_path, 2)
    made = chosen.backups.make()
    assert not made.missing and not made.left_out
    (generation,) = generations(place)
    manifest = generation.check()
    assert manifest.size == made.size and manifest.root == made.root and generation.name == made.generation
    assert len([one for one in manifest.files if one.sealed_name]) == 2
    status = chosen.backups.status()
    assert status.last == clock.now() and not status.failed and not status.is_due
    assert not chosen.backups.changed()
    assert b"Somebody sent" not in b"".join(everything(place).values())
    assert [(row.name, row.fault) for row in chosen.backups.all()] == [(made.generation, None)]
    assert [one.root_hex for one in chosen.backups.remembered_in_place()] == [made.root]
    verdict = chosen.audit_trail.verify()
    assert verdict.ok, verdict.findings
    assert not chosen.backups.changed()  # looking changes nothing
    clock.move(days=1)
    assert chosen.backups.due()


def test_the_pool_is_shared_and_nothing_is_written_twice(chosen: Desk, place: Path, tmp_path: Path) -> None:
    logged_with_files(chosen, tmp_path, 2)
    chosen.backups.make()
    before, files = pool(place), everything(place)
    (tmp_path / "more").mkdir()
    logged_with_files(chosen, tmp_path / "more", 1)
    chosen.backups.make()
    first, second = generations(place)
    assert len(pool(place)) == 3 and pool(place).items() >= before.items()
    assert first.check() and second.check() and second.number == first.number + 1
    assert everything(place).items() >= files.items()


def test_who_writes_meanwhile_is_not_stopped(chosen: Desk, place: Path) -> None:
    logged(chosen, summary="before")
    written = []

    def write(label: str) -> None:
        written.append(logged(chosen, summary=f"during {label}").reference)

    made = chosen.backups.make(Hook(write))
    assert len(written) == 5
    (generation,) = generations(place)
    manifest = generation.check()
    assert chosen.backups.changed()
    with chosen.office.reading() as reading:
        assert reading.root_at(manifest.size) == manifest.root == made.root
        assert reading.count_done() > manifest.size


def test_a_damaged_source_is_never_backed_up(
    chosen: Desk, place: Path, store_path: Path, clock: StoppedClock
) -> None:
    for number in range(30):
        logged(chosen, summary=f"incident {number}")
    chosen.backups.make()
    before = everything(place)
    chosen.close()
    content = bytearray((store_path / "records.db").read_bytes())
    content[len(content) * 3 // 4 + 100] ^= 1  # behind the schema: the store still opens
    (store_path / "records.db").write_bytes(bytes(content))
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    for _ in range(2):
        with pytest.raises(Trouble) as raised:
            desk.backups.make()
        assert raised.value.code == "source_damaged"
    assert everything(place) == before
    desk.close()


def test_an_edge_that_the_entries_do_not_lead_to_is_damage(chosen: Desk, place: Path) -> None:
    chosen.backups.make()
    database = chosen.backups._database
    with database._opened().connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE audit_edge SET nodes = zeroblob(length(nodes))")
    with pytest.raises(Trouble, match="source_damaged"):
        chosen.backups.make()
    assert len(generations(place)) == 1


def test_places_that_will_not_do(desk: Desk, place: Path, store_path: Path, clock: StoppedClock) -> None:
    with pytest.raises(Refusal, match="backup_place_needed"):
        desk.backups.make()
    with pytest.raises(Refusal, match="backup_inside_store"):
        desk.backups.choose(store_path / "exhibits")
    with pytest.raises(Trouble, match="backup_place_gone"):
        desk.backups.choose(place / "not there")
    desk.backups.at_lock()
    assert failures(desk) == []
    synced = place / "OneDrive"
    synced.mkdir()
    desk.backups.choose(synced)  # sealed and never written again: unlike the store itself, it may stand there
    desk.backups.choose(place)
    desk.backups.make()
    kept = place.rename(place.with_name("unplugged"))
    for _ in range(2):
        with pytest.raises(Trouble, match="backup_place_gone"):
            desk.backups.make()
    assert not place.exists()  # nothing is made up on this computer's own disk
    status = desk.backups.status()
    assert status.failed == "backup_place_gone" and status.last is not None
    clock.move(days=1)
    logged(desk)
    desk.backups.at_lock()
    desk.backups.at_lock()
    assert failures(desk) == ["backup_place_gone"] * 2  # once a day
    kept.rename(place)
    desk.backups.make()
    assert desk.backups.status().failed == ""


def test_evidence_put_out_of_sight_is_in_no_later_backup(chosen: Desk, place: Path, tmp_path: Path) -> None:
    case = logged_with_files(chosen, tmp_path, 2)
    gone = case.exhibits[0]
    chosen.exhibits.isolate(gone.id, "must not be here")
    made = chosen.backups.make()
    assert made.left_out == (gone.sealed.file_name,) and not made.missing
    assert set(pool(place)) == {f"{case.exhibits[1].sealed.file_name}.age"}
    draft = with_files(chosen, tmp_path, 1)
    chosen.incident_log.keep_draft(replace(draft, categories=("NUDES",)))
    assert len(chosen.backups.make().left_out) == 2 and len(pool(place)) == 1


def test_a_lost_exhibit_is_said_and_found_in_the_pool(
    chosen: Desk, place: Path, tmp_path: Path, store_path: Path
) -> None:
    case = logged_with_files(chosen, tmp_path, 1)
    name = case.exhibits[0].sealed.file_name
    path = store_path / "exhibits" / name[:2] / f"{name}.age"
    chosen.backups.make()
    kept = path.rename(tmp_path / "kept")
    assert not chosen.backups.make().missing  # the pool has it still
    shutil.rmtree(place / next(place.iterdir()).name / "exhibits")
    assert chosen.backups.make().missing == (name,)
    assert chosen.backups.said()[1] == "warning"
    shutil.copy(kept, path)
    assert not chosen.backups.make().missing and chosen.backups.said()[1] == "ok"


def test_what_is_wrong_with_one_is_named(chosen: Desk, place: Path, tmp_path: Path) -> None:
    logged_with_files(chosen, tmp_path, 1)
    for _ in range(5):
        chosen.backups.make()
    made = generations(place)
    (made[0].path / "manifest.json").unlink()
    (made[1].path / "manifest.json").write_bytes(b"{}")
    manifest = json.loads((made[2].path / "manifest.json").read_bytes())
    manifest["checkpoint"]["size"] += 1
    (made[2].path / "manifest.json").write_text(json.dumps(manifest))
    (made[3].path / "records.db").write_bytes(b"short")
    made[4].path.rename(made[4].path.with_name(made[4].name + ".part"))
    faults = [row.fault.code if row.fault else "" for row in reversed(chosen.backups.all())]
    assert faults == [
        "backup_without_manifest",
        "backup_manifest_damaged",
        "backup_manifest_altered",
        "backup_file_damaged",
        "backup_unfinished",
    ]
    assert len(chosen.backups.remembered_in_place()) == 1
    chosen.backups.make()
    assert len(generations(place)) == 5  # the one cut off was swept, and nothing else
    next(place.glob("*/exhibits/??/*.age")).unlink()
    newest = chosen.backups.all()[0]
    assert newest.fault is not None and newest.fault.code == "backup_pool_file_missing"


def test_cancelled_it_leaves_nothing_that_counts(chosen: Desk, place: Path, tmp_path: Path) -> None:
    logged_with_files(chosen, tmp_path, 1)

    def stop(_label: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        chosen.backups.make(Hook(stop))
    assert generations(place) == [] and not failures(chosen)
    assert isinstance(chosen.backups.make(), BackupMade)


def test_one_at_a_time_and_none_while_keys_are_exchanged(chosen: Desk, place: Path) -> None:
    def again(_label: str) -> None:
        with pytest.raises(Refusal, match="backup_under_way"):
            chosen.backups.make()
        with pytest.raises(Refusal, match="backup_under_way"), chosen.backups.stand_still():
            pass

    chosen.backups.make(Hook(again))
    with chosen.backups.stand_still(), pytest.raises(Refusal, match="backup_under_way"):
        chosen.backups.make()
    assert len(generations(place)) == 1 and not failures(chosen)
