"""`safetydesk verify --json`, in a process of its own, on a store damaged in each of the ways that must be named."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from tests.faults.killing import run_child
from tests.forging import forge, key_of, keyed, rebuild_edge
from tests.services.acts import logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.services.desk import Desk

PAGE = 4096
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere what a machine remembers cannot be moved by the environment"
)


@dataclass(frozen=True)
class Damaged:
    """A copy of the store, to be damaged, what its machine remembers, and the records as they were a day earlier."""

    store: Path
    state: Path
    earlier: Path

    @property
    def records(self) -> Path:
        return self.store / "records.db"

    def sql(self, *statements: str) -> None:
        forge(self.records, key_of(self.store, LOGIN, PASSPHRASE), statements)

    def sealed(self) -> list[Path]:
        return sorted((self.store / "exhibits").glob("??/*.age"))


@pytest.fixture(scope="module")
def made(sealed_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Damaged:
    """An incident with two exhibits, amended on another day and then read; made once and copied."""
    folder = tmp_path_factory.mktemp("made")
    store = Path(shutil.copytree(sealed_store, folder / "store"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap.surroundings, "profile_folder", lambda: folder / "state" / "SafetyDesk")
        desk = opened(store)
        case = logged_with_files(desk, folder, 2, categories=("BULLY",), summary="A group chat without Ada")
        desk.close()
        earlier = Path(shutil.copy(store / "records.db", folder / "earlier.db"))
        desk = opened(store)
        draft = replace(desk.incident_log.amendment_draft(case), summary="A group chat without Eve")
        desk.incident_log.amend(case.incident.id, case.incident.row_version, draft, "misheard")
        for _ in range(4):
            desk.incident_log.open(case.incident.id)
        desk.close()
    assert not (store / "records.db-wal").exists()
    return Damaged(store, folder / "state", earlier)


def opened(store: Path) -> Desk:
    return open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))


@pytest.fixture
def copy(made: Damaged, tmp_path: Path) -> Damaged:
    shutil.copytree(made.store, tmp_path / "store")
    shutil.copytree(made.state, tmp_path / "state")
    return Damaged(tmp_path / "store", tmp_path / "state", made.earlier)


def verify(copy: Damaged, *words: str) -> subprocess.CompletedProcess[str]:
    who = ("--store", copy.store, "--as", LOGIN, "--passphrase-fd", "0")
    return run_child(
        "safetydesk", *who, "verify", *words, said=PASSPHRASE + "\n", XDG_STATE_HOME=str(copy.state)
    )


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def a_row(copy: Damaged) -> None:
    copy.sql("UPDATE incidents SET summary = 'Milder'")


def an_entry(copy: Damaged) -> None:
    copy.sql(
        """UPDATE audit_entries SET text = CAST(replace(text, '"at":"20', '"at":"19') AS BLOB) WHERE number = 5"""
    )


def cut(copy: Damaged) -> None:
    copy.sql(*(f"DELETE FROM {table} WHERE number > {size(copy) - 3}" for table in TRAIL))


def cut_to_fit(copy: Damaged) -> None:
    """What is left is sound in itself."""
    cut(copy)
    rebuild_edge(copy.records, key_of(copy.store, LOGIN, PASSPHRASE))


def size(copy: Damaged) -> int:
    with closing(keyed(copy.records, key_of(copy.store, LOGIN, PASSPHRASE))) as connection:
        return int(connection.execute("SELECT max(number) FROM audit_entries").fetchone()[0])


def an_exhibit_byte(copy: Damaged) -> None:
    flip(copy.sealed()[0], -20)


def swapped(copy: Damaged) -> None:
    one, other = copy.sealed()
    aside = copy.store / "aside"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def an_old_page(copy: Damaged) -> None:
    """The page on which the incident stands, as it was before it was amended: authentic, and in its place."""
    with closing(keyed(copy.records, key_of(copy.store, LOGIN, PASSPHRASE))) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'incidents'").fetchone()
    content, old = bytearray(copy.records.read_bytes()), copy.earlier.read_bytes()
    place = slice((page - 1) * PAGE, page * PAGE)
    assert content[place] != old[place]
    content[place] = old[place]
    copy.records.write_bytes(content)


def a_header(copy: Damaged) -> None:
    flip(copy.store / "header.a", 60)


def both_headers(copy: Damaged) -> None:
    a_header(copy)
    flip(copy.store / "header.b", 60)


TRAIL = ("audit_entries", "audit_payloads")
DAMAGES: list[tuple[Callable[[Damaged], None], list[str]]] = [
    (a_row, ["record_changed"]),
    (an_entry, ["signature_bad", "edge_differs", "checkpoint_differs", "witness_differs"]),
    (cut, ["edge_differs", "checkpoint_beyond_end", "witness_beyond_end"]),
    (cut_to_fit, ["checkpoint_beyond_end", "witness_beyond_end"]),
    (an_exhibit_byte, ["exhibit_damaged"]),
    (swapped, ["exhibit_swapped", "exhibit_swapped"]),
    (an_old_page, ["record_changed"]),
    (a_header, ["header_copy_damaged"]),
    (both_headers, ["header_damaged"]),
]


def test_the_store_itself_is_sound(copy: Damaged) -> None:
    done = verify(copy, "--json")
    said: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode, said["ok"], said["findings"], said["remembered"]) == (0, True, [], True)
    assert said["everything"] and said["anomalies"] == [] and "entries" not in said and "exhibits" not in said


@pytest.mark.parametrize(("damage", "codes"), DAMAGES, ids=[row[0].__name__ for row in DAMAGES])
def test_the_damage_is_named_and_ends_in_3(
    damage: Callable[[Damaged], None], codes: list[str], copy: Damaged
) -> None:
    damage(copy)
    done = verify(copy, "--json")
    said: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode, said["ok"]) == (3, False)
    assert [each["code"] for each in said["findings"]] == codes
    assert all(each["said"] and "{" not in each["said"] for each in said["findings"])


def test_without_json_the_same_is_said_in_words(copy: Damaged) -> None:
    swapped(copy)
    done = verify(copy)
    assert done.returncode == 3
    assert "MO/1" in done.stdout and "MO/2" in done.stdout


@pytest.mark.parametrize(
    ("damage", "code"),
    [(lambda path: flip(path, -20), "draft_file_damaged"), (Path.unlink, "draft_file_missing")],
    ids=["a byte", "gone"],
)
def test_a_drafts_file_is_named_as_well(
    damage: Callable[[Path], None],
    code: str,
    copy: Damaged,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bootstrap.surroundings, "profile_folder", lambda: copy.state / "SafetyDesk")
    desk = opened(copy.store)
    (held,) = with_files(desk, tmp_path, 1, categories=("BULLY",)).evidence
    desk.close()
    (path,) = (each for each in copy.sealed() if each.stem == held.sealed.file_name)
    damage(path)
    done = verify(copy, "--json")
    said: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode, [each["code"] for each in said["findings"]]) == (3, [code])
    assert (said["draft_files"], said["unclaimed"]) == (1, [])
    assert "shot0.png" in said["findings"][0]["said"]


def test_the_cut_is_not_seen_where_nothing_is_remembered_and_that_is_said(copy: Damaged) -> None:
    """The proof that it is the remembered checkpoint which names a tail cut to fit."""
    cut_to_fit(copy)
    shutil.rmtree(copy.state)
    shutil.rmtree(copy.store / "members")
    done = verify(copy, "--json")
    said: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode, said["findings"], said["remembered"]) == (0, [], False)
    shutil.rmtree(copy.state)
    shutil.rmtree(copy.store / "members")
    assert "No earlier checkpoint is known here; compare with paper." in verify(copy).stdout
