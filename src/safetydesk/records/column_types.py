"""How the domain's values lie in STRICT columns (TEXT, INTEGER, BLOB)."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Dialect, Integer, Text, TypeDecorator

from safetydesk.domain.clock import Moment
from safetydesk.domain.plain import from_plain, to_plain

_KEPT = 8_192
"""How many ids and instants are kept as read: a page that is looked at again reads the same texts again."""


@lru_cache(_KEPT)
def id_of(text: str) -> UUID:
    """Raises ValueError for what is no UUID."""
    return UUID(text)


@lru_cache(_KEPT)
def moment_of(text: str) -> Moment:
    """Raises ValueError for what `Moment.text` has not written."""
    return Moment.parse(text)


class IdText(TypeDecorator[UUID]):
    """A UUID as its 36 characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> UUID | None:
        return None if value is None else id_of(value)


class MomentText(TypeDecorator[Moment]):
    """An instant and its offset; the text sorts as the instants do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Moment | None, dialect: Dialect) -> str | None:
        return None if value is None else value.text()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Moment | None:
        return None if value is None else moment_of(value)


class DateText(TypeDecorator[date]):
    """A day, ISO 8601."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class FlagInteger(TypeDecorator[bool]):
    """True or false as 1 or 0: STRICT tables know no BOOLEAN."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class PlainText(TypeDecorator[Any]):
    """A compound value (a dataclass, a tuple) as JSON of its plain form."""

    impl = Text
    cache_ok = True  # the hint is part of the key under which statements are kept: it has the argument's name

    def __init__(self, hint: Any) -> None:
        super().__init__()
        self.hint = hint

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else self.read(value)

    def read(self, text: str) -> Any:
        """What the text stands for. Raises ValueError, TypeError or KeyError where it stands for no such value."""
        return from_plain(self.hint, json.loads(text))
