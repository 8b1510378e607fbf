"""Appends to the audit trail. Only `records.work` may use it, inside the transaction that it tells of."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection, insert

from safetydesk.domain.clock import Moment
from safetydesk.domain.events import Event
from safetydesk.domain.plain import Plain, to_plain
from safetydesk.domain.proof.canonical import canonical
from safetydesk.domain.proof.entry import PAYLOAD_SCHEMA, Entry, commitment, to_sign
from safetydesk.domain.proof.merkle import leaf_hash
from safetydesk.domain.signer import Signer
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.tree_edge import edge_to_append_to, write_edge

SALT_BYTES = 32
_ENTRY, _PAYLOAD = insert(ENTRIES), insert(PAYLOADS)


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
    connection.execute(
        _ENTRY,
        {
            "number": entry.number,
            "member": entry.member,
            "kind": entry.kind,
            "subject": entry.subject,
            "text": text,
            "signature": signer.sign(to_sign(text)),
        },
    )
    connection.execute(
        _PAYLOAD,
        {"number": entry.number, "schema": PAYLOAD_SCHEMA, "salt": salt, "payload": payload_text},
    )
    write_edge(connection, edge.append(leaf_hash(text)))
    return entry.number
