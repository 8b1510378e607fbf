"""A statement is put into SQL once in a process, not once more for each store that a test opens.

An engine knows its dialect and keeps what it compiled; a program opens one store, a run of tests thousands. What is
compiled depends on neither the database nor who reads it. A third of all that the tests of services did was this.
"""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Dialect, Engine
from sqlalchemy.util import LRUCache

from safetydesk.records import engine as engines

_MANY = 5_000
"""More than there are statements; past the last, what is asked for every minute would be thrown away as well."""
_create_engine = engines.create_engine
_compiled: LRUCache[Any, Any] = LRUCache(_MANY)
_dialects: list[Dialect] = []


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    engines.create_engine = _sharing


def _sharing(*given: Any, **named: Any) -> Engine:
    """As SQLAlchemy makes it, with the dialect of the first one and all that was compiled for it."""
    made = _create_engine(*given, **named)
    if not _dialects:
        _dialects.append(made.dialect)
    made.dialect = made.pool._dialect = _dialects[0]
    made._compiled_cache = _compiled
    return made
