"""A test that leaves a warning in the log fails, unless it reads the log itself or says that it means to.

Warnings of Python fail by `filterwarnings`, those of Qt by `qt_log_level_fail`; this covers `logging`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_stray_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails at the end of a test during which anything was logged at WARNING or above."""
    heard = _Heard()
    root = logging.getLogger()
    root.addHandler(heard)
    try:
        yield
    finally:
        root.removeHandler(heard)
    meant = "caplog" in request.fixturenames or request.node.get_closest_marker("stray_logs") is not None
    if heard.records and not meant:
        lines = "\n".join(f"{one.levelname} {one.name}: {one.getMessage()}" for one in heard.records)
        pytest.fail(f"Logged without being asked for:\n{lines}", pytrace=False)
