"""Which numbers, lines and words are the school's own to set: read off the vocabulary, so that a new rule is one too.

What is not among them cannot be set: the codes, what they mean, and whether a category may hold an image.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from safetydesk.domain.calendars import SCHOOL_DAYS, UNITS, Calendars
from safetydesk.domain.deadline import DeadlineRule
from safetydesk.domain.house_kinds import (
    CHOICES,
    CLAUSES,
    CLOCK,
    HOLIDAYS,
    LINE,
    NO,
    NUMBER,
    SWITCH,
    TERMS,
    TEXT,
    UNIT,
    WORDS,
    YES,
    HouseName,
)
from safetydesk.domain.own_choices import OPEN_LISTS
from safetydesk.domain.pathway import Pathway
from safetydesk.domain.pathway_over import may_be_off
from safetydesk.domain.vocabulary import NEVER, Category, Route, Vocabulary

DAY_ENDS, SCHOOL_TERMS, BANK_HOLIDAYS = "day_ends", "terms", "bank_holidays"
RULES, PROFILES, OWN_CLAUSES = "house_rules", "policy_profiles", "own_clauses"
MOST_AMOUNT = 400
NEVER_PAUSED = tuple(unit for unit in UNITS if unit != SCHOOL_DAYS)
"""Units of a clock that no holiday stops."""
CRITICAL = 4
LAST_RESORT = "OTHER"
NAMED_LISTS = (
    "platforms", "places", "devices", "networks", "told_how", "year_groups", "methods", "notice_kinds",
    "reasons_not_told", "incident_outcomes", "referral_outcomes", "policies", "characteristics", "amend_reasons",
    "purposes", "recipients", "exemption_grounds", "exemption_conditions", "ladder",
)  # fmt: skip
"""Lists whose choices a school may call by its own word beside the shipped one."""
SHORTENED_LISTS = (
    "platforms",
    "places",
    "devices",
    "networks",
    "told_how",
    "year_groups",
    "purposes",
    "recipients",
)
"""Lists from which a school may leave out what it never picks; in the others the program goes by the codes."""


def house_names(vocabulary: Vocabulary, calendars: Calendars) -> Mapping[str, HouseName]:
    """By name; `vocabulary` and `calendars` are the shipped ones."""
    return {each.name: each for each in _all(vocabulary, calendars)}


def kept_routes(vocabulary: Vocabulary) -> frozenset[str]:
    """Routes that stay offered whatever a school says: the first to think of where an image is locked or life at
    stake."""
    return frozenset(
        offered.route
        for category in vocabulary.every_category.values()
        if category.images == NEVER or category.severity == CRITICAL
        for offered in category.routes
        if offered.first
    )


def _all(vocabulary: Vocabulary, calendars: Calendars) -> Iterator[HouseName]:
    yield from _calendar(calendars)
    for rule in vocabulary.every_deadline_rule.values():
        base = _About(f"deadline.{rule.code}", rule.label, rule.source, rule.dated)
        yield base.name("amount", "deadline.amount", NUMBER, str(rule.amount), most=MOST_AMOUNT)
        units = UNITS if rule.may_pause else NEVER_PAUSED
        yield base.name("unit", "deadline.unit", UNIT, rule.unit, units=units)
        yield base.name("label", "deadline.label", LINE, rule.label)
        if rule.may_pause:
            yield base.name("off", "deadline.off", SWITCH, NO)
    for limit in vocabulary.every_limit.values():
        base = _About("limit", limit.label, limit.source, limit.dated)
        shipped = str(limit.amount)
        yield base.name(limit.code, "limit", NUMBER, shipped, least=limit.least, most=limit.most)
    kept = kept_routes(vocabulary)
    for route in vocabulary.every_route.values():
        yield from _route(route, route.code in kept)
    for category in vocabulary.every_category.values():
        yield from _category(category)
    for severity in vocabulary.severities:
        base = _About(f"severity.{severity.level}", severity.name)
        yield base.name("meaning", "severity.meaning", TEXT, severity.meaning)
        yield base.name("response", "severity.response", TEXT, severity.response)
    yield from _terms(vocabulary)
    for pathway in vocabulary.every_pathway.values():
        yield from _steps(pathway, vocabulary.every_deadline_rule)


def _calendar(calendars: Calendars) -> Iterator[HouseName]:
    ends = calendars.school.day_ends.isoformat("minutes")
    for name, kind, shipped in (
        (SCHOOL_TERMS, TERMS, ""), (BANK_HOLIDAYS, HOLIDAYS, ""), (DAY_ENDS, CLOCK, ends),
    ):  # fmt: skip
        yield HouseName(name=name, part=name, about="", kind=kind, shipped=shipped)


def _route(route: Route, is_kept: bool) -> Iterator[HouseName]:
    retired = route.retired is not None
    base = _About(f"route.{route.code}", route.name, is_retired=retired)
    line = _About(f"route.{route.code}", route.name, route.phone_source, route.phone_dated, retired)
    yield (line if route.phone else base).name("phone", "route.phone", LINE, route.phone)
    yield (line if route.hours else base).name("hours", "route.hours", LINE, route.hours)
    if not route.timing_rule:  # what a clock counts is said by its number, which is set there
        yield base.name("timing", "route.timing", TEXT, route.timing)
    yield base.name("email", "route.email", LINE)
    yield base.name("portal", "route.portal", LINE)
    yield base.name("note", "route.note", TEXT)
    if not is_kept:
        yield base.name("off", "route.off", SWITCH, NO)


def _category(category: Category) -> Iterator[HouseName]:
    retired = category.retired is not None
    base = _About(f"category.{category.code}", category.name, category.source, category.dated, retired)
    yield base.name("name", "category.name", LINE, category.name)
    yield base.name("words", "category.words", WORDS, ", ".join(category.words))
    least = category.severity
    yield base.name("severity", "category.severity", NUMBER, str(least), least=least, most=CRITICAL)
    if category.images != NEVER and category.code != LAST_RESORT:
        yield base.name("off", "category.off", SWITCH, NO)


def _steps(pathway: Pathway, rules: Mapping[str, DeadlineRule]) -> Iterator[HouseName]:
    for step in pathway.steps:
        about = f"{pathway.name}: {step.name}"
        base = _About(
            f"pathway.{pathway.code}.{step.code}",
            about,
            step.clause or pathway.source,
            pathway.dated,
            pathway.retired is not None,
        )
        yield base.name("words", "pathway.words", TEXT, step.words)
        if may_be_off(step, rules):
            yield base.name("off", "pathway.off", SWITCH, NO)


def _terms(vocabulary: Vocabulary) -> Iterator[HouseName]:
    for code, rule in vocabulary.lists.get(RULES, {}).items():
        retired = rule.retired is not None
        base = _About("rule", rule.label, is_retired=retired, explanation=rule.explanation)
        yield base.name(code, "rule", SWITCH, YES if YES in rule.choices else NO)
    yield HouseName(name=OWN_CLAUSES, part=OWN_CLAUSES, about="", kind=CLAUSES)
    for code, profile in vocabulary.lists.get(PROFILES, {}).items():
        yield _About("profile", profile.label).name(code, "profile", LINE)
    for name in OPEN_LISTS:
        part = f"choices.{name}"
        yield HouseName(name=part, part=part, about="", kind=CHOICES)
    for name in NAMED_LISTS:
        for code, term in vocabulary.lists.get(name, {}).items():
            base = _About(f"term.{name}.{code}", term.label, is_retired=term.retired is not None)
            yield base.name("label", f"term.{name}", LINE, term.label)
            if name in SHORTENED_LISTS and code != "other":
                yield base.name("off", "term.off", SWITCH, NO)


@dataclass(frozen=True, slots=True)
class _About:
    """One thing of the vocabulary, whose parts a school may set."""

    start: str
    about: str
    source: str = ""
    dated: str = ""
    is_retired: bool = False
    explanation: str = ""

    def name(
        self,
        end: str,
        part: str,
        kind: str,
        shipped: str = "",
        *,
        least: int = 0,
        most: int = 0,
        units: tuple[str, ...] = UNITS,
    ) -> HouseName:
        return HouseName(
            name=f"{self.start}.{end}",
            part=part,
            about=self.about,
            kind=kind,
            shipped=shipped,
            source=self.source,
            dated=self.dated,
            least=least,
            most=most,
            is_retired=self.is_retired,
            explanation=self.explanation,
            units=units,
        )
