"""One audit entry: its canonical text is what is signed, what is hashed into the tree, and what never changes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.proof.canonical import canonical

SIGNED_PREFIX = b"safetydesk/audit-entry/v1\n"
PAYLOAD_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """`number` counts from 1; `commitment` is SHA-256 of salt and payload text, in hex."""

    store: UUID
    number: int
    at: Moment
    member: UUID
    kind: str
    subject: UUID
    commitment: str

    def text(self) -> bytes:
        return canonical(self)


def commitment(salt: bytes, payload: bytes) -> str:
    """Binds an entry to its payload without revealing it once payload and salt are lawfully destroyed."""
    return hashlib.sha256(salt + payload).hexdigest()


def to_sign(text: bytes) -> bytes:
    return SIGNED_PREFIX + text
