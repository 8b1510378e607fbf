"""Verifying a long audit trail: with and without its signatures, and only what came since it was last verified."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from measuring.figures import Figure, once
from measuring.school import new_store
from safetydesk.domain.clock import SystemClock
from safetydesk.domain.events import IncidentOpened
from safetydesk.domain.progress import NO_PROGRESS
from safetydesk.domain.signer import SignatureCheck
from safetydesk.records.audit_writing import append_entry
from safetydesk.records.verifying import Asked, TrailCheck
from safetydesk.services.unlocking import OpenStore
from safetydesk.strongroom.signing import signature_is_good

ENTRIES, SHORT = 200_000, 500


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """One store with so many entries; each reading once, since each is long."""
    count = SHORT if short else ENTRIES
    store = new_store(folder)
    try:
        _fill(store, count)
        return [*_whole(store, count), _lately(store, count)]
    finally:
        store.let_go()


def _whole(store: OpenStore, count: int) -> list[Figure]:
    plain, size = once(lambda: _hashed(store)), f"{count:,}"
    without, with_signatures = (_taken(store, check) for check in (_believed, signature_is_good))
    return [
        Figure(f"verify {size} entries, no signatures / hashed", without, plain, note=_each(without, count)),
        Figure(
            f"verify {size} entries, signatures / hashed",
            with_signatures,
            plain,
            note=_each(with_signatures, count),
        ),
    ]


def _lately(store: OpenStore, count: int) -> Figure:
    """As at the sign-in: everything hashed, nothing new to be judged."""
    known: TrailCheck = _checked(store, _believed)
    taken = once(lambda: _checked(store, signature_is_good, (known.size, known.root)))
    return Figure(f"verify {count:,} entries, all verified before", taken, note=_each(taken, count))


def _taken(store: OpenStore, check: SignatureCheck) -> float:
    return once(lambda: _checked(store, check))


def _checked(store: OpenStore, check: SignatureCheck, verified: tuple[int, str] | None = None) -> TrailCheck:
    slots = {slot.member_id: slot.verify_key for slot in store.keys.header.slots}
    asked = Asked(store_id=store.keys.store_id, signature_is_good=check, slots=slots, verified=verified)
    found = store.database.verify(asked, NO_PROGRESS)
    assert not found.findings, found.findings
    return found


def _believed(key: bytes, message: bytes, signature: bytes) -> bool:
    return True


def _fill(store: OpenStore, count: int) -> None:
    """Openings of an incident, written as the program writes them, a thousand to a transaction."""
    signer, store_id, clock = store.keys.signer(), store.keys.store_id, SystemClock()
    opened = IncidentOpened(subject=store_id, reference="OS-2026-0001")
    for start in range(0, count, 1_000):
        with store.database.work(signer, store_id, clock, lambda _event: None) as work:
            for _ in range(min(1_000, count - start) - 1):
                append_entry(work._connection, signer, store_id, clock.now(), opened, {})
            work.commit(opened)


def _hashed(store: OpenStore) -> str:
    """The least that any check must do: every entry's text read and hashed once."""
    total = hashlib.sha256()
    with closing(_connected(store)) as connection:
        for (text,) in connection.execute("SELECT text FROM audit_entries ORDER BY number"):
            total.update(hashlib.sha256(text).digest())
    return total.hexdigest()


def _connected(store: OpenStore) -> Any:
    connection = sqlcipher.connect(str(store.folder.records))
    connection.execute(f"PRAGMA key = \"x'{store.keys.database_key()}'\"")
    return connection


def _each(taken: float, count: int) -> str:
    return f"{taken * 1000 / count:.0f} µs an entry"
