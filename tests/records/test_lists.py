"""Lists are windowed, ordered and filtered by SQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.records.stores import Records, an_event

import builders
from safetydesk.domain.clock import Moment
from safetydesk.domain.rows import IncidentFilter

ROWS = [
    # number, day discovered, categories, severity, status
    (1, 3, ("BULLY",), 2, "open"),
    (2, 1, ("NUDES", "BULLY"), 4, "open"),
    (3, 2, ("BULLY-STAFF",), 3, "closed"),
    (4, 5, (), 0, "open"),
    (5, 4, ("OTHER",), 1, "closed"),
]


@pytest.fixture
def five(records: Records) -> Records:
    for number, day, categories, severity, status in ROWS:
        records.log(
            id=builders.a_record_id(500 + number),
            reference=f"OS-2026-{number:04}",
            summary=f"Thing {number}",
            discovered=Moment.london(2026, 11, day),
            categories=categories,
            severity=severity,
            status=status,
        )
    return records


def numbers(records: Records, wanted: IncidentFilter, offset: int = 0, limit: int = 200) -> list[int]:
    with records.reading() as reading:
        rows = reading.incidents(wanted, offset, limit)
        if not offset and limit == 200:
            assert reading.count_incidents(wanted) == len(rows)
    return [int(row.reference[-4:]) for row in rows]


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        (IncidentFilter(), [4, 5, 1, 3, 2]),
        (IncidentFilter(descending=False), [2, 3, 1, 5, 4]),
        (IncidentFilter(order="reference", descending=False), [1, 2, 3, 4, 5]),
        (IncidentFilter(order="severity"), [2, 3, 1, 5, 4]),
        (IncidentFilter(order="summary"), [5, 4, 3, 2, 1]),
        (IncidentFilter(order="1; DROP TABLE incidents"), [4, 5, 1, 3, 2]),
        (IncidentFilter(only=builders.a_record_id(503)), [3]),
        (IncidentFilter(only=builders.a_record_id(503), status="open"), []),
        (IncidentFilter(only=builders.a_record_id(599)), []),
        (IncidentFilter(status="open"), [4, 1, 2]),
        (IncidentFilter(severity=3), [3, 2]),
        (IncidentFilter(category="BULLY"), [1, 2]),
        (IncidentFilter(category="BULLY-STAFF"), [3]),
        (IncidentFilter(category='%"'), []),
        (IncidentFilter(category="BULLY", status="open", severity=4), [2]),
    ],
)
def test_order_and_filter(wanted: IncidentFilter, order: list[int], five: Records) -> None:
    assert numbers(five, wanted) == order


def test_a_window_is_a_part_of_the_whole(five: Records) -> None:
    whole = numbers(five, IncidentFilter())
    windows = [numbers(five, IncidentFilter(), offset, 2) for offset in (0, 2, 4, 6)]
    assert windows == [whole[:2], whole[2:4], whole[4:], []]


def test_equal_rows_have_one_order(five: Records) -> None:
    same = IncidentFilter(order="status")
    assert numbers(five, same, 0, 3) + numbers(five, same, 3, 3) == numbers(five, same)


def test_a_row_counts_and_cuts_but_never_at_a_nul(records: Records) -> None:
    records.log(
        builders.a_person(),
        builders.an_involvement(),
        builders.an_exhibit(),
        summary="before\x00after é" + "é" * 500,
    )
    with records.reading() as reading:
        (row,) = reading.incidents(IncidentFilter())
    assert (row.people, row.exhibits) == (1, 1)
    assert row.summary == ("before\x00after é" + "é" * 500)[:200]


def test_references_lead_to_ids(five: Records) -> None:
    with five.reading() as reading:
        assert reading.incident_by_reference("OS-2026-0003") == builders.a_record_id(503)
        assert reading.incident_by_reference("OS-2026-9999") is None
        assert reading.exemption_by_reference("EX-2026-001") is None


def test_exemptions_stand_by_their_next_review(records: Records) -> None:
    with records.work() as work:
        work.add(builders.a_staff_member())
        for number, review in ((1, None), (2, date(2027, 9, 1)), (3, date(2026, 12, 1))):
            one = builders.an_exemption(id=builders.a_record_id(number), reference=f"EX-2026-{number:03}")
            work.add(replace(one, review_on=review))
        work.commit(an_event(builders.an_incident()))
    with records.reading() as reading:
        rows = reading.exemptions()
    assert [row.reference for row in rows] == ["EX-2026-003", "EX-2026-002", "EX-2026-001"]
    assert {row.staff for row in rows} == {builders.a_staff_member().name}


def test_we_wait_on_what_nobody_has_answered(records: Records) -> None:
    made = Moment.london(2026, 11, 20, 10, 0)
    records.log(
        builders.a_referral(id=builders.a_record_id(1), acknowledged=None, route="lado"),
        builders.a_referral(id=builders.a_record_id(2), acknowledged=None, route="ceop", made=made),
        builders.a_referral(id=builders.a_record_id(3)),
        builders.a_referral(id=builders.a_record_id(4), acknowledged=None, closed=builders.NOW),
    )
    with records.reading() as reading:
        assert [row.route for row in reading.waiting_on()] == ["ceop", "lado"]
