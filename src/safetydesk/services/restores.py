"""The times that this store was put back from a backup, as its own trail tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import StoreRestored
from safetydesk.domain.exhibit import DESTROYED, ISOLATED
from safetydesk.records.reading import Reading

_MOST = 1000


def restores(reading: Reading, store_id: UUID) -> tuple[StoreRestored, ...]:
    """The newest first. Raises Trouble `records_damaged`."""
    acts = reading.latest_acts(store_id, (StoreRestored.__name__,), _MOST)
    return tuple(act.event for act in acts if isinstance(act.event, StoreRestored))


def known_since(reading: Reading, store_id: UUID) -> Mapping[str, str]:
    """By sealed file's name: what was isolated or destroyed elsewhere after the backup that this store came from.

    A trail that cannot be read says nothing here: the store opens all the same, so that verify can name it.
    """
    try:
        done = restores(reading, store_id)
    except Trouble as fault:
        if fault.code != "records_damaged":
            raise
        return {}
    isolated = dict.fromkeys((name for one in done for name in one.isolated), ISOLATED)
    return isolated | dict.fromkeys((name for one in done for name in one.destroyed), DESTROYED)
