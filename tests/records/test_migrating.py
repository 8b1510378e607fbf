"""Tables come into being by migration only, and are then exactly what the program expects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from tests.records.older_forms import PARTS_OF_0001, TEAM_OF_0002
from tests.records.stores import KEY, Records

import builders
from safetydesk.domain.errors import Trouble
from safetydesk.domain.incident import Involvement
from safetydesk.domain.restriction import Restriction
from safetydesk.domain.school import School
from safetydesk.records import migrating
from safetydesk.records.database import Database
from safetydesk.records.engine import open_engine
from safetydesk.records.tables import METADATA


def schema_of(engine: Engine, kind: str) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL", (kind,)
        ).all()
    return {row[0]: " ".join(row[1].split()) for row in rows}


@pytest.fixture
def pair(records: Records, tmp_path: Path) -> Any:
    """A migrated database, and one made straight from the tables as the program knows them."""
    migrated = open_engine(records.path, KEY)
    fresh = open_engine(tmp_path / "fresh.db", KEY, create=True)
    METADATA.create_all(fresh)
    yield migrated, fresh
    migrated.dispose()
    fresh.dispose()


def test_migrated_tables_are_the_tables_the_program_knows(pair: tuple[Engine, Engine]) -> None:
    migrated, fresh = (schema_of(engine, "table") for engine in pair)
    ours = {name: text for name, text in migrated.items() if name in METADATA.tables}
    assert ours == fresh and set(fresh) == set(METADATA.tables)
    others = {name for name in migrated if name not in fresh and not name.startswith("search_words")}
    assert others == {"alembic_version"}


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_columns_indexes_and_keys_are_alike(pair: tuple[Engine, Engine]) -> None:
    migrated, fresh = (inspect(engine) for engine in pair)
    for name in METADATA.tables:
        for asked in ("get_columns", "get_indexes", "get_foreign_keys", "get_unique_constraints"):
            said = [json.dumps(getattr(each, asked)(name), default=str) for each in (migrated, fresh)]
            assert said[0] == said[1], (name, asked)
    indexes = [schema_of(engine, "index") for engine in pair]
    assert indexes[0] == indexes[1] != {}


def test_every_table_of_records_is_strict(pair: tuple[Engine, Engine]) -> None:
    tables = schema_of(pair[0], "table")
    assert all(tables[name].endswith("STRICT") for name in METADATA.tables)
    made = str(CreateTable(METADATA.tables["audit_entries"]).compile(dialect=sqlite.dialect()))
    assert "STRICT" in made


def test_the_guards_of_the_trail_stand(pair: tuple[Engine, Engine]) -> None:
    assert set(schema_of(pair[0], "trigger")) == {
        f"{table}_{guard}"
        for table in ("audit_entries", "audit_payloads")
        for guard in ("no_update", "no_delete", "in_order")
    } | {f"destroyed_payloads_{guard}" for guard in ("by_two", "no_update", "no_delete")}


def test_a_store_of_a_newer_program_is_refused_and_untouched(records: Records) -> None:
    records.tamper("UPDATE alembic_version SET version_num = '9999'")
    records.database.close()
    before = records.path.read_bytes()
    with pytest.raises(Trouble) as raised:
        Database.open(records.path, KEY)
    assert raised.value.code == "store_newer" and records.path.read_bytes() == before


@pytest.mark.parametrize("table", ["audit_payloads", "incidents", "search_words", "alembic_version"])
def test_a_store_that_lacks_a_table_is_damaged_and_untouched(table: str, records: Records) -> None:
    records.tamper("PRAGMA foreign_keys = OFF", f"DROP TABLE {table}")
    records.database.close()
    before = records.path.read_bytes()
    with pytest.raises(Trouble) as raised:
        Database.open(records.path, KEY)
    assert raised.value.code == "records_damaged" and records.path.read_bytes() == before


def test_opening_again_changes_nothing(records: Records) -> None:
    engine = open_engine(records.path, KEY)
    before = schema_of(engine, "table")
    migrating.upgrade(engine)
    assert schema_of(engine, "table") == before
    newest = ScriptDirectory.from_config(migrating.config()).get_current_head()
    assert migrating.current_version(engine) == newest == migrating.NEWEST
    engine.dispose()


def test_a_step_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    real, count = op.get_bind, [0]

    def failing() -> Any:
        count[0] += 1
        if count[0] == 20:
            raise RuntimeError("cut")
        return real()

    monkeypatch.setattr(op, "get_bind", failing)
    with pytest.raises(RuntimeError, match="cut"):
        Database.create(tmp_path / "records.db", KEY)
    monkeypatch.undo()
    engine = open_engine(tmp_path / "records.db", KEY)
    assert set(schema_of(engine, "table")) <= {"alembic_version"}
    migrating.upgrade(engine)
    assert "incidents" in schema_of(engine, "table")
    engine.dispose()


@pytest.fixture
def first_form(records: Records) -> Records:
    records.log(builders.a_person(), builders.an_involvement(note="Year 8; “O'Neill”\x00"), builders.a_note())
    records.tamper(*PARTS_OF_0001)
    records.database.close()
    return records


def test_parts_of_the_first_form_stand_unchanged_and_are_not_withdrawn(first_form: Records) -> None:
    first_form.database = Database.open(first_form.path, KEY)
    with first_form.reading() as reading:
        (part,) = reading.every(Involvement)
        assert len(reading.case_file(builders.INCIDENT_ID).people) == 1, "its text is the one signed for"
    assert part == builders.an_involvement(note="Year 8; “O'Neill”\x00") and not part.is_withdrawn
    assert first_form.verify().findings == []


def test_a_store_brought_up_from_the_first_form_is_like_a_fresh_one(
    first_form: Records, pair: tuple[Engine, Engine]
) -> None:
    migrating.upgrade(pair[0])
    for kind in ("table", "index"):
        migrated, fresh = (schema_of(engine, kind) for engine in pair)
        assert {name: migrated.get(name) for name in fresh} == fresh
    assert not [name for name in schema_of(pair[0], "table") if name.endswith("_before")]


def test_the_school_of_the_second_form_stands_unchanged_in_the_third(records: Records) -> None:
    records.log(builders.a_person())
    records.tamper(*TEAM_OF_0002, "UPDATE alembic_version SET version_num = '0002'")
    with records.reopened().reading() as reading:
        assert reading.every(School) == (builders.a_school(),)
        assert reading.every(Restriction) == ()
    assert records.verify().findings == []


def test_the_second_step_cut_short_leaves_the_first_form(
    first_form: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import op

    real, count = op.get_bind, [0]

    def failing() -> Any:
        count[0] += 1
        if count[0] == 4:
            raise RuntimeError("cut")
        return real()

    monkeypatch.setattr(op, "get_bind", failing)
    with pytest.raises(RuntimeError, match="cut"):
        Database.open(first_form.path, KEY)
    monkeypatch.undo()
    engine = open_engine(first_form.path, KEY)
    assert migrating.current_version(engine) == "0001"
    assert "withdrawn" not in schema_of(engine, "table")["involvements"]
    engine.dispose()
    first_form.database = Database.open(first_form.path, KEY)
    assert first_form.verify().findings == []


def test_an_older_store_that_lacks_a_table_is_damaged_too(first_form: Records) -> None:
    first_form.tamper("PRAGMA foreign_keys = OFF", "DROP TABLE notes")
    with pytest.raises(Trouble) as raised:
        Database.open(first_form.path, KEY)
    assert raised.value.code == "records_damaged"
