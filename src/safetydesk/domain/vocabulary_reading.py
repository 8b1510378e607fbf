"""From parsed files to a `Vocabulary`, strictly: a wrong, missing or doubled key is a fault with its place.

The caller parses the files (this layer knows no folders) and passes them by name: {"categories.toml": {...}}.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from safetydesk.domain.calendars import UNITS
from safetydesk.domain.deadline import DeadlineRule
from safetydesk.domain.vocabulary import (
    FOURS,
    IMAGE_RULES,
    ROUTE_KINDS,
    Category,
    CategoryRoute,
    Route,
    Severity,
    Term,
    Vocabulary,
)

CATEGORIES, SEVERITIES, ROUTES, DEADLINES = (
    "categories.toml", "severities.toml", "routes.toml", "deadlines.toml",
)  # fmt: skip
_LEVELS = (1, 2, 3, 4)
T = TypeVar("T")


class VocabularyFault(ValueError):
    """A vocabulary file is wrong. `file` and `key` say where."""

    def __init__(self, file: str, key: str, what: str) -> None:
        super().__init__(f"{file}: {key}: {what}")
        self.file, self.key, self.what = file, key, what


class Entry:
    """One table of a file, read key by key; `close` refuses keys that nobody asked for."""

    def __init__(self, file: str, place: str, table: object) -> None:
        if not isinstance(table, Mapping):
            raise VocabularyFault(file, place, "should be a table")
        self.file, self.place, self._left = file, place, dict(table)

    def fault(self, key: str, what: str) -> VocabularyFault:
        return VocabularyFault(self.file, f"{self.place}.{key}" if self.place else key, what)

    def take(self, key: str, kind: type[T], default: T | None = None) -> T:
        """The value of a key, which must be of this type; without a default the key must be there."""
        if key not in self._left:
            if default is None:
                raise self.fault(key, "is missing")
            return default
        value = self._left.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(key, f"should be {kind.__name__}")
        return value

    def text(self, key: str) -> str:
        """A text that must be there and not be empty."""
        value = self.take(key, str)
        if not value.strip():
            raise self.fault(key, "is empty")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, [])
        if not all(isinstance(v, str) and v.strip() for v in values):
            raise self.fault(key, "should be a list of texts")
        return tuple(values)

    def one_of(self, key: str, allowed: tuple[T, ...], kind: type[T]) -> T:
        value = self.take(key, kind)
        if value not in allowed:
            raise self.fault(key, f"should be one of {', '.join(map(str, allowed))}")
        return value

    def day(self, key: str) -> date | None:
        return self.take(key, date) if key in self._left else None

    def entries(self, key: str) -> list[Entry]:
        """The tables of an array, each named by its code (or its place)."""
        found = []
        for index, table in enumerate(self.take(key, list)):
            code = table.get("code", table.get("level", index)) if isinstance(table, Mapping) else index
            found.append(Entry(self.file, f"{self.place + '.' if self.place else ''}{key}[{code}]", table))
        return found

    def remaining(self) -> list[str]:
        return list(self._left)

    def close(self) -> None:
        for key in self._left:
            raise self.fault(key, "is not a key of this file")


def read_vocabulary(files: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
    """The vocabulary of parsed files by name. Raises VocabularyFault."""
    for needed in (CATEGORIES, SEVERITIES, ROUTES, DEADLINES):
        if needed not in files:
            raise VocabularyFault(needed, "file", "is missing")
    rules = _read_table(files, DEADLINES, "deadline", _deadline, lambda r: r.code)
    severities = _read_table(files, SEVERITIES, "severity", _severity, lambda s: s.level)
    routes = _read_table(files, ROUTES, "route", _route, lambda r: r.code)
    categories = _read_table(files, CATEGORIES, "category", _category, lambda c: c.code)
    if tuple(severities) != _LEVELS:
        raise VocabularyFault(SEVERITIES, "severity", "levels should be 1, 2, 3, 4 in order")
    for category in categories.values():
        place = f"category[{category.code}]"
        _all_known(CATEGORIES, f"{place}.routes", (r.route for r in category.routes), routes)
        _all_known(CATEGORIES, f"{place}.deadlines", category.deadlines, rules)
    for route in routes.values():
        _all_known(ROUTES, f"route[{route.code}].deadlines", route.deadlines, rules)
    for severity in severities.values():
        wanted = (severity.deadline,) if severity.deadline else ()
        _all_known(SEVERITIES, f"severity[{severity.level}].deadline", wanted, rules)
    return Vocabulary(
        every_category=categories,
        every_severity=severities,
        every_route=routes,
        lists=_read_lists(files),
        every_deadline_rule=rules,
    )


def _read_table(
    files: Mapping[str, Mapping[str, Any]],
    file: str,
    key: str,
    read: Callable[[Entry, str, str], T],
    code_of: Callable[[T], Any],
) -> dict[Any, T]:
    top = Entry(file, "", files[file])
    source, dated = top.text("source"), top.text("dated")
    found: dict[Any, T] = {}
    for entry in top.entries(key):
        thing = read(entry, source, dated)
        entry.close()
        if code_of(thing) in found:
            raise entry.fault("code", "is there twice")
        found[code_of(thing)] = thing
    top.close()
    return found


def _category(entry: Entry, source: str, dated: str) -> Category:
    fours = entry.texts("fours")
    if not set(fours) <= set(FOURS):
        raise entry.fault("fours", f"should be among {', '.join(FOURS)}")
    routes = []
    for offered in entry.entries("routes"):
        routes.append(
            CategoryRoute(
                route=offered.text("to"),
                first=offered.take("first", bool),
                when=offered.take("when", str, ""),
            )
        )
        offered.close()
    return Category(
        code=entry.text("code"),
        name=entry.text("name"),
        description=entry.text("description"),
        fours=fours,
        images=entry.one_of("images", IMAGE_RULES, str),
        severity=entry.one_of("severity", _LEVELS, int),
        routes=tuple(routes),
        must_ask=entry.texts("must_ask"),
        words=entry.texts("words"),
        deadlines=entry.texts("deadlines"),
        source=entry.take("source", str, source),
        dated=entry.take("dated", str, dated),
        retired=entry.day("retired"),
    )


def _severity(entry: Entry, source: str, dated: str) -> Severity:
    return Severity(
        level=entry.one_of("level", _LEVELS, int),
        name=entry.text("name"),
        shape=entry.text("shape"),
        meaning=entry.text("meaning"),
        response=entry.text("response"),
        deadline=entry.take("deadline", str, ""),
    )


def _route(entry: Entry, source: str, dated: str) -> Route:
    return Route(
        code=entry.text("code"),
        name=entry.text("name"),
        short=entry.text("short"),
        agency=entry.text("agency"),
        kind=entry.one_of("kind", ROUTE_KINDS, str),
        takes=entry.take("takes", str, ""),
        does_not_take=entry.take("does_not_take", str, ""),
        who=entry.take("who", str, ""),
        how=entry.take("how", str, ""),
        timing=entry.take("timing", str, ""),
        wants=entry.take("wants", str, ""),
        words=entry.texts("words"),
        deadlines=entry.texts("deadlines"),
        source=entry.take("source", str, source),
        dated=entry.take("dated", str, dated),
        retired=entry.day("retired"),
    )


def _deadline(entry: Entry, source: str, dated: str) -> DeadlineRule:
    amount = entry.take("amount", int)
    if amount < 0:
        raise entry.fault("amount", "should not be negative")
    return DeadlineRule(
        code=entry.text("code"),
        starts_on=entry.text("starts_on"),
        amount=amount,
        unit=entry.one_of("unit", UNITS, str),
        label=entry.text("label"),
        source=entry.text("source"),
        confirmed=entry.take("confirmed", bool),
        dated=entry.take("dated", str, dated),
    )


def _read_lists(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Term]]:
    """Every other file holds lists: each key but `source` and `dated` is a list of terms."""
    lists: dict[str, Mapping[str, Term]] = {}
    for file in sorted(files.keys() - {CATEGORIES, SEVERITIES, ROUTES, DEADLINES}):
        top = Entry(file, "", files[file])
        top.text("source"), top.text("dated")
        for name in top.remaining():
            if name in lists:
                raise VocabularyFault(file, name, "is a list in another file too")
            terms: dict[str, Term] = {}
            for entry in top.entries(name):
                term = Term(
                    code=entry.text("code"),
                    label=entry.text("label"),
                    explanation=entry.take("explanation", str, ""),
                    words=entry.texts("words"),
                    choices=entry.texts("choices"),
                    retired=entry.day("retired"),
                )
                entry.close()
                if term.code in terms:
                    raise entry.fault("code", "is there twice")
                terms[term.code] = term
            lists[name] = terms
    return lists


def _all_known(file: str, key: str, wanted: Any, known: Mapping[str, object]) -> None:
    for code in wanted:
        if code not in known:
            raise VocabularyFault(file, key, f"{code} is not known")
