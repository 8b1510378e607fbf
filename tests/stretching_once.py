"""A cheap key is worked out once in a process: the same passphrase and salt always give the same.

Every test that opens a copy of a store would fill 64 MiB for it, a third of all that the tests of services do. Keys at
their real cost are worked out each time, and so is every key in a process that was started from nothing.
"""

from __future__ import annotations

from typing import Any

import pytest

from safetydesk.strongroom import kdf

_stretched = kdf.Argon2id
KNOWN: dict[tuple[Any, ...], bytes] = {}
"""What was asked, secret and salt first, and the key. A child that is forked for a test is handed it, see `killing`."""


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    kdf.Argon2id = _OnceIfCheap  # type: ignore[misc, assignment]  # a class in place of a class: what it does is `derive`


class _OnceIfCheap:
    def __init__(self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int) -> None:
        self._asked = salt, length, iterations, lanes, memory_cost

    def derive(self, secret: bytes) -> bytes:
        _salt, _length, iterations, lanes, memory_kib = self._asked
        is_cheap = kdf.KdfCost(memory_kib, iterations, lanes) == kdf.TEST_COST
        if not is_cheap:
            return _derived(secret, *self._asked)
        asked = (secret, *self._asked)
        if asked not in KNOWN:
            KNOWN[asked] = _derived(*asked)
        return KNOWN[asked]


def _derived(secret: bytes, salt: bytes, length: int, iterations: int, lanes: int, memory_kib: int) -> bytes:
    return _stretched(
        salt=salt, length=length, iterations=iterations, lanes=lanes, memory_cost=memory_kib
    ).derive(secret)
