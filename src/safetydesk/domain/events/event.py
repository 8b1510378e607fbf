"""What every event is: a frozen record of an act, about one subject, with its kind as its class name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from safetydesk.domain.plain import Plain, from_plain, to_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`subject` is the incident, exemption, member or store that the act was about.

    `touches` names what screens must read afresh; `is_reading` marks acts of looking, which change nothing;
    acts that leave what a case asks for as it was, of who may open it for one, do not bear on its duties.
    """

    subject: UUID
    touches: ClassVar[tuple[str, ...]] = ()
    is_reading: ClassVar[bool] = False
    bears_on_duties: ClassVar[bool] = True

    @property
    def kind(self) -> str:
        return type(self).__name__

    def values(self) -> dict[str, str]:
        """Fields as text for the event's sentence; a list of changes becomes the names of what changed."""
        plain = to_plain(self)
        assert isinstance(plain, dict)  # noqa: S101 - a dataclass always is one; this tells the type checker
        return {name: _said(value) for name, value in plain.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field's old and new value, as JSON of their plain forms: the audit trail is the version history."""

    field: str
    old: str = "null"
    new: str = "null"

    @staticmethod
    def between(field: str, old: Any, new: Any) -> Change:
        return Change(field=field, old=_json(old), new=_json(new))

    @staticmethod
    def all_between(before: Any, after: Any, fields: Iterable[str]) -> tuple[Change, ...]:
        """What differs between two versions of one record, in the order of `fields`; empty where nothing does."""
        return tuple(
            Change.between(name, getattr(before, name), getattr(after, name))
            for name in fields
            if getattr(before, name) != getattr(after, name)
        )

    def old_value(self, hint: Any) -> Any:
        return from_plain(hint, json.loads(self.old))

    def new_value(self, hint: Any) -> Any:
        return from_plain(hint, json.loads(self.new))


def event_kinds() -> dict[str, type[Event]]:
    """Every kind of event by name."""
    return {kind.__name__: kind for kind in _descendants(Event)}


def event_from(kind: str, payload: Plain) -> Event:
    """The event of an audit payload. Raises KeyError for a kind this program does not know."""
    event: Event = from_plain(_kind_named(kind), payload)
    return event


@cache
def _kind_named(kind: str) -> type[Event]:
    """Looked up once: a long history is read line by line."""
    return event_kinds()[kind]


def _descendants(kind: type[Event]) -> list[type[Event]]:
    children = kind.__subclasses__()
    return children + [deeper for child in children for deeper in _descendants(child)]


def _json(value: Any) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True)


def _said(value: Plain) -> str:
    if isinstance(value, list):
        return ", ".join(_said(part) for part in value)
    if isinstance(value, dict):
        return str(value.get("field") or value.get("name") or "")
    return "" if value is None else str(value)
