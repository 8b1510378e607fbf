"""One snapshot to read from: deferred, query-only. What a member may not see is filtered here, once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine

from safetydesk.domain.board import BoardCase
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.case_file import CaseFile, Done
from safetydesk.domain.clock import Moment
from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.exhibit import Exhibit, SealedEvidence
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.incident_link_likeness import Likeness
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.proof.proof_file import Proof
from safetydesk.domain.rows import (
    ActionFilter,
    ActionRow,
    DisagreementRow,
    ExemptionRow,
    ExhibitLine,
    Found,
    HeldFile,
    IncidentFilter,
    IncidentRow,
    LaterIncident,
    PersonWords,
    SignOffRow,
    WaitingRow,
)
from safetydesk.domain.viewer import ALL, EVERYTHING, Viewer
from safetydesk.records.engine import BEGIN
from safetydesk.records.faults import translated
from safetydesk.records.kept_rows import LookedAt
from safetydesk.records.readers import (
    alike_incidents,
    board,
    case_files,
    day_marks,
    ending,
    exemption_rows,
    finding,
    incident_rows,
    later_incidents,
    links,
    lookers,
    owned,
    people_words,
    proofs,
    same_files,
    still_here,
    store_acts,
    trail,
    words_looked_for,
)
from safetydesk.records.readers.still_here import HeldRow
from safetydesk.records.repositories import reading_rows
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.tree_edge import read_edge
from safetydesk.records.viewing import WHOLE

Kept = TypeVar("Kept")


class Reading:
    """Opened with `with`; every answer inside comes from the same moment."""

    def __init__(self, engine: Engine, viewer: Viewer = EVERYTHING) -> None:
        """`engine` finds what `viewer` may see: `viewing.viewing_engine`, or the plain one for everything."""
        self._engine = engine
        self._viewer = viewer

    def __enter__(self) -> Reading:
        with translated():
            self._connection: Connection = self._engine.connect().execution_options(
                **{BEGIN: "BEGIN DEFERRED"}
            )
            try:
                self._transaction = self._connection.begin()
                self._connection.exec_driver_sql("PRAGMA query_only = ON")
            except BaseException:
                self._connection.close()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._connection.exec_driver_sql("PRAGMA query_only = OFF")
            self._transaction.rollback()
        except BaseException:
            self._connection.invalidate()  # one that may still refuse to write must not serve again
            raise
        finally:
            self._connection.close()

    def get(self, record_type: type[Kept], record_id: UUID) -> Kept:
        """The record. Raises Refusal `no_such_record`."""
        with translated():
            return reading_rows.get(self._connection, record_type, record_id)

    def has(self, record_type: type[Any], record_id: UUID) -> bool:
        with translated():
            return reading_rows.find(self._connection, record_type, record_id) is not None

    def every(self, record_type: type[Kept]) -> tuple[Kept, ...]:
        """All records of one kind: for those of which there are few."""
        with translated():
            return reading_rows.every(self._connection, record_type)

    def by_ids(self, record_type: type[Kept], ids: Iterable[UUID]) -> dict[UUID, Kept]:
        """Those that there are, by id."""
        with translated():
            return reading_rows.by_ids(self._connection, record_type, ids)

    def hidden(self, record_type: type[Kept], *ids: UUID) -> tuple[Kept, ...]:
        """Those records whoever looks: for a rule that must hold of what they may not see, and hands on nothing."""
        with translated():
            found = reading_rows.by_ids(self._connection, record_type, ids, WHOLE)
            return tuple(found.values())

    def of_incident(self, record_type: type[Kept], incident_id: UUID) -> tuple[Kept, ...]:
        """In the order in which they were recorded."""
        with translated():
            return reading_rows.of_incident(self._connection, record_type, incident_id)

    def about(self, record_type: type[Kept], about: UUID) -> tuple[Kept, ...]:
        """Records that name `about`, in the order they were made: restrictions, permissions, hand-overs."""
        with translated():
            return reading_rows.every(self._connection, record_type, TABLE_OF[record_type].c.about == about)

    def owned_by(self, member_id: UUID) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
        """Incidents and exemptions that a member answers for, by id."""
        with translated():
            return owned.incidents_of(self._connection, member_id), owned.exemptions_of(
                self._connection, member_id
            )

    def disclosures_about(self, about: UUID) -> tuple[Disclosure, ...]:
        with translated():
            return reading_rows.disclosures_about(self._connection, about)

    def case_file(self, incident_id: UUID) -> CaseFile:
        """Everything on one incident, its text compared with the last event about it.

        Raises Refusal `no_such_record`, Trouble `record_altered`.
        """
        with translated():
            return case_files.read_case_file(self._connection, incident_id)

    def pending_sign_offs(self, me: UUID) -> Sequence[SignOffRow]:
        """Those that wait for a second person, the oldest first; `is_own` of those that are not `me`'s to give."""
        with translated():
            return ending.pending_sign_offs(self._connection, me)

    def open_disagreements(self) -> Sequence[DisagreementRow]:
        """Second persons who did not agree and whom nobody answered, the oldest first."""
        with translated():
            return ending.open_disagreements(self._connection)

    def count_actions(self, wanted: ActionFilter, today: date) -> int:
        with translated():
            return ending.count_actions(self._connection, wanted, today)

    def actions(self, wanted: ActionFilter, today: date, offset: int, limit: int) -> Sequence[ActionRow]:
        """The tracker, a page of it: open ones first, by the day they are due."""
        with translated():
            return ending.actions(self._connection, wanted, today, offset, limit)

    def incident_by_reference(self, reference: str) -> UUID | None:
        """None where no incident has that reference."""
        with translated():
            return incident_rows.id_of(self._connection, reference)

    def count_incidents(self, filters: IncidentFilter) -> int:
        with translated():
            return incident_rows.count(self._connection, filters)

    def incidents(self, filters: IncidentFilter, offset: int = 0, limit: int = 200) -> Sequence[IncidentRow]:
        """Lines of the list, ordered and filtered in SQL."""
        with translated():
            return incident_rows.page(self._connection, filters, offset, limit)

    def exemptions(self) -> Sequence[ExemptionRow]:
        with translated():
            return exemption_rows.rows(self._connection)

    def exemption_by_reference(self, reference: str) -> UUID | None:
        with translated():
            return exemption_rows.id_of(self._connection, reference)

    def later_incidents(self, person_id: UUID, since: date) -> Sequence[LaterIncident]:
        """Incidents with a part of theirs that came to notice on that day or after it, the newest first."""
        with translated():
            return later_incidents.of_person(self._connection, person_id, since)

    def with_fingerprints(self, fingerprints: Iterable[str]) -> Sequence[HeldFile]:
        """Exhibits whose bytes have one of these SHA-256 (hex), in the order in which they were added."""
        with translated():
            return same_files.with_fingerprints(self._connection, fingerprints)

    def with_fingerprint(self, fingerprint: str) -> tuple[Exhibit, ...]:
        """Exhibits with this SHA-256 (hex), whoever may see them: for a rule that hands on nothing of the hidden."""
        with translated():
            return same_files.with_fingerprint(self._connection, fingerprint)

    def put_away_among(self, fingerprints: Iterable[str]) -> set[str]:
        """Those SHA-256 (hex) with which an exhibit is isolated anywhere: for a rule that holds whoever asks."""
        with translated():
            return same_files.put_away_among(self._connection, fingerprints)

    def has_held_twins(self) -> bool:
        """Whether any exhibit in sight has the bytes of an isolated one: for a rule that holds whoever asks."""
        with translated():
            return bool(same_files.held_twins(self._connection))

    def story_of(self, incident_id: UUID) -> tuple[IncidentLink, ...]:
        """Every link that stands between incidents of the story which that one belongs to."""
        with translated():
            return links.story_of(self._connection, incident_id)

    def alike_incidents(
        self, incident_id: UUID, people: Mapping[UUID, str], handles: Sequence[str]
    ) -> tuple[Likeness, ...]:
        """Other incidents with one of these people or handles, those with the most in common first."""
        with translated():
            return alike_incidents.found(self._connection, incident_id, people, handles)

    def waiting_on(self) -> Sequence[WaitingRow]:
        """Referrals that nobody has acknowledged, the longest waited for first."""
        with translated():
            return incident_rows.waiting(self._connection)

    def open_calls(self, member_id: UUID) -> tuple[CallAttempt, ...]:
        """Calls that this member began and nobody has ended, the oldest first."""
        with translated():
            columns = TABLE_OF[CallAttempt].c
            return reading_rows.every(
                self._connection, CallAttempt, columns.by == member_id, columns.ended.is_(None)
            )

    def may_be_held(self) -> tuple[HeldRow, ...]:
        """Things taken in, without those that have plainly left the school again."""
        with translated():
            return still_here.rows(self._connection)

    def board(self, closed_since: Moment, of_every_one: bool, last: LookedAt) -> tuple[BoardCase, ...]:
        """Open incidents as far as clocks ask, and serious ones closed since then, or every one, of which no debrief
        is kept. `last` is of the look before, by whoever looks again and again."""
        with translated():
            return board.cases(self._connection, closed_since, of_every_one, last)

    def board_of(self, incident_id: UUID) -> tuple[BoardCase, ...]:
        """The same of one incident; nothing where it is not there."""
        with translated():
            return board.case_of(self._connection, incident_id)

    def people_words(self, known: Mapping[str, int]) -> tuple[Sequence[PersonWords], Sequence[str]]:
        """Who is new or changed since `known` (row version by id as text), and who is there no longer."""
        with translated():
            return people_words.changed_since(self._connection, known)

    def find(self, typed: str, limit: int = 100) -> Sequence[Found]:
        """Records that hold words beginning as typed, best first."""
        with translated():
            return finding.find(self._connection, typed, limit, of_few=self._viewer.sees != ALL)

    def history_of(self, subject: UUID) -> tuple[Done, ...]:
        """Every act about one record, the oldest first."""
        with translated():
            return self._told(trail.history_of(self._connection, subject))

    def looks_at(self, person_id: UUID) -> tuple[Done, ...]:
        """Who looked at anything that a person has a part in, the newest first. Raises Refusal `no_such_record`."""
        with translated():
            return self._told(lookers.looks_at(self._connection, person_id))

    def acts_that_wrote(self, record_type: type[Any], record_id: UUID) -> tuple[Done, ...]:
        """Every act that left a text of this record, the oldest first."""
        with translated():
            return self._told(
                lookers.acts_that_wrote(self._connection, TABLE_OF[record_type].name, record_id)
            )

    def latest_acts(self, subject: UUID, kinds: Sequence[str], limit: int = 1) -> tuple[Done, ...]:
        """Acts of these kinds about the store or a member, the newest first."""
        with translated():
            return store_acts.latest(self._connection, subject, kinds, limit)

    def is_changed_after(self, number: int, but: Sequence[str] = ()) -> bool:
        """Whether anything was written, beyond acts of looking and of the kinds in `but`, after entry `number`."""
        with translated():
            return store_acts.is_changed_after(self._connection, number, but)

    def count_done(self) -> int:
        """How many acts of the trail may be seen."""
        with translated():
            return trail.count(self._connection, self._viewer)

    def trail_size(self) -> int:
        """How many acts the whole trail holds: to tell whether anything changed, and shown to nobody."""
        with translated():
            return read_edge(self._connection).size

    def done(self, offset: int, limit: int) -> tuple[Done, ...]:
        """A page of the audit trail, the newest first."""
        with translated():
            return self._told(trail.page(self._connection, offset, limit))

    def checkpoint(self, at: Moment) -> Checkpoint:
        """Size and root of the audit trail in this snapshot, stamped with `at`."""
        with translated():
            edge = read_edge(self._connection)
        return Checkpoint(edge.size, edge.root().hex(), at)

    def proof(
        self,
        store: UUID,
        kind: str,
        reference: str,
        subject: UUID | None,
        at: Moment,
        marks: Collection[str] = (),
    ) -> Proof:
        """Every entry about `subject` (None: the whole trail) that may be seen, with what proves it and those of
        `marks` (20 hex digits) that the trail has had."""
        with translated():
            viewer = self._viewer.member_id
            return proofs.read_proof(self._connection, store, kind, reference, subject, at, viewer, marks)

    def last_of_day(self, day: date) -> Checkpoint | None:
        """The checkpoint after the last entry dated on that day; None where none is. Slow: it reads the whole trail."""
        with translated():
            return day_marks.last_of(self._connection, day)

    def root_at(self, size: int) -> str:
        """The tree's root over the first `size` entries, in hex; "" where there are not so many."""
        with translated():
            return trail.root_at(self._connection, size)

    def count_exhibits(self) -> int:
        with translated():
            return trail.count_exhibits(self._connection)

    def sealed_files(self) -> Iterator[tuple[str, SealedEvidence]]:
        """Each exhibit's sealed file, of the whole store: what is claimed must not be set aside. Its number first, or
        "" where it may not be seen."""
        with translated():
            yield from trail.sealed_files(self._connection)

    def next_exhibit(self, after: str) -> Exhibit | None:
        """The exhibit with a file whose id follows `after` ("" for the first), whoever may see it; None at the end."""
        with translated():
            return trail.next_exhibit(self._connection, after)

    def exhibit_lines(self) -> tuple[ExhibitLine, ...]:
        """Every exhibit with a file that may be seen, a line each: of twenty thousand none is read whole."""
        with translated():
            return trail.exhibit_lines(self._connection)

    def acts_of(self, kinds: Sequence[str]) -> tuple[Done, ...]:
        """Every act of these kinds that may be seen, the oldest first: for those of which there are few."""
        with translated():
            return self._told(trail.acts_of(self._connection, kinds))

    def destroyed_files(self) -> tuple[str, ...]:
        """Names of sealed files that must lie in the store no more, whoever asks: their exhibits were destroyed."""
        with translated():
            return trail.destroyed_files(self._connection)

    def _told(self, acts: tuple[Done, ...]) -> tuple[Done, ...]:
        return (
            acts if self._viewer.member_id is None else words_looked_for.told_to(self._viewer.member_id, acts)
        )
