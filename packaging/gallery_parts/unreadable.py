"""Records that cannot be read while the block runs, as when the disk under them is failing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from safetydesk.domain.errors import Trouble
from safetydesk.records.reading import Reading


@contextmanager
def unreadable() -> Iterator[None]:
    """Every reading is refused at its beginning, on whatever thread."""

    def fail(_reading: Reading) -> Reading:
        raise Trouble("records_damaged")

    with patch.object(Reading, "__enter__", fail):
        yield
