"""The only way to save a record: one immediate transaction, ended by saying what happened.

`commit` demands a past-tense event; the audit entry is written in the same transaction. Leaving without commit
rolls everything back. Screens hear of it only after the commit held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from types import TracebackType
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Clock, Moment
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Event
from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.incident import Incident
from safetydesk.domain.restriction import Permission
from safetydesk.domain.rows import LaterIncident
from safetydesk.domain.signer import Signer
from safetydesk.domain.steps import reached
from safetydesk.domain.viewer import EVERYTHING, Viewer
from safetydesk.records.audit_writing import append_entry, clock_went_back
from safetydesk.records.destroying import Gone, destroy_payloads
from safetydesk.records.faults import translated
from safetydesk.records.readers import case_files, later_incidents, owned, same_files
from safetydesk.records.repositories import reading_rows
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.repositories.writing_rows import RowWriter
from safetydesk.records.tables.evidence import FINGERPRINT
from safetydesk.records.viewing import ids_seen, may_see

Kept = TypeVar("Kept")
Announce = Callable[[Event], None]
Follow = Callable[["Work", tuple[Event, ...]], tuple[Event, ...]]
"""What follows from acts in the same transaction: it may write in the work, and says what it did."""


def nothing_follows(_work: Work, _acts: tuple[Event, ...]) -> tuple[Event, ...]:
    return ()


class Work:
    """One duty's transaction. Nothing slow belongs inside it, and nobody is asked a question in between."""

    def __init__(
        self,
        engine: Engine,
        signer: Signer,
        store_id: UUID,
        clock: Clock,
        announce: Announce,
        viewer: Viewer = EVERYTHING,
        follow: Follow = nothing_follows,
    ) -> None:
        """`engine` is the plain one for everything, else one of `viewing.working_engine`.

        `follow` is asked once by `commit`, when what was done stands in the trail and can still be read with it.
        """
        self._engine = engine
        self._viewer = viewer
        self._signer = signer
        self._store_id = store_id
        self._clock = clock
        self._announce = announce
        self._follow = follow

    def __enter__(self) -> Work:
        with translated():
            self._connection: Connection = self._engine.connect()
            try:
                self._transaction = self._connection.begin()
            except BaseException:
                self._connection.close()
                raise
        self._rows = RowWriter(self._connection)
        self._is_done = False
        self._told: list[tuple[Event, dict[str, str]]] = []
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._transaction.is_active:
                self._transaction.rollback()
        finally:
            self._connection.close()

    def add(self, record: object) -> None:
        """A new record."""
        with self._writing():
            self._rows.add(record)

    def replace(self, record: Kept) -> Kept:
        """Saves over the version read; raises StaleRecord when somebody was faster."""
        with self._writing():
            return self._rows.replace(record)

    def next_number(self, series: str) -> int:
        """The next of a series, from 1; given back where the work is not committed."""
        with self._writing():
            return self._rows.next_number(series)

    def numbers(self) -> dict[str, int]:
        """The last number given in each series, by its name."""
        with self._writing():
            return self._rows.numbers()

    def raise_number(self, series: str, to: int) -> None:
        """No number of the series up to this one is given any more; what is higher already stays."""
        with self._writing():
            self._rows.raise_number(series, to)

    def get(self, record_type: type[Kept], record_id: UUID) -> Kept:
        """The record as this transaction sees it. Raises Refusal `no_such_record`, as for one that may not be seen."""
        with translated():
            if not self._sees(record_type, record_id):
                raise Refusal("no_such_record")
            return reading_rows.get(self._connection, record_type, record_id)

    def has(self, record_type: type[Any], record_id: UUID) -> bool:
        with translated():
            return (
                self._sees(record_type, record_id)
                and reading_rows.find(self._connection, record_type, record_id) is not None
            )

    def every(self, record_type: type[Kept]) -> tuple[Kept, ...]:
        """All records of one kind that may be seen."""
        with translated():
            found = reading_rows.every(self._connection, record_type)
            if self._viewer.member_id is None:
                return found
            seen = ids_seen(self._connection, TABLE_OF[record_type].name)
            return tuple(each for each in found if seen is None or str(each.id) in seen)  # type: ignore[attr-defined]  # a record by TABLE_OF

    def about(self, record_type: type[Kept], about: UUID) -> tuple[Kept, ...]:
        """Records that name `about`, in the order they were made: restrictions, permissions, hand-overs."""
        with translated():
            table = TABLE_OF[record_type]
            return reading_rows.every(self._connection, record_type, table.c.about == about)

    def hidden(self, record_type: type[Kept], *ids: UUID) -> tuple[Kept, ...]:
        """Those records whoever is at the desk: for a rule that must hold of what they may not see, and hands on
        nothing of it."""
        with translated():
            return tuple(reading_rows.by_ids(self._connection, record_type, ids).values())

    def named(self, member_id: UUID) -> tuple[Permission, ...]:
        """The permissions that stand for a member, whoever is at the desk."""
        with translated():
            columns = TABLE_OF[Permission].c
            return reading_rows.every(
                self._connection, Permission, columns.member_id == member_id, columns.ended.is_(None)
            )

    def owned_by(self, member_id: UUID) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
        """Incidents and exemptions that a member answers for, by id, whoever is at the desk."""
        with translated():
            return owned.incidents_of(self._connection, member_id), owned.exemptions_of(
                self._connection, member_id
            )

    def of_incident(self, record_type: type[Kept], incident_id: UUID) -> tuple[Kept, ...]:
        """In the order in which they were recorded."""
        with translated():
            return reading_rows.of_incident(self._connection, record_type, incident_id)

    def incidents_with(self, person_id: UUID, since: date) -> tuple[LaterIncident, ...]:
        """Those with a part of theirs that came to notice on that day or after it, of what may be seen."""
        with translated():
            found = later_incidents.of_person(self._connection, person_id, since)
            return tuple(each for each in found if self._sees(Incident, each.id))

    def case_file(self, incident_id: UUID) -> CaseFile:
        """Everything on one incident as this transaction sees it: for an act that what stands there must allow.

        Raises Refusal `no_such_record`, Trouble `record_altered`.
        """
        with translated():
            if not self._sees(Incident, incident_id):
                raise Refusal("no_such_record")
            return case_files.read_case_file(self._connection, incident_id)

    def exhibits_of(self, incident_id: UUID) -> tuple[Exhibit, ...]:
        with translated():
            return reading_rows.of_incident(self._connection, Exhibit, incident_id)

    def described_of(self, incident_id: UUID) -> tuple[DescribedItem, ...]:
        with translated():
            return reading_rows.of_incident(self._connection, DescribedItem, incident_id)

    def with_fingerprint(self, fingerprint: str) -> tuple[Exhibit, ...]:
        """Exhibits with this SHA-256 (hex), whoever may see them; none for "", which a destroyed one has."""
        with translated():
            if not fingerprint:
                return ()
            return reading_rows.every(self._connection, Exhibit, FINGERPRINT.in_([fingerprint]))

    def put_away_among(self, fingerprints: Iterable[str]) -> set[str]:
        """Those SHA-256 (hex) with which an exhibit is isolated anywhere: for a rule that holds whoever asks."""
        with translated():
            return same_files.put_away_among(self._connection, fingerprints)

    def held_twins(self) -> tuple[Exhibit, ...]:
        """Exhibits that may be seen, and are in sight, whose bytes are those of one that is isolated anywhere."""
        with translated():
            found = same_files.held_twins(self._connection)
        return tuple(self.get(Exhibit, each) for each in found if self.has(Exhibit, each))

    def copies_of(self, about: UUID, document: str) -> int:
        """How many copies of this document have been numbered so far."""
        with translated():
            return len(reading_rows.disclosures_about(self._connection, about, document))

    def tell(self, event: Event) -> Event:
        """The texts written since the last event so told go with this one, which must be committed: for a duty that
        writes records of more than one subject, as each account is proved by the acts about it."""
        self._told.append((event, self._rows.texts))
        self._rows.texts = {}
        return event

    def destroy_payloads(self, destruction_id: UUID, exhibit: Exhibit) -> Gone:
        """Deletes what the trail tells of the fingerprint of `exhibit`, given as it stood before; see
        `records.destroying`. The destruction must be saved as confirmed in this work."""
        with self._writing():
            gone = destroy_payloads(self._connection, destruction_id, exhibit)
            self._rows.texts = gone.texts | self._rows.texts
        return gone

    def commit(self, event: Event, *more: Event) -> None:
        """Appends the audit entries, commits, and then announces. The first event carries the texts not told of others.

        Where the clock was set back since the last entry, that is said before them; what follows from them after them.
        """
        at = self._clock.now()
        acts: tuple[Event, ...] = (event, *more)
        with self._writing():
            back = clock_went_back(self._connection, self._store_id, at)
            events = (back, *acts) if back else acts
            self._append(at, event, events)
            following = self._follow(self, acts)
            if following:
                self._append(at, following[0], following)
                events = (*events, *following)
            reached("save.audited")
            self._transaction.commit()
            self._is_done = True
        reached("save.committed")
        for each in events:
            self._announce(each)

    def _append(self, at: Moment, first: Event, events: tuple[Event, ...]) -> None:
        """`first` carries the texts that were told of no other."""
        for each in events:
            texts = dict(self._rows.texts) if each is first else {}
            for told, written in self._told:
                texts |= written if told is each else {}
            append_entry(self._connection, self._signer, self._store_id, at, each, texts)
        self._rows.texts, self._told = {}, []

    def _sees(self, record_type: type[Any], record_id: UUID) -> bool:
        if self._viewer.member_id is None:
            return True
        return may_see(self._connection, TABLE_OF[record_type].name, record_id)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A write after `commit` would go nowhere, in silence: that is our own mistake."""
        if self._is_done:
            raise RuntimeError("this work is done")
        with translated():
            yield
