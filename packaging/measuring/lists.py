"""The list, the find box and the proof over many incidents, against the bare SQL and the bare signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from measuring.figures import MILLISECONDS, Figure, alone, in_turn
from measuring.memory import growth
from measuring.school import new_store, small_draft, words_of
from measuring.statements import heard, queries
from safetydesk.bootstrap import open_desk
from safetydesk.domain.clock import Moment, SystemClock
from safetydesk.domain.events import IncidentLogged, IncidentOpened
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.reference import INCIDENT, reference
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.unlocking import OpenStore


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """One page of 200 rows each; then the audit trail proved, every signature and every record."""
    incidents, entries, rounds = (500, 50, 3) if short else (10_000, 2_000, 15)
    store = new_store(folder)
    desk = open_desk(store)
    bare = bare_connection(store)
    try:
        found = [_filled(store, incidents)]
        pages: list[tuple[str, Callable[[], object]]] = [
            ("first page of the list", lambda: desk.incident_log.page(IncidentFilter(), 0, 200)),
            ("last page of the list", lambda: desk.incident_log.page(IncidentFilter(), incidents - 200, 200)),
            (
                "page of one category",
                lambda: desk.incident_log.page(IncidentFilter(category="NUDES"), 0, 200),
            ),
            ("count of one category", lambda: desk.incident_log.count(IncidentFilter(category="NUDES"))),
        ]
        for name, act in pages:
            ours, plain = in_turn(act, the_same(act, bare), rounds)
            found.append(Figure(f"{name} of {incidents:,}", ours, plain, peak=growth(act)))
        found.append(_finding(store, incidents, rounds, bare))
        found.append(Figure("people by type-ahead", alone(lambda: desk.people.type_ahead("okor"), rounds)))
        found.append(_amending(desk, desk.incident_log.log(small_draft(desk, 1)).id, incidents))
        found += _proving(store, desk, entries, incidents)
        return found
    finally:
        bare.close()
        desk.close()


def _filled(store: OpenStore, incidents: int) -> Figure:
    """Everything in one transaction under one event."""
    start = datetime(2024, 9, 2, 9, 0, tzinfo=UTC)
    me = store.me
    event = IncidentLogged(subject=new_id(), reference="OS-2024-0001", people=1, exhibits=0)
    began = perf_counter()
    with store.database.work(store.keys.signer(), store.keys.store_id, SystemClock(), _unheard) as work:
        for number in range(1, incidents + 1):
            summary, who = words_of(number)
            at = Moment(start + timedelta(minutes=37 * number), 0)
            incident = Incident(
                id=new_id(),
                reference=reference(INCIDENT, 2024, work.next_number("OS-2024")),
                summary=summary,
                discovered=at,
                recorded=at,
                recorded_by=me,
                owner=me,
                platform="whatsapp",
                categories=("NUDES",) if number % 9 == 0 else ("BULLY",),
                severity=number % 4 + 1,
            )
            person = Person(id=new_id(), name=f"{who} {number}", kind="pupil")
            work.add(incident)
            work.add(person)
            work.add(Involvement(id=new_id(), incident_id=incident.id, person_id=person.id, part="affected"))
        work.commit(event)
    took = (perf_counter() - began) * MILLISECONDS
    return Figure(f"{incidents:,} incidents written at once", took, note=f"{3 * incidents:,} records")


def _finding(store: OpenStore, incidents: int, rounds: int, bare: Any) -> Figure:
    def find() -> None:
        with store.database.reading() as reading:
            assert reading.find("fake account livestream")

    ours, plain = in_turn(find, the_same(find, bare), rounds)
    return Figure(f"find three words among {incidents:,}", ours, plain, note="100 best; titles read as well")


def _amending(desk: Any, incident_id: Any, incidents: int) -> Figure:
    def amend() -> None:
        case = desk.incident_log.reread(incident_id)
        draft = desk.incident_log.amendment_draft(case)
        changed = replace(draft, immediate_action=draft.immediate_action + "Spoke to the tutor. ")
        desk.incident_log.amend(incident_id, case.incident.row_version, changed, "more known")

    return Figure(f"amend one of {incidents:,}", alone(amend, 5))


def _proving(store: OpenStore, desk: Any, entries: int, incidents: int) -> list[Figure]:
    began = perf_counter()
    for _ in range(entries):
        with store.database.work(store.keys.signer(), store.keys.store_id, SystemClock(), _unheard) as work:
            work.commit(IncidentOpened(subject=store.me, reference="OS-2024-0001"))
    each = (perf_counter() - began) * MILLISECONDS / entries
    key = Ed25519PrivateKey.generate()
    message = b"x" * 400
    signature, public = key.sign(message), key.public_key()

    def signatures() -> None:
        for _ in range(entries):
            public.verify(signature, message)

    def verify() -> None:
        assert desk.audit_trail.verify().ok

    held = growth(verify)
    ours, plain = in_turn(verify, signatures, 1 if entries < 100 else 3)
    note = f"and {3 * incidents:,} records compared; plain: the signatures alone"
    return [
        Figure("one audited act, the least", each),
        Figure(f"verify {entries:,} entries", ours, plain, peak=held, note=note),
    ]


def the_same(act: Callable[[], object], bare: Any) -> Callable[[], object]:
    """The queries that `act` asks, asked again of the same encrypted database without SQLAlchemy or records."""
    with heard() as said:
        act()
    # What this connection has no name for is the viewer's own: which rows are hidden from them.
    asked = [each for each in queries(said) if "temp." not in each[0]]

    def ask() -> None:
        for statement, values in asked:
            bare.execute(statement, values).fetchall()

    return ask


def bare_connection(store: OpenStore) -> Any:
    connection = sqlcipher.connect(str(store.folder.records))
    connection.execute(f"PRAGMA key = \"x'{store.keys.database_key()}'\"")
    connection.execute("PRAGMA cache_size = -32000")  # as the program's own has it
    return connection


def _unheard(event: object) -> None:
    """Nobody listens."""
