"""The audit trail refuses change from inside, whoever asks; the case file is compared with it at every opening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy.exc
from tests.records.stores import KEY, Records

import builders
from safetydesk.domain.errors import Trouble
from safetydesk.records.engine import open_engine

ROW = "(number, member, kind, subject, text, signature)"
COPIED_NOTE = (
    "INSERT INTO notes SELECT '01936b00-0000-7000-8000-00000000dead', incident_id, text, kind, person_id, person_name,"
    " method, at, recorded, recorded_by, row_version FROM notes"
)
VALUES = "'m', 'K', 's', x'00', x'00'"


@pytest.fixture
def own(records: Records) -> Iterator[Any]:
    """A connection exactly as the program has it."""
    records.log()
    engine = open_engine(records.path, KEY)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET kind = 'X'",
        "UPDATE audit_entries SET number = 9 WHERE number = 2",
        "DELETE FROM audit_entries WHERE number = 2",
        "DELETE FROM audit_entries",
        f"INSERT INTO audit_entries {ROW} VALUES (4, {VALUES})",
        f"INSERT INTO audit_entries {ROW} VALUES (1, {VALUES})",
        f"INSERT INTO audit_entries {ROW} VALUES (0, {VALUES})",
        f"INSERT INTO audit_entries {ROW} VALUES (NULL, {VALUES})",
        f"INSERT OR REPLACE INTO audit_entries {ROW} VALUES (2, {VALUES})",
        f"REPLACE INTO audit_entries {ROW} VALUES (1, {VALUES})",
        f"INSERT INTO audit_entries {ROW} VALUES (2, {VALUES}) ON CONFLICT DO UPDATE SET kind = 'X'",
        "UPDATE audit_payloads SET payload = x'00'",
        "DELETE FROM audit_payloads WHERE number = 1",
        "INSERT OR REPLACE INTO audit_payloads (number, schema, salt, payload) VALUES (2, 1, x'00', x'00')",
    ],
)
def test_the_trail_is_append_only(statement: str, own: Any, records: Records) -> None:
    with pytest.raises(sqlalchemy.exc.DBAPIError) as raised:
        own.exec_driver_sql(statement)
    assert "append" in str(raised.value.orig)
    own.rollback()
    assert records.verify().findings == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE incidents SET summary = 'Milder'",
        "UPDATE notes SET text = 'Other'",
        "DELETE FROM notes",
        "UPDATE exhibits SET number = 'JSM/9'",
        "UPDATE involvements SET part = 'witness'",
        "UPDATE people SET name = 'Somebody else'",
        "UPDATE schools SET marking = 'PUBLIC'",
        "UPDATE members SET name = 'Somebody else'",
        COPIED_NOTE,
    ],
)
def test_an_altered_case_file_is_not_shown(statement: str, records: Records) -> None:
    incident = records.log(
        builders.a_person(), builders.an_involvement(), builders.a_note(), builders.an_exhibit()
    )
    with records.reading() as reading:
        assert reading.case_file(incident.id).incident == incident
    records.tamper(statement)
    with records.reading() as reading, pytest.raises(Trouble) as raised:
        reading.case_file(incident.id)
    assert (raised.value.code, raised.value.values) == ("record_altered", {"reference": incident.reference})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE incidents SET discovered = 'no moment'",
        "UPDATE incidents SET happened = '{'",
        "UPDATE notes SET at = ''",
        "UPDATE exhibits SET sealed = '[]'",
    ],
)
def test_a_value_nobody_can_read_is_damage(statement: str, records: Records) -> None:
    incident = records.log(builders.a_note(), builders.an_exhibit())
    records.tamper(statement)
    with records.reading() as reading, pytest.raises(Trouble) as raised:
        reading.case_file(incident.id)
    assert raised.value.code == "records_damaged"
    assert "record_changed" in records.codes()
