"""Names for records: version 7 UUIDs (RFC 9562), made by the client so that stores can be joined later.

They are not an order: the audit trail's number is. Within one process they do rise, which keeps the
database's pages together.
"""

from __future__ import annotations

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = [0]


def new_id() -> UUID:
    """A fresh id; never the same twice in one process even if the clock is set back."""
    with _lock:
        ticks = max((time.time_ns() * 4096 // 1_000_000), _last[0] + 1)  # 48 bits of ms, 12 of fraction
        _last[0] = ticks
    milliseconds, fraction = ticks >> 12, ticks & 0xFFF
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | fraction << 64
    return UUID(int=value | 0b10 << 62 | secrets.randbits(62))
