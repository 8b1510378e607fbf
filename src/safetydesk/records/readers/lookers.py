"""Who has looked at anything that a person has a part in, and which acts wrote a record: read back as acts."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from safetydesk.domain.case_file import Done
from safetydesk.domain.events import (
    DisclosureFailed,
    DisclosurePrepared,
    DisclosureReleased,
    Event,
    ExemptionOpened,
    ExhibitOpened,
    FileClaimsRead,
    IncidentOpened,
    LookersListed,
    ProofExported,
    SearchMade,
)
from safetydesk.domain.person import Person
from safetydesk.domain.word_search import plain_words
from safetydesk.records.readers.trail import acts, done_from
from safetydesk.records.repositories.reading_rows import get
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.tables.exemptions import EXEMPTIONS
from safetydesk.records.tables.incidents import INVOLVEMENTS

_LOOKING: tuple[type[Event], ...] = (
    IncidentOpened, ExhibitOpened, FileClaimsRead, ExemptionOpened, DisclosurePrepared, DisclosureReleased,
    DisclosureFailed, ProofExported, LookersListed,
)  # fmt: skip
LEAST_LETTERS = 2


def looks_at(connection: Connection, person_id: UUID) -> tuple[Done, ...]:
    """Openings, prints, proofs and viewings of whatever the person has or had a part in, and finds by their name.

    The newest first. Raises Refusal `no_such_record`.
    """
    person = get(connection, Person, person_id)
    parts = select(INVOLVEMENTS.c.incident_id).where(INVOLVEMENTS.c.person_id == person_id)
    staff = select(EXEMPTIONS.c.id).where(EXEMPTIONS.c.staff_id == person_id)
    about = {person_id, *connection.execute(parts).scalars(), *connection.execute(staff).scalars()}
    looking = ENTRIES.c.kind.in_([kind.__name__ for kind in _LOOKING])
    query = acts().where(or_(looking & ENTRIES.c.subject.in_(about), ENTRIES.c.kind == SearchMade.__name__))
    found = (done_from(row) for row in connection.execute(query.order_by(ENTRIES.c.number.desc())))
    names = plain_words(f"{person.name} {person.known_as}")
    return tuple(done for done in found if _is_about(done, names))


def acts_that_wrote(connection: Connection, table: str, record_id: UUID) -> tuple[Done, ...]:
    """Every act that left a text of this record, the oldest first: its history, whatever the acts were about."""
    name = f'"{table}:{record_id}"'.encode()
    query = acts().where(func.instr(PAYLOADS.c.payload, name) > 0).order_by(ENTRIES.c.number)
    return tuple(done_from(row) for row in connection.execute(query))


def _is_about(done: Done, names: list[str]) -> bool:
    """A find counts where something typed begins a word of the person's name."""
    if not isinstance(done.event, SearchMade):
        return done.kind != SearchMade.__name__
    typed = [word for word in plain_words(done.event.words) if len(word) >= LEAST_LETTERS]
    return any(name.startswith(word) for word in typed for name in names)
