"""The incidents of one person from a day on: each once, the newest first, with the parts that stand."""

from __future__ import annotations

from datetime import date

from tests.records.stores import Records

import builders
from safetydesk.domain.clock import Moment

DECLARED = date(2026, 6, 3)


def later(records: Records, since: date = DECLARED) -> list[tuple[str, tuple[str, ...]]]:
    with records.reading() as reading:
        found = reading.later_incidents(builders.STAFF_ID, since)
    return [(each.reference[-4:], each.parts) for each in found]


def logged(records: Records, number: int, discovered: Moment, *parts: str, **changes: object) -> None:
    incident = builders.a_record_id(700 + number)
    records.log(
        *(
            builders.an_involvement(
                id=builders.a_record_id(number * 10 + place),
                incident_id=incident,
                person_id=builders.STAFF_ID,
                part=part,
                **changes,
            )
            for place, part in enumerate(parts)
        ),
        id=incident,
        reference=f"OS-2026-{number:04}",
        discovered=discovered,
    )


def test_newest_first_once_each_from_the_london_day_it_was_declared(records: Records) -> None:
    records.log(
        builders.a_person(), builders.a_staff_member(), builders.an_involvement(), reference="OS-2026-0009"
    )
    logged(records, 1, Moment.london(2026, 6, 2, 23, 59), "alleged")
    logged(records, 2, Moment.london(2026, 6, 3, 0, 0), "alleged", "witness")
    logged(records, 3, Moment.london(2026, 9, 1, 8, 0), "reporter")
    assert later(records) == [("0003", ("reporter",)), ("0002", ("alleged", "witness"))]
    assert later(records, date(2027, 1, 1)) == []


def test_a_part_that_was_withdrawn_was_never_theirs(records: Records) -> None:
    records.log(builders.a_staff_member(), reference="OS-2026-0009")
    gone = {
        "withdrawn": builders.NOW,
        "withdrawn_by": builders.MEMBER_ID,
        "withdrawn_reason": "Somebody else",
    }
    logged(records, 1, builders.NOW, "alleged", **gone)
    assert later(records) == []
