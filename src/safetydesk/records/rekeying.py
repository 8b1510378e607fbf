"""Holding the database still while it is copied under a new key, and leaving it with no log beside it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, QueuePool

from safetydesk.domain.errors import Trouble
from safetydesk.records.faults import translated

PATIENCE = 10.0
"""Seconds that readings under way have to end; none takes long but a verification."""


@contextmanager
def writers_held(engine: Engine) -> Iterator[None]:
    """Nobody else writes inside: what they wrote would be missing from the copy. Raises Trouble `store_busy`."""
    with translated(), engine.connect() as connection, connection.begin() as held:
        yield
        held.rollback()


def close_at_rest(engine: Engine, others: Iterable[Engine], patience: float = PATIENCE) -> None:
    """Waits for every reading, moves the log into the database and closes it. Nobody may be let in any more.

    `others` are further engines on the same file. Raises Trouble `store_busy` where a reading does not end; the file
    is closed all the same.
    """
    give_up = time.monotonic() + patience
    every = (*others, engine)
    try:
        while any(isinstance(one.pool, QueuePool) and one.pool.checkedout() for one in every):
            if time.monotonic() > give_up:
                raise Trouble("store_busy")
            time.sleep(0.02)
        for one in every[:-1]:
            one.dispose()
        with translated():
            raw = engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                raw.close()
    finally:
        for one in every:
            one.dispose()
