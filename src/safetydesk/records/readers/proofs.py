"""Entries as they stand, with their paths: what a proof carries out. Which entries, the viewer's own tables decide."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, or_, select

from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody import CustodyEntry
from safetydesk.domain.decision import Decision
from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.events import ExhibitReceived, SearchMade
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.notice import Notice
from safetydesk.domain.person import Person
from safetydesk.domain.proof.canonical import canonical, fingerprint
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.proof.keys_in_force import FOUNDING_ENTRIES, KEY_KINDS
from safetydesk.domain.proof.mark import mark_of
from safetydesk.domain.proof.merkle import leaf_hash
from safetydesk.domain.proof.proof_file import Earlier, Proof, ProvedEntry, ProvedExhibit
from safetydesk.domain.proof.tree import Tree
from safetydesk.domain.referral import Referral
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.repositories.reading_rows import (
    by_ids,
    disclosures_about,
    every,
    of_incident,
    readable,
)
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.viewing import WHOLE

_CARRIED = (
    Incident, Involvement, Person, CaseNote, Notice, Referral, Decision, DescribedItem, HeldItem, CustodyEntry,
    Disclosure, Exemption,
)  # fmt: skip
"""Records whose texts may leave. An exhibit's is not among them: it holds the key that opens its sealed file."""


def read_proof(
    connection: Connection,
    store: UUID,
    kind: str,
    reference: str,
    subject: UUID | None,
    at: Moment,
    viewer: UUID | None,
    marks: Collection[str] = (),
) -> Proof:
    """A proof of every entry about `subject`, or of the whole trail where that is None, as far as it may be seen.

    Of `marks` (20 hex digits), those that this trail has had are among what it carries as printed earlier.
    """
    whole = _tree(connection)
    found = _shown(connection, _entries_about(connection, subject), viewer)
    is_whole = subject is None and len(found) == whole.size
    about = () if subject is None else disclosures_about(connection, subject)
    held = () if subject is None else of_incident(connection, Exhibit, subject)
    return Proof(
        store=str(store),
        kind=kind,
        reference=reference,
        checkpoint=Checkpoint(whole.size, whole.root().hex(), at),
        entries=found if is_whole else _with_paths(found, whole),
        keys=() if is_whole else _with_paths(_key_entries(connection), whole),
        earlier=_earlier(about, marks, whole),
        exhibits=tuple(
            ProvedExhibit(number=each.number, sha256=each.sealed.sha256, size=each.sealed.size)
            for each in held
            if each.may_be_told
        ),
        records=_texts_of(connection, found),
    )


def _tree(connection: Connection) -> Tree:
    """Over every entry, whoever asks: an inclusion path holds hashes and nothing else."""
    query = select(ENTRIES.c.text).order_by(ENTRIES.c.number)
    options = {**WHOLE, "yield_per": 1000}
    return Tree([leaf_hash(text) for text in connection.execute(query, execution_options=options).scalars()])


def _entries_about(connection: Connection, subject: UUID | None) -> list[ProvedEntry]:
    query = _entries() if subject is None else _entries().where(ENTRIES.c.subject == subject)
    return [_entry(row) for row in connection.execute(query)]


def _key_entries(connection: Connection) -> list[ProvedEntry]:
    """Every entry by which somebody's key came into force or went out of it."""
    wanted = or_(ENTRIES.c.number <= FOUNDING_ENTRIES, ENTRIES.c.kind.in_(KEY_KINDS))
    return [_entry(row) for row in connection.execute(_entries().where(wanted), execution_options=WHOLE)]


def _shown(connection: Connection, found: list[ProvedEntry], viewer: UUID | None) -> tuple[ProvedEntry, ...]:
    """What is held back: the plain hash of an isolated exhibit, which can itself tell what a picture is, and what
    other members looked for. The commitment stays, and with it the proof that they are there."""
    isolated = {str(each.id) for each in every(connection, Exhibit) if each.is_isolated}
    return tuple(
        replace(each, payload=None, salt=None) if _is_held_back(each, isolated, viewer) else each
        for each in found
    )


def _is_held_back(entry: ProvedEntry, isolated: set[str], viewer: UUID | None) -> bool:
    if entry.payload is None:
        return False
    with readable():
        told = json.loads(entry.text)
        if told["kind"] == SearchMade.__name__:
            return viewer is not None and told["member"] != str(viewer)
        received = told["kind"] == ExhibitReceived.__name__
        return received and str(json.loads(entry.payload)["event"]["record"]) in isolated


def _with_paths(found: Iterable[ProvedEntry], whole: Tree) -> tuple[ProvedEntry, ...]:
    return tuple(replace(each, path=tuple(whole.path(each.number - 1))) for each in found)


def _earlier(printed: Iterable[Disclosure], marks: Collection[str], whole: Tree) -> tuple[Earlier, ...]:
    """What stands on paper about it, each once; one that this trail does not lead on from is none of it."""
    told = sorted({(each.checkpoint_size, each.checkpoint_root) for each in printed} | _marked(marks, whole))
    return tuple(
        Earlier(size=size, root=root, consistency=tuple(whole.consistency(size)))
        for size, root in told
        if 0 < size < whole.size and whole.root(size).hex() == root
    )


def _marked(marks: Collection[str], whole: Tree) -> set[tuple[int, str]]:
    """Size and root of every point of the trail that has one of the marks."""
    if not marks:
        return set()
    roots = ((size, whole.root(size).hex()) for size in range(1, whole.size))
    return {(size, root) for size, root in roots if mark_of(root) in marks}


def _texts_of(connection: Connection, found: Iterable[ProvedEntry]) -> dict[str, bytes]:
    """The texts of records that stand as these entries last told, by name. Those told of elsewhere are left out."""
    said: dict[str, str] = {}
    for each in found:
        if each.payload is not None:
            with readable():
                said.update(json.loads(each.payload)["texts"])
    texts: dict[str, bytes] = {}
    for record_type in _CARRIED:
        table = TABLE_OF[record_type].name
        ids = [UUID(name.partition(":")[2]) for name in said if name.partition(":")[0] == table]
        for record_id, record in by_ids(connection, record_type, ids).items():
            name = f"{table}:{record_id}"
            if fingerprint(record) == said[name]:
                texts[name] = canonical(record)
    return texts


def _entries() -> Select[Any]:
    columns = (ENTRIES.c.number, ENTRIES.c.text, ENTRIES.c.signature, PAYLOADS.c.salt, PAYLOADS.c.payload)
    joined = select(*columns).outerjoin(PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number)
    return joined.order_by(ENTRIES.c.number)


def _entry(row: Row[Any]) -> ProvedEntry:
    return ProvedEntry(
        number=row.number, text=row.text, signature=row.signature, payload=row.payload, salt=row.salt
    )
