"""Type-ahead over people: right, fresh, and not reading everybody on every key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests.services.acts import logged

from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.events import SchoolAmended
from safetydesk.domain.identity import new_id
from safetydesk.domain.person import Person
from safetydesk.services.desk import Desk

MANY = 10_000
FORENAMES = ("Ada", "Zoë", "Okoro", "Samuel", "Li", "Katrin")


@contextmanager
def rows_of_people() -> Iterator[list[int]]:
    """How many rows of the people's table each statement read meanwhile."""
    read: list[int] = []

    def hear(_c: Any, cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        if "FROM people" in statement:
            counted = f"SELECT count(*) FROM ({statement})"
            read.append(int(cursor.connection.execute(counted, values).fetchone()[0]))

    event.listen(Engine, "after_cursor_execute", hear)
    try:
        yield read
    finally:
        event.remove(Engine, "after_cursor_execute", hear)


def _keep(desk: Desk, *people: Person) -> None:
    with desk.office.work() as work:
        for person in people:
            work.add(person)
        work.commit(SchoolAmended(subject=desk.office.store_id, changes=()))


def _names(desk: Desk, typed: str) -> list[str]:
    return [person.name for person in desk.people.type_ahead(typed)]


def test_a_key_reads_the_best_dozen_and_not_ten_thousand(desk: Desk) -> None:
    everybody = [
        Person(id=new_id(), name=f"{FORENAMES[number % len(FORENAMES)]} {number}") for number in range(MANY)
    ]
    _keep(desk, *everybody)
    desk.people.warm_type_ahead()
    for typed in ("o", "ok", "oko", "okor", "zoe 1"):
        with rows_of_people() as read:
            found = desk.people.type_ahead(typed)
        assert len(found) == 12
        assert sum(read) == 12, read
    with rows_of_people() as read:
        assert desk.people.type_ahead("nobody at all") == ()
    assert read == []


def test_after_an_act_only_who_has_changed_is_read(desk: Desk) -> None:
    _keep(desk, *(Person(id=new_id(), name=f"Pupil {number}") for number in range(60)))
    desk.people.warm_type_ahead()
    logged(desk, people=(DraftPerson(part="affected", name="Esmé Marlow"),))
    with rows_of_people() as read:
        assert _names(desk, "esme") == ["Esmé Marlow"]
    ids_and_versions, changed, shown = read
    assert ids_and_versions > 60
    assert (changed, shown) == (1, 1)
    with rows_of_people() as read:
        desk.people.type_ahead("esme m")
    assert read == [1]


def test_a_changed_name_is_found_and_the_old_one_is_not(desk: Desk) -> None:
    person = Person(id=new_id(), name="Ruth Fenwick", handles=("@r.fen",))
    _keep(desk, person)
    assert _names(desk, "@r.f") == ["Ruth Fenwick"]
    with desk.office.work() as work:
        kept = work.get(Person, person.id)
        work.replace(replace(kept, name="Ruth O'Neill", handles=()))
        work.commit(SchoolAmended(subject=desk.office.store_id, changes=()))
    assert _names(desk, "oneill") == ["Ruth O'Neill"]
    assert _names(desk, "fenwick") == []


@pytest.mark.parametrize("typed", ["", "   ", "%", "'; --", "\x00", "a" * 5000])
def test_what_finds_nobody_is_no_trouble(desk: Desk, typed: str) -> None:
    assert desk.people.type_ahead(typed) == ()


def test_the_whole_name_comes_before_a_beginning_and_a_handle(desk: Desk) -> None:
    _keep(
        desk,
        Person(id=new_id(), name="Somebody", handles=("jo.k",)),
        Person(id=new_id(), name="Joanna Marsh"),
        Person(id=new_id(), name="Jo King"),
    )
    assert _names(desk, "jo") == ["Jo King", "Joanna Marsh", "Somebody"]
