"""Today and the board of deadlines over twenty years of incidents, against the bare SQL of the same queries."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from measuring.figures import Figure, alone, in_turn
from measuring.lists import bare_connection, the_same
from measuring.memory import growth
from measuring.school import new_store
from measuring.twenty_years import filled
from safetydesk.bootstrap import open_desk
from safetydesk.domain.clock import SystemClock

AIM_MS = 100.0


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """As the window has it, which collects between two acts, then with the collector left to itself."""
    incidents, rounds = (1_000, 3) if short else (100_000, 15)
    store = new_store(folder)
    bare = bare_connection(store)
    took = alone(lambda: filled(store, bare, incidents, SystemClock().now().utc), 1)
    desk = open_desk(store)
    board = desk.deadline_board
    one = _an_open_one(bare)
    found = [Figure(f"{incidents:,} incidents written at once, unsigned", took, note=_counts(bare))]
    try:
        with collected_between():
            first = alone(board.today, 1)
            note = "nothing is deciphered, no statement made ready yet"
            found.append(Figure(f"the first Today of {incidents:,}", first, note=note))
            found.append(_against("Today", board.today, bare, rounds, incidents, short))
            one_of_many = ("the clocks of one", lambda: board.of_incident(one))
            found.append(_against(*one_of_many, bare, rounds, incidents, short))
        found.append(_against("Today, collecting meanwhile,", board.today, bare, rounds, incidents, short))
        return found
    finally:
        bare.close()
        desk.close()


@contextmanager
def collected_between() -> Iterator[None]:
    """Nothing is collected while the block runs: `desktop.collecting` does it when nothing else is to be done."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _against(
    name: str, act: Callable[[], object], bare: Any, rounds: int, incidents: int, short: bool
) -> Figure:
    ours, plain = in_turn(act, the_same(act, bare), rounds)
    return Figure(f"{name} of {incidents:,}", ours, plain, peak=growth(act), note=_aim(ours, short))


def _aim(took: float, short: bool) -> str:
    return f"aim {AIM_MS:.0f} ms" + ("; OVER IT" if took > AIM_MS and not short else "")


def _an_open_one(bare: Any) -> UUID:
    return UUID(bare.execute("SELECT id FROM incidents WHERE status = 'open' LIMIT 1").fetchone()[0])


def _counts(bare: Any) -> str:
    asked = """
        SELECT (SELECT count(*) FROM incidents WHERE status = 'open'), (SELECT count(*) FROM referrals),
        (SELECT count(*) FROM held_items)
    """
    still_open, referrals, held = bare.execute(asked).fetchone()
    return f"{still_open:,} open, {referrals:,} referrals, {held:,} things taken in, 20 years"
