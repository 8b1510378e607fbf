"""From parsed files to a `Vocabulary`, strictly: a wrong, missing or doubled key is a fault with its place.

The caller parses the files (this layer knows no folders) and passes them by name: {"categories.toml": {...}}.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from safetydesk.domain.calendars import UNITS
from safetydesk.domain.condition_reading import CONDITIONS, condition_read, read_named
from safetydesk.domain.conditions import Condition
from safetydesk.domain.deadline import KNOWN, MARK, STARTS, DeadlineRule, OtherLabel
from safetydesk.domain.fact_names import unknown_names
from safetydesk.domain.vocabulary import (
    FOURS,
    IMAGE_RULES,
    ROUTE_KINDS,
    Category,
    CategoryRoute,
    Limit,
    Route,
    Severity,
    Term,
    Vocabulary,
)
from safetydesk.domain.vocabulary_entries import Entry, VocabularyFault

__all__ = ["Entry", "VocabularyFault", "read_vocabulary"]

CATEGORIES, SEVERITIES, ROUTES, DEADLINES, LIMITS = (
    "categories.toml", "severities.toml", "routes.toml", "deadlines.toml", "limits.toml",
)  # fmt: skip
_NEEDED = (CATEGORIES, SEVERITIES, ROUTES, DEADLINES, LIMITS, CONDITIONS)
_LEVELS = (1, 2, 3, 4)
T = TypeVar("T")


def read_vocabulary(files: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
    """The vocabulary of parsed files by name. Raises VocabularyFault."""
    for needed in _NEEDED:
        if needed not in files:
            raise VocabularyFault(needed, "file", "is missing")
    named = read_named(files[CONDITIONS])
    rules = _read_table(files, DEADLINES, "deadline", partial(_deadline, named), lambda r: r.code)
    severities = _read_table(files, SEVERITIES, "severity", _severity, lambda s: s.level)
    routes = _read_table(files, ROUTES, "route", _route, lambda r: r.code)
    limits = _read_table(files, LIMITS, "limit", _limit, lambda limit: limit.code)
    categories = _read_table(files, CATEGORIES, "category", _category, lambda c: c.code)
    if tuple(severities) != _LEVELS:
        raise VocabularyFault(SEVERITIES, "severity", "levels should be 1, 2, 3, 4 in order")
    for category in categories.values():
        place = f"category[{category.code}]"
        _all_known(CATEGORIES, f"{place}.routes", (r.route for r in category.routes), routes)
        _all_known(CATEGORIES, f"{place}.deadlines", category.deadlines, rules)
    for route in routes.values():
        _all_known(ROUTES, f"route[{route.code}].deadlines", route.deadlines, rules)
        counted = (route.timing_rule,) if route.timing_rule else ()
        _all_known(ROUTES, f"route[{route.code}].timing_rule", counted, rules)
        instead = (route.replaced_by,) if route.replaced_by else ()
        _all_known(ROUTES, f"route[{route.code}].replaced_by", instead, routes)
    for severity in severities.values():
        wanted = (severity.deadline,) if severity.deadline else ()
        _all_known(SEVERITIES, f"severity[{severity.level}].deadline", wanted, rules)
    vocabulary = Vocabulary(
        every_category=categories,
        every_severity=severities,
        every_route=routes,
        lists=_read_lists(files),
        every_deadline_rule=rules,
        every_limit=limits,
        conditions=named,
    )
    for code, condition in named.items():
        for name in unknown_names(sorted(condition.names), vocabulary):
            raise VocabularyFault(CONDITIONS, f"condition[{code}].holds", f"{name} is not known")
    return vocabulary


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
        entry.close_as(code_of(thing), found)
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
    route = Route(
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
        timing_rule=entry.take("timing_rule", str, ""),
        wants=entry.take("wants", str, ""),
        words=entry.texts("words"),
        phone=entry.take("phone", str, ""),
        hours=entry.take("hours", str, ""),
        phone_source=entry.take("phone_source", str, ""),
        phone_dated=entry.take("phone_dated", str, ""),
        reference=entry.take("reference", str, ""),
        deadlines=entry.texts("deadlines"),
        source=entry.take("source", str, source),
        dated=entry.take("dated", str, dated),
        confirmed=entry.take("confirmed", bool, True),
        replaced_by=entry.take("replaced_by", str, ""),
        retired=entry.day("retired"),
    )
    if (route.phone or route.hours) and not (route.phone_source and route.phone_dated):
        raise entry.fault("phone", "needs phone_source and phone_dated")
    if ("{amount}" in route.timing) != bool(route.timing_rule):
        raise entry.fault("timing", "needs {amount} and timing_rule together")
    return route


def _limit(entry: Entry, source: str, dated: str) -> Limit:
    limit = Limit(
        code=entry.text("code"),
        label=entry.text("label"),
        amount=entry.take("amount", int),
        least=entry.take("least", int),
        most=entry.take("most", int),
        source=entry.take("source", str, source),
        dated=entry.take("dated", str, dated),
    )
    if not 0 <= limit.least <= limit.amount <= limit.most:
        raise entry.fault("amount", "should be between least and most")
    return limit


def _deadline(named: Mapping[str, Condition], entry: Entry, source: str, dated: str) -> DeadlineRule:
    amount = entry.take("amount", int)
    if amount < 0:
        raise entry.fault("amount", "should not be negative")
    starts = tuple(part.strip() for part in entry.text("starts_on").split("|"))
    if not set(starts) <= set(STARTS):
        raise entry.fault("starts_on", f"should be among {', '.join(STARTS)}")
    when = condition_read(entry, "when", named)
    if when.every and starts != (KNOWN,):
        raise entry.fault("when", f"is of a rule that starts on {KNOWN} alone")
    if not all(name.startswith(MARK) for name in when.names):
        raise entry.fault("when", "should ask for marks alone: what else is known the categories say")
    return DeadlineRule(
        code=entry.text("code"),
        starts_on=starts,
        amount=amount,
        unit=entry.one_of("unit", UNITS, str),
        label=entry.text("label"),
        source=entry.text("source"),
        confirmed=entry.take("confirmed", bool),
        dated=entry.take("dated", str, dated),
        when=when,
        only_if=condition_read(entry, "only_if", named),
        met_by=condition_read(entry, "met_by", named),
        other_labels=_other_labels(named, entry),
        may_pause=entry.take("may_pause", bool, True),
        is_quiet=entry.take("quiet", bool, False),
        register=entry.take("register", str, ""),
        after_step=entry.take("after_step", str, ""),
        until_step=entry.take("until_step", str, ""),
        retired=entry.day("retired"),
    )


def _other_labels(named: Mapping[str, Condition], entry: Entry) -> tuple[OtherLabel, ...]:
    """What it is called where the incident says that its label would be wrong."""
    found = []
    for other in entry.entries("other_labels") if "other_labels" in entry.remaining() else ():
        found.append(OtherLabel(when=condition_read(other, "when", named), label=other.text("label")))
        other.close()
    return tuple(found)


def _read_lists(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Term]]:
    """Every other file holds lists: each key but `source` and `dated` is a list of terms."""
    lists: dict[str, Mapping[str, Term]] = {}
    for file in sorted(files.keys() - set(_NEEDED)):
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
                entry.close_as(term.code, terms)
                terms[term.code] = term
            lists[name] = terms
    return lists


def _all_known(file: str, key: str, wanted: Any, known: Mapping[str, object]) -> None:
    for code in wanted:
        if code not in known:
            raise VocabularyFault(file, key, f"{code} is not known")
