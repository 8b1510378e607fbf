"""The same sealed bytes are found by an index, and only where the viewer may see them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import event
from tests.records.stores import Records

import builders
import team_builders
from safetydesk.domain.viewer import Viewer
from safetydesk.records.reading import Reading

OPEN, SHUT = builders.INCIDENT_ID, builders.a_record_id(600)


def an_exhibit(number: int, **changes: Any) -> Any:
    made = builders.an_exhibit(id=builders.a_record_id(800 + number), number=f"AB/{number}", **changes)
    return replace(made, sealed=replace(made.sealed, sha256="ab" * 32, file_name=f"{number:064x}"))


def found(reading: Reading, *fingerprints: str) -> list[tuple[str, str]]:
    with reading:
        return [(each.reference, each.number) for each in reading.with_fingerprints(fingerprints)]


def test_found_in_every_incident_but_those_the_viewer_may_not_see(records: Records) -> None:
    records.log(an_exhibit(1), an_exhibit(2))
    records.log(
        an_exhibit(3, incident_id=SHUT),
        team_builders.a_restriction(about=SHUT),
        id=SHUT,
        reference="OSR-2026-0001",
    )
    of_all = [("OS-2026-0001", "AB/1"), ("OS-2026-0001", "AB/2"), ("OSR-2026-0001", "AB/3")]
    assert found(records.reading(), "ab" * 32, "cd" * 32, "") == of_all
    excluded = records.database.reading(Viewer(team_builders.DEPUTY_ID))
    assert found(excluded, "ab" * 32) == of_all[:2]
    assert found(records.reading(), "") == [] == found(records.reading())


def test_it_is_no_scan(records: Records) -> None:
    records.log(an_exhibit(1))
    asked: list[tuple[str, Any]] = []
    with records.database.reading(Viewer(team_builders.DEPUTY_ID)) as reading:
        engine = reading._engine
        event.listen(engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
        reading.with_fingerprints(["ab" * 32])
        statement, values = asked[-1]
        plan = reading._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert any("USING INDEX ix_exhibits_fingerprint" in row[-1] for row in plan), plan
