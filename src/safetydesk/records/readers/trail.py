"""The audit trail read back as acts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, Text, func, or_, select, type_coerce

from safetydesk.domain.case_file import Done
from safetydesk.domain.events import event_from, event_kinds
from safetydesk.domain.exhibit import DESTROYED, Exhibit, SealedEvidence
from safetydesk.domain.plain import from_plain
from safetydesk.domain.proof.entry import Entry
from safetydesk.domain.proof.merkle import Edge, leaf_hash
from safetydesk.domain.rows import ExhibitLine
from safetydesk.domain.viewer import ALL, Viewer
from safetydesk.records.repositories.reading_rows import readable, record_from
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.tables.escalation import INCIDENT_LINKS
from safetydesk.records.tables.evidence import EXHIBITS
from safetydesk.records.viewing import WHOLE, hidden_acts


def acts() -> Select[Any]:
    """Entries with what they tell of, in no order yet."""
    return select(ENTRIES.c.number, ENTRIES.c.text, PAYLOADS.c.payload).outerjoin(
        PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number
    )


def _about(subject: UUID) -> ColumnElement[bool]:
    """Acts about it; of an incident about its links too, which have two and are about neither alone."""
    ends = or_(INCIDENT_LINKS.c.incident_id == subject, INCIDENT_LINKS.c.other_id == subject)
    return or_(ENTRIES.c.subject == subject, ENTRIES.c.subject.in_(select(INCIDENT_LINKS.c.id).where(ends)))


def history_of(connection: Connection, subject: UUID) -> tuple[Done, ...]:
    query = acts().where(_about(subject)).order_by(ENTRIES.c.number)
    return tuple(done_from(row) for row in connection.execute(query))


def count(connection: Connection, viewer: Viewer) -> int:
    """How many may be seen. Of a viewer who sees every case what is hidden is counted, not the whole trail."""
    if viewer.sees == ALL:
        last: int = (
            connection.execute(select(func.max(ENTRIES.c.number)), execution_options=WHOLE).scalar() or 0
        )
        return last - (hidden_acts(connection) if viewer.member_id is not None else 0)
    found: int = connection.execute(select(func.count()).select_from(ENTRIES)).scalar_one()
    return found


def page(connection: Connection, offset: int, limit: int) -> tuple[Done, ...]:
    query = acts().order_by(ENTRIES.c.number.desc()).offset(offset).limit(limit)
    return tuple(done_from(row) for row in connection.execute(query))


def latest_texts(connection: Connection, subject: UUID) -> dict[str, str]:
    """The last fingerprint said of each record in the acts about `subject`."""
    texts: dict[str, str] = {}
    query = acts().where(_about(subject)).order_by(ENTRIES.c.number)
    with readable():
        for row in connection.execute(query):
            if row.payload is not None:
                texts.update(json.loads(row.payload)["texts"])
    return texts


def texts_said_in(connection: Connection, subjects: Iterable[UUID]) -> dict[str, str]:
    """The last fingerprint said of each record in the acts about any of `subjects`, acts of looking left out.

    Read in the whole trail: who is known here may have been recorded first where the viewer may not look.
    """
    looking = [name for name, kind in event_kinds().items() if kind.is_reading]
    wanted = list(set(subjects))
    texts: dict[int, dict[str, str]] = {}
    for start in range(0, len(wanted), 500):
        some = ENTRIES.c.subject.in_(wanted[start : start + 500])
        query = acts().where(some, ENTRIES.c.kind.not_in(looking))
        with readable():
            for row in connection.execute(query, execution_options=WHOLE):
                if row.payload is not None:
                    texts[row.number] = json.loads(row.payload)["texts"]
    return {name: text for number in sorted(texts) for name, text in texts[number].items()}


def sealed_files(connection: Connection) -> Iterator[tuple[str, SealedEvidence]]:
    """Of every exhibit that has one; the number is "" where the viewer may not see it."""
    known = set(connection.execute(select(EXHIBITS.c.number)).scalars())
    held = EXHIBITS.c.state != DESTROYED
    query = select(EXHIBITS.c.number, EXHIBITS.c.sealed).where(held).order_by(EXHIBITS.c.id)
    with readable():
        for row in connection.execute(query, execution_options=WHOLE):
            yield row.number if row.number in known else "", row.sealed


def next_exhibit(connection: Connection, after: str) -> Exhibit | None:
    """In the order of ids, of the whole store: the first with a file behind `after`."""
    stored_id = type_coerce(EXHIBITS.c.id, Text)
    query = (
        select(EXHIBITS).where(stored_id > after, EXHIBITS.c.state != DESTROYED).order_by(stored_id).limit(1)
    )
    with readable():
        row = connection.execute(query, execution_options=WHOLE).first()
        return None if row is None else record_from(Exhibit, row)


def exhibit_lines(connection: Connection) -> tuple[ExhibitLine, ...]:
    """Of every exhibit with a file that may be seen, in the order of ids."""
    columns = EXHIBITS.c
    query = select(columns.id, columns.incident_id, columns.number, columns.added)
    with readable():
        rows = connection.execute(query.where(columns.state != DESTROYED).order_by(columns.id))
        return tuple(
            ExhibitLine(id=row.id, incident_id=row.incident_id, number=row.number, added=row.added)
            for row in rows
        )


def acts_of(connection: Connection, kinds: Sequence[str]) -> tuple[Done, ...]:
    query = acts().where(ENTRIES.c.kind.in_(kinds)).order_by(ENTRIES.c.number)
    return tuple(done_from(row) for row in connection.execute(query))


def destroyed_files(connection: Connection) -> tuple[str, ...]:
    """Names of the sealed files that exhibits of the whole store had before they were destroyed."""
    query = select(EXHIBITS.c.sealed).where(EXHIBITS.c.state == DESTROYED)
    with readable():
        rows = connection.execute(query, execution_options=WHOLE)
        return tuple(row.sealed.file_name for row in rows)


def root_at(connection: Connection, size: int) -> str:
    edge = Edge()
    query = select(ENTRIES.c.text).order_by(ENTRIES.c.number).limit(size)
    options = {**WHOLE, "yield_per": 1000}
    for text in connection.execute(query, execution_options=options).scalars():
        edge = edge.append(leaf_hash(text))
    return edge.root().hex() if edge.size == size else ""


def count_exhibits(connection: Connection) -> int:
    found: int = connection.execute(select(func.count()).select_from(EXHIBITS)).scalar_one()
    return found


def done_from(row: Row[Any]) -> Done:
    """The act of a row with an entry's number, text and payload. Raises Trouble `records_damaged`."""
    with readable():
        entry: Entry = from_plain(Entry, json.loads(row.text))
        event = None if row.payload is None else event_from(entry.kind, json.loads(row.payload)["event"])
    return Done(
        number=entry.number,
        at=entry.at,
        member=entry.member,
        kind=entry.kind,
        subject=entry.subject,
        event=event,
    )
