"""How the line of an exhibit begins, and what the program itself did with it: told apart from what people did."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.case_file import Done
from safetydesk.domain.custody import CORRECTED, EXHIBIT, RECEIVED, CustodyEntry
from safetydesk.domain.exhibit import Exhibit

_PEOPLES = frozenset(("CustodyRecorded", "HeldItemRecorded", "HeldItemAmended"))


def came_in(exhibit: Exhibit, producer: str, entries: Iterable[CustodyEntry] = ()) -> CustodyEntry:
    """The producer received it, as the program saw: the entry nobody writes. Its id is the exhibit's own.

    `entries` are those written after it: the first of them says what the producer was called then.
    """
    called = next((each.from_who for each in entries if each.kind != CORRECTED), producer)
    return CustodyEntry(
        id=exhibit.id,
        incident_id=exhibit.incident_id,
        about=exhibit.id,
        about_kind=EXHIBIT,
        kind=RECEIVED,
        at=exhibit.added,
        from_who=exhibit.card.supplied_by or exhibit.card.captured_by,
        to_who=called,
        recorded=exhibit.added,
        recorded_by=exhibit.producer,
    )


def done_by_the_program(history: Iterable[Done], thing: object) -> tuple[Done, ...]:
    """Every act of the program with one exhibit or held item: sealed, opened, printed, copied out, found damaged.

    What people did with the thing itself is in its line.
    """
    wanted = getattr(thing, "id", None)
    return tuple(
        done
        for done in history
        if done.event is not None and done.kind not in _PEOPLES and wanted in _records_of(done.event)
    )


def _records_of(event: object) -> tuple[object, ...]:
    several = getattr(event, "records", ())
    return (getattr(event, "record", None), *several)
