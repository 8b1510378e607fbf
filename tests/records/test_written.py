"""The time of an entry is read from its text by the store itself; a text that is none of ours is damage."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, create_engine, literal, select

from safetydesk.domain.clock import Moment
from safetydesk.records.readers.written import written, written_at

AT = Moment.london(2026, 3, 29, 14, 5)


def read(connection: Connection, text: str) -> str | None:
    entries = select(literal(text).label("text")).subquery()
    found = connection.execute(select(written_at(entries))).scalar_one()
    assert found is None or isinstance(found, str)
    return found


@pytest.fixture
def connection() -> Connection:
    return create_engine("sqlite://").connect()


def test_the_time_is_the_entrys_own(connection: Connection) -> None:
    assert written(read(connection, f'{{"kind": "IncidentLogged", "at": "{AT.text()}"}}')) == AT


@pytest.mark.parametrize("text", ["", "{", '{"at": ', "[]", '{"kind": "IncidentLogged"}', '{"at": null}'])
def test_a_text_without_a_time_is_damage_and_no_fault_of_the_store(connection: Connection, text: str) -> None:
    with pytest.raises(ValueError):
        written(read(connection, text))


def test_a_time_that_is_none_is_damage(connection: Connection) -> None:
    with pytest.raises(ValueError):
        written(read(connection, '{"at": "yesterday"}'))
