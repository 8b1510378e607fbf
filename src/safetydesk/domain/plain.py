"""Records as plain values (text, numbers, lists, mappings) and back again.

One mechanism serves canonical text, sealed drafts, event payloads, compound columns and `--json`. It follows the
type hints of frozen dataclasses; what is empty is left out, so that a field added later changes no older text.
Only where a field's default is not empty is an empty value written: left out, it would come back as the default.
"""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from safetydesk.domain.clock import Moment

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]

NOT_IN_TEXT = "row_version"
"""Counts saves; it says nothing about the world, so it is no part of a record's text."""


def to_plain(value: Any) -> Plain:
    """Plain form of a record, draft, event or part of one. Raises TypeError for a type nobody has agreed on."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Moment):
        return value.text()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _record_to(value)
    if isinstance(value, dict):
        return {str(key): to_plain(part) for key, part in value.items()}
    raise TypeError(f"no plain form agreed for {type(value).__name__}")


def _record_to(record: Any) -> dict[str, Plain]:
    kind: type = type(record)
    told = _defaults_that_say_something(kind)
    values = {name: to_plain(getattr(record, name)) for name in _parts_of(kind) if name != NOT_IN_TEXT}
    return {name: value for name, value in values.items() if name in told or not _is_empty(value)}


@cache
def _parts_of(record_type: type) -> dict[str, bool]:
    """Its fields, each with whether it has a default."""
    return {
        part.name: part.default is not dataclasses.MISSING or part.default_factory is not dataclasses.MISSING
        for part in dataclasses.fields(record_type)
    }


@cache
def _defaults_that_say_something(record_type: type) -> frozenset[str]:
    """Fields whose value, when it is not given, is not empty."""
    found = set()
    for part in dataclasses.fields(record_type):
        default = part.default
        if part.default_factory is not dataclasses.MISSING:
            default = part.default_factory()
        if default is not dataclasses.MISSING and not _is_empty(to_plain(default)):
            found.add(part.name)
    return frozenset(found)


def _is_empty(value: Plain) -> bool:
    """Nothing, no, no words, no parts; a zero is something."""
    return value is None or value is False or (isinstance(value, str | list | dict) and not value)


def from_plain(hint: Any, value: Any) -> Any:
    """A value of the hinted type from its plain form. Raises ValueError, TypeError or KeyError for a misfit."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        inner = [part for part in get_args(hint) if part is not type(None)]
        return from_plain(inner[0], value)
    if origin is tuple:
        inner_hint = get_args(hint)[0]
        return tuple(from_plain(inner_hint, part) for part in (value or ()))
    if origin is dict:
        inner_hint = get_args(hint)[1]
        return {key: from_plain(inner_hint, part) for key, part in (value or {}).items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type) and hint is not Moment:
        return _record_from(hint, value)
    return _simple_from(hint, value)


def _simple_from(hint: Any, value: Any) -> Any:
    if hint is UUID:
        return UUID(value)
    if hint is Moment:
        return Moment.parse(value)
    if hint is date:
        return date.fromisoformat(value)
    if hint in (str, int, bool):
        if type(value) is not hint:
            raise TypeError(f"expected {hint.__name__}, found {type(value).__name__}")
        return value
    raise TypeError(f"no plain form agreed for {hint}")


@cache
def hints_of(record_type: type) -> dict[str, Any]:
    """Resolved type hints of a dataclass, by field name."""
    return get_type_hints(record_type)


def _record_from(record_type: type, value: Any) -> Any:
    if not isinstance(value, dict):
        raise TypeError(f"expected a mapping for {record_type.__name__}")
    hints, known = hints_of(record_type), _parts_of(record_type)
    given = {name: from_plain(hints[name], part) for name, part in value.items() if name in known}
    for name, has_default in known.items():
        if name not in given and not has_default:
            given[name] = _empty(hints[name])
    return record_type(**given)


def _empty(hint: Any) -> Any:
    """What "left out because empty" stood for."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None
    if origin is tuple:
        return ()
    if origin is dict:
        return {}
    if hint in (str, bool):
        return hint()
    raise KeyError(f"a value of type {hint} cannot be left out")
