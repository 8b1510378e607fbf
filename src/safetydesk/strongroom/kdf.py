"""From a passphrase to a key: Argon2id, with a floor and a ceiling on what it may cost."""

from __future__ import annotations

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


DEFAULT_COST = KdfCost(256 * 1024, 3, 4)
TEST_COST = KdfCost(FLOOR_KIB, 1, 1)
"""The cheapest that is allowed. For tests; a store made with it is weaker."""


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


def calibrated(timer: Callable[[], float] = time.perf_counter) -> KdfCost:
    """The default cost, made cheaper or dearer until this machine needs about a second (0.5 to 1.6)."""
    cost = DEFAULT_COST
    while True:
        began = timer()
        stretch("calibration", bytes(SALT_BYTES), cost)
        took = timer() - began
        if took > 1.6 and cost.memory_kib > FLOOR_KIB:
            cost = replace(cost, memory_kib=cost.memory_kib // 2)
        elif took < 0.5 and cost.memory_kib >= DEFAULT_COST.memory_kib and cost.time < MOST_TIME:
            cost = replace(cost, time=min(MOST_TIME, cost.time + 2))
        else:
            return cost
