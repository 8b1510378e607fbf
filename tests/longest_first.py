"""Two at a time, the files that take longest are begun first: none of them is left to one process at the end.

A file's tests stay together and in their order. Counted, not measured: xdist's own order, by the number of tests,
leaves few long tests till last.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

_LONG = {"journeys", "faults", "packaging"}
"""Folders whose tests take seconds each: a person at the window, a process that is killed, a whole program."""
_AS_MANY = 30
"""A test that is slow takes about as long as this many others."""
_OF_A_WINDOW = 10
"""So does one that opens a window: a file with one such test alone must not be left till last."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Only in the processes of a run in two: a single one is ended by its last test, whichever that is."""
    if not hasattr(config, "workerinput"):
        return
    takes: Counter[Path] = Counter()
    for item in items:
        takes[item.path] += _AS_MANY if is_slow(item) else _OF_A_WINDOW if _has_window(item) else 1
    items.sort(key=lambda item: -takes[item.path])


def is_slow(item: pytest.Item) -> bool:
    """Said by its marker, or by where it stands."""
    return item.get_closest_marker("slow") is not None or not _LONG.isdisjoint(item.path.parts)


def _has_window(item: pytest.Item) -> bool:
    return "qapp" in getattr(item, "fixturenames", ())
