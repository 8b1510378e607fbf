"""The one text of a value: RFC 8785 JSON, with what is empty left out."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

from safetydesk.domain.plain import to_plain


def canonical(value: Any) -> bytes:
    """Canonical UTF-8 text of a record, event or plain mapping."""
    return rfc8785.dumps(to_plain(value))


def fingerprint(value: Any) -> str:
    """SHA-256 of the canonical text, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()
