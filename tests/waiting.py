"""A block that must not wait for ever: it fails instead of keeping the whole run waiting."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def long_enough(seconds: int) -> Iterator[None]:
    """Raises AssertionError where the block takes longer. For POSIX alone, and for the main thread."""

    def over(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"still waiting after {seconds} s")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
