"""As in the program: while there are windows, unreachable rings of objects are let go on the window's thread alone.

A test that opens a window leaves some behind, and the next may have a worker. Files without a window are as before:
what the file before them left is let go first.
"""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest

from safetydesk.desktop.collecting import collect_if_due


def pytest_collection_finish() -> None:
    """What is there before the first test, thousands of tests among it, stays to the end: no search goes through it."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if _opens_windows(item):
        gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    yield
    if gc.isenabled():
        return
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.enable()
    else:
        collect_if_due()


def _opens_windows(item: pytest.Item) -> bool:
    return "qapp" in getattr(item, "fixturenames", ())
