"""Appends to the audit trail. Only `records.work` may use it, inside the transaction that it tells of."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import ClockWentBack, Event
from safetydesk.domain.plain import Plain, to_plain
from safetydesk.domain.proof.canonical import canonical
from safetydesk.domain.proof.entry import PAYLOAD_SCHEMA, Entry, commitment, to_sign
from safetydesk.domain.proof.merkle import leaf_hash
from safetydesk.domain.signer import Signer
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.tree_edge import edge_to_append_to, write_edge

SALT_BYTES = 32
CLOCK_SLACK = timedelta(minutes=1)
"""By so much an act may be dated before the last one without a word; no two clocks agree to the second."""
_LAST = select(ENTRIES.c.text).order_by(ENTRIES.c.number.desc()).limit(1)
_ENTRY, _PAYLOAD = insert(ENTRIES), insert(PAYLOADS)


def clock_went_back(connection: Connection, store_id: UUID, at: Moment) -> ClockWentBack | None:
    """What must be said first where the trail's last entry is dated after `at`; None where the clock went on."""
    text = connection.execute(_LAST).scalar()
    if text is None:
        return None
    try:
        before = Moment.parse(json.loads(text)["at"])
    except (ValueError, TypeError, KeyError):
        return (
            None  # an entry that cannot be read is named by verify; it must not keep anybody from recording
        )
    if at.utc >= before.utc - CLOCK_SLACK:
        return None
    return ClockWentBack(subject=store_id, before=before, now=at)


def append_entry(
    connection: Connection,
    signer: Signer,
    store_id: UUID,
    at: Moment,
    event: Event,
    texts: Mapping[str, str],
) -> int:
    """Writes one signed entry and its payload, and moves the tree's edge on. Returns the entry's number.

    `texts` maps `table:id` of each record this act wrote to the fingerprint of its canonical text. Raises Trouble
    `trail_broken` where the trail does not end where its tree does.
    """
    edge = edge_to_append_to(connection)
    payload: dict[str, Plain] = {"event": to_plain(event), "texts": dict(texts)}
    payload_text = canonical(payload)
    salt = secrets.token_bytes(SALT_BYTES)
    entry = Entry(
        store=store_id,
        number=edge.size + 1,
        at=at,
        member=signer.member_id,
        kind=event.kind,
        subject=event.subject,
        commitment=commitment(salt, payload_text),
    )
    text = entry.text()
    row = {
        "number": entry.number,
        "member": entry.member,
        "kind": entry.kind,
        "subject": entry.subject,
        "text": text,
        "signature": signer.sign(to_sign(text)),
    }
    try:
        connection.execute(_ENTRY, row)
        connection.execute(
            _PAYLOAD,
            {"number": entry.number, "schema": PAYLOAD_SCHEMA, "salt": salt, "payload": payload_text},
        )
    except IntegrityError as fault:  # a guard refused: something stands where this entry would
        raise Trouble("trail_broken") from fault
    write_edge(connection, edge.append(leaf_hash(text)))
    return entry.number
