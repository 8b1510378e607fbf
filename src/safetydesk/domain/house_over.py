"""The shipped vocabulary and calendars, the school's own values over them. No code, meaning or image rule changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from safetydesk.domain.calendars import Calendars, SchoolDays, WorkingDays
from safetydesk.domain.deadline import DeadlineRule
from safetydesk.domain.house import House
from safetydesk.domain.house_kinds import clock_of, words_of
from safetydesk.domain.house_names import BANK_HOLIDAYS, DAY_ENDS, SCHOOL_TERMS
from safetydesk.domain.house_numbers import counted_by
from safetydesk.domain.house_terms import read_bank_holidays, read_terms
from safetydesk.domain.own_choices import read_own_choices, with_own
from safetydesk.domain.pathway_over import pathway_over
from safetydesk.domain.vocabulary import Category, Limit, Route, Severity, Term, Vocabulary


def over(vocabulary: Vocabulary, house: House) -> Vocabulary:
    """What the school calls, counts and reaches otherwise. Where it set nothing, the same value comes back."""
    if not (house.values or house.of_clocks):
        return vocabulary
    return replace(
        vocabulary,
        every_category={c: _category(one, house) for c, one in vocabulary.every_category.items()},
        every_severity={c: _severity(one, house) for c, one in vocabulary.every_severity.items()},
        every_route={c: _route(one, house) for c, one in vocabulary.every_route.items()},
        lists={name: _list(name, terms, house) for name, terms in vocabulary.lists.items()},
        every_deadline_rule={c: _rule(one, house) for c, one in vocabulary.every_deadline_rule.items()},
        every_limit={c: _limit(one, house) for c, one in vocabulary.every_limit.items()},
        every_pathway={c: pathway_over(one, house) for c, one in vocabulary.every_pathway.items()},
    )


def calendars_over(calendars: Calendars, house: House) -> Calendars:
    """With the school's terms, its end of the day and the bank holidays it added."""
    added = frozenset(day for day, _ in read_bank_holidays(_own(house, BANK_HOLIDAYS)))
    working = WorkingDays(calendars.working.bank_holidays | added)
    terms = read_terms(_own(house, SCHOOL_TERMS)) or calendars.school.terms
    ends = _own(house, DAY_ENDS)
    day_ends = clock_of(ends) if ends else calendars.school.day_ends
    known = calendars.known_until
    if known and added:  # whoever adds a day of 2031 has looked at 2031
        known = max(known, date(max(added).year, 12, 31))
    return replace(calendars, working=working, school=SchoolDays(working, terms, day_ends), known_until=known)


def beside(own: str, shipped: str) -> str:
    """The school's own word, with the shipped one beside it."""
    return f"{own} ({shipped})" if own and own != shipped else shipped


def _category(category: Category, house: House) -> Category:
    start = f"category.{category.code}"
    own = house.value(f"{start}.severity")
    is_off = house.value(f"{start}.off") if house.is_on(f"{start}.off") else None
    return replace(
        category,
        name=beside(_own(house, f"{start}.name"), category.name),
        words=_each_once(category.words, words_of(_own(house, f"{start}.words"))),
        severity=max(category.severity, int(own.value)) if own else category.severity,
        retired=category.retired or (is_off.in_force_from if is_off else None),
    )


def _severity(severity: Severity, house: House) -> Severity:
    start = f"severity.{severity.level}"
    return replace(
        severity,
        meaning=_and(severity.meaning, _own(house, f"{start}.meaning")),
        response=_and(severity.response, _own(house, f"{start}.response")),
    )


def _route(route: Route, house: House) -> Route:
    start = f"route.{route.code}"
    phone, hours = house.value(f"{start}.phone"), house.value(f"{start}.hours")
    line = phone or hours
    is_off = house.value(f"{start}.off") if house.is_on(f"{start}.off") else None
    return replace(
        route,
        phone=phone.value if phone else route.phone,
        hours=hours.value if hours else route.hours,
        phone_source=line.source if line else route.phone_source,
        phone_dated=line.in_force_from.isoformat() if line else route.phone_dated,
        timing=_own(house, f"{start}.timing") or route.timing,
        email=_own(house, f"{start}.email") or route.email,
        portal=_own(house, f"{start}.portal") or route.portal,
        note=_own(house, f"{start}.note") or route.note,
        retired=route.retired or (is_off.in_force_from if is_off else None),
        is_left_out=route.retired is None and is_off is not None,
    )


def _rule(rule: DeadlineRule, house: House) -> DeadlineRule:
    """As it counts today, with everything ever set for it: a clock is counted by what stood when it started."""
    start = f"deadline.{rule.code}."
    called = replace(rule, label=_own(house, f"{start}label") or rule.label)
    own = tuple(value for value in house.of_clocks if value.name.startswith(start))
    return counted_by(replace(called, own=own, shipped=called), house.values) if own else called


def _limit(limit: Limit, house: House) -> Limit:
    own = house.value(f"limit.{limit.code}")
    if own is None:
        return limit
    return replace(limit, amount=int(own.value), source=own.source, dated=own.in_force_from.isoformat())


def _list(name: str, terms: Mapping[str, Term], house: House) -> Mapping[str, Term]:
    called = {code: _term(name, term, house) for code, term in terms.items()}
    own = house.value(f"choices.{name}")
    return with_own(name, called, read_own_choices(own.value), own.in_force_from) if own else called


def _term(list_name: str, term: Term, house: House) -> Term:
    start = f"term.{list_name}.{term.code}"
    own = _own(house, f"{start}.label")
    is_off = house.value(f"{start}.off") if house.is_on(f"{start}.off") else None
    if not own and is_off is None:
        return term
    return replace(
        term,
        label=beside(own, term.label),
        retired=term.retired or (is_off.in_force_from if is_off else None),
    )


def _own(house: House, name: str) -> str:
    value = house.value(name)
    return value.value if value else ""


def _and(shipped: str, own: str) -> str:
    return f"{shipped} {own}" if own and own != shipped else shipped


def _each_once(*words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for some in words for word in some))
