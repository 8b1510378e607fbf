"""How the line of an exhibit begins, and what the program itself did with it: told apart from what people did."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.case_file import CaseFile, Done
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody import CORRECTED, EXHIBIT, RECEIVED, CustodyEntry, Line, line_of
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.held_item import HeldItem

_PEOPLES = frozenset(("CustodyRecorded", "HeldItemRecorded", "HeldItemAmended"))
_COPY_LEFT = "DisclosureReleased"


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
        from_who="" if exhibit.is_derived else exhibit.card.supplied_by or exhibit.card.captured_by,
        to_who=called,
        recorded=exhibit.added,
        recorded_by=exhibit.producer,
    )


def done_by_the_program(history: Iterable[Done], thing: Exhibit | HeldItem) -> tuple[Done, ...]:
    """Every act of the program with one exhibit or held item: sealed, opened, printed, copied out, found damaged; a
    copy of the case file released since it came in holds it too.

    What people did with the thing itself is in its line.
    """
    return tuple(
        done
        for done in history
        if done.event is not None
        and done.kind not in _PEOPLES
        and (thing.number in _numbers_of(done.event) or (done.kind == _COPY_LEFT and _came(thing) <= done.at))
    )


def _numbers_of(event: object) -> tuple[str, ...]:
    return (getattr(event, "number", ""), *getattr(event, "numbers", ()))


def _came(thing: Exhibit | HeldItem) -> Moment:
    return thing.added if isinstance(thing, Exhibit) else thing.recorded


def line_in(case: CaseFile, thing: Exhibit | HeldItem, now: Moment | None = None) -> Line:
    """The line of one of a case's exhibits or held items. Empty of steps where nothing begins it. `now` is for judging
    times."""
    entries = tuple(each for each in case.custody if each.about == thing.id)
    if not isinstance(thing, Exhibit):
        return line_of(entries, now)
    whole = (came_in(thing, case.member_name(thing.producer), entries), *entries)
    return replace(line_of(whole, now), made_from=made_from(thing))


def made_from(thing: Exhibit | HeldItem) -> str:
    """The number of the exhibit that a derived copy was made of; "" for what came in from outside."""
    return thing.derivation.parent_number if isinstance(thing, Exhibit) else ""


def in_custody(case: CaseFile, wanted: Collection[UUID] = ()) -> tuple[Exhibit | HeldItem, ...]:
    """Exhibits and held items of a case in the order in which they came; all of them where none is wanted."""
    things: tuple[Exhibit | HeldItem, ...] = (*case.exhibits, *case.held)
    return tuple(
        sorted((each for each in things if not wanted or each.id in wanted), key=lambda each: each.id)
    )
