"""The times that this store was put back from a backup, as its own trail tells of them."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.events import StoreRestored
from safetydesk.records.reading import Reading

_MOST = 1000


def restores(reading: Reading, store_id: UUID) -> tuple[StoreRestored, ...]:
    """The newest first. Raises Trouble `records_damaged`."""
    acts = reading.latest_acts(store_id, (StoreRestored.__name__,), _MOST)
    return tuple(act.event for act in acts if isinstance(act.event, StoreRestored))
