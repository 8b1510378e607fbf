"""The encrypted database: its settings, its key, and what it refuses to open."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.records.stores import KEY, Records

from builders import a_record_id, an_incident
from safetydesk.domain.errors import Trouble
from safetydesk.records import engine as engine_module
from safetydesk.records.database import Database
from safetydesk.records.engine import open_engine


def test_every_setting_is_on(records: Records) -> None:
    engine = open_engine(records.path, KEY)
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode", "synchronous", "temp_store", "foreign_keys", "recursive_triggers", "trusted_schema",
                "secure_delete", "cell_size_check",
            )
        }  # fmt: skip
    engine.dispose()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "cell_size_check": 1,
    }


def test_stock_sqlite_refuses_it(records: Records) -> None:
    records.log()
    records.database.close()
    assert not records.path.read_bytes().startswith(b"SQLite format 3")
    with (
        sqlite3.connect(f"file:{records.path}?mode=ro", uri=True) as plain,
        pytest.raises(sqlite3.DatabaseError),
    ):
        plain.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    plain.close()


def test_a_wrong_key_is_damage_and_changes_nothing(records: Records) -> None:
    records.database.close()
    before = records.path.read_bytes()
    with pytest.raises(Trouble) as raised:
        Database.open(records.path, "f" * 96)
    assert raised.value.code == "records_damaged"
    assert records.path.read_bytes() == before and sorted(records.path.parent.iterdir()) == [records.path]


@pytest.mark.parametrize("key", ["a" * 62, "a" * 64, "", "A" * 96, "a" * 95 + "'", "g" * 96])
def test_a_key_of_any_other_form_is_our_own_mistake(key: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="96 hex"):
        open_engine(tmp_path / "records.db", key, create=True)
    assert not list(tmp_path.iterdir())


def test_the_salt_is_part_of_the_key(records: Records) -> None:
    records.database.close()
    with pytest.raises(Trouble):
        Database.open(records.path, KEY[:64] + "f" * 32)


def test_opening_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as raised:
        Database.open(tmp_path / "records.db", KEY)
    assert raised.value.code == "records_missing" and not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + bytes(4080), b"x" * 4096, b"short"])
def test_a_file_that_is_no_database_of_ours(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    path.write_bytes(content)
    with pytest.raises(Trouble) as raised:
        Database.open(path, KEY)
    assert raised.value.code == "records_damaged" and path.read_bytes() == content


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_database_is_named(share: float, records: Records) -> None:
    for number in range(30):
        records.log(id=a_record_id(500 + number), reference=f"OS-2026-{number:04}", summary="x" * 4000)
    records.database.close()
    content = records.path.read_bytes()
    records.path.write_bytes(content[: int(len(content) * share)])
    codes = {"records_damaged", "disk_failing"}
    try:
        opened = Records(records.path, Database.open(records.path, KEY))
        with opened.work() as work:  # the first write reads what is left
            work.add(an_incident())
        found = opened.codes()
        opened.database.close()
    except Trouble as trouble:
        found = {trouble.code}
    assert found & codes


@pytest.mark.parametrize("place", [16, 40, 1_000, 4_500, 20_000])
def test_a_flipped_bit_is_named(place: int, records: Records) -> None:
    records.log()
    records.database.close()
    content = bytearray(records.path.read_bytes())
    content[place] ^= 1
    records.path.write_bytes(content)
    try:
        opened = Records(records.path, Database.open(records.path, KEY))
    except Trouble as trouble:
        assert trouble.code == "records_damaged"
        return
    try:
        with pytest.raises(Trouble) as raised:
            opened.verify()
            with opened.reading() as reading:
                reading.find("insults")
        assert raised.value.code == "records_damaged"
    finally:
        opened.database.close()


def test_an_old_sqlite_is_refused(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "OLDEST_SQLITE", (4, 0, 0))
    with pytest.raises(Trouble) as raised:
        open_engine(records.path, KEY)
    assert raised.value.code == "engine_too_old" and raised.value.values["found"].startswith("3.")
