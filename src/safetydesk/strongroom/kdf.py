"""From a passphrase to a key: Argon2id, with a floor and a ceiling on what it may cost."""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from safetydesk.domain.errors import Trouble

FLOOR_KIB, CEILING_KIB = 64 * 1024, 1024 * 1024
MOST_TIME, MOST_LANES = 10, 16
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id's price: memory in KiB, passes, lanes. Raises ValueError outside what a header may ask."""

    memory_kib: int
    time: int
    lanes: int

    def __post_init__(self) -> None:
        # Below the floor is a downgrade; above the ceiling a hostile header could hang the machine.
        if not FLOOR_KIB <= self.memory_kib <= CEILING_KIB:
            raise ValueError("memory outside the limits")
        if not 1 <= self.time <= MOST_TIME or not 1 <= self.lanes <= MOST_LANES:
            raise ValueError("passes or lanes outside the limits")

    def covers(self, least: KdfCost) -> bool:
        """Whether memory and passes are at least those. Lanes only divide the work among processors."""
        return self.memory_kib >= least.memory_kib and self.time >= least.time


DEFAULT_COST = KdfCost(256 * 1024, 3, 4)
LEAST_COST = KdfCost(FLOOR_KIB, 3, 4)
"""The least a store's keys may cost to be opened at all: where calibration ends on the slowest machine."""
TEST_COST = KdfCost(FLOOR_KIB, 1, 1)
"""The cheapest that exists, and less than `LEAST_COST`: a store made with it opens only where tests allow it."""


def stretch(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """32 bytes from a passphrase, which is read as NFKC so that every keyboard gives the same.

    Raises Trouble `not_enough_memory`.
    """
    # Lone surrogates cannot be typed but can be pasted; they must give a wrong passphrase, not a fault.
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return Argon2id(
            salt=salt, length=32, iterations=cost.time, lanes=cost.lanes, memory_cost=cost.memory_kib
        ).derive(secret)
    except MemoryError as error:
        raise Trouble("not_enough_memory") from error


def own_seconds() -> float:
    """A clock of this process's own work, shared among the processors: what a quiet machine's wall would say.

    The wall itself would give whoever makes a store on a busy day weaker keys for ever.
    """
    return time.process_time() / min(DEFAULT_COST.lanes, os.cpu_count() or 1)


def calibrated(timer: Callable[[], float] = own_seconds) -> KdfCost:
    """The default cost, made cheaper or dearer until this machine needs about a second (0.4 to 1.6).

    Never below `LEAST_COST`. A machine that is slow once may only be busy: it is asked again before keys get cheaper.
    """
    cost = DEFAULT_COST
    while True:
        took = _seconds(cost, timer)
        if took > 1.6:
            took = min(took, _seconds(cost, timer))
        if took > 1.6 and cost.memory_kib > FLOOR_KIB:
            cost = replace(cost, memory_kib=cost.memory_kib // 2)
        elif took < 0.4 and cost.memory_kib >= DEFAULT_COST.memory_kib and cost.time < MOST_TIME:
            cost = replace(cost, time=min(MOST_TIME, cost.time + 2))
        else:
            return cost


def _seconds(cost: KdfCost, timer: Callable[[], float]) -> float:
    began = timer()
    stretch("calibration", bytes(SALT_BYTES), cost)
    return timer() - began
