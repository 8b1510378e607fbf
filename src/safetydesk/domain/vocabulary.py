"""The words of the trade, as data: categories, severities, routes, term lists and deadline rules.

Records hold the codes, which are permanent; everything here is what a code means to a reader. A retired code
is no longer offered but always still understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from safetydesk.domain.conditions import Condition
from safetydesk.domain.deadline import DeadlineRule
from safetydesk.domain.pathway import Pathway
from safetydesk.domain.word_search import ranked

NEVER, ASK = IMAGE_RULES = ("never", "ask")
OUTSIDE, INSIDE = ROUTE_KINDS = ("outside", "inside")
FOURS = ("content", "contact", "conduct", "commerce")


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryRoute:
    """A route that a category offers; `first`: to consider before the others; `when`: the condition."""

    route: str
    first: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of incident. `images` is "never" or "ask"; `severity` is the least level it may have (1-4)."""

    code: str
    name: str
    description: str
    fours: tuple[str, ...]
    images: str
    severity: int
    routes: tuple[CategoryRoute, ...] = ()
    must_ask: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    source: str = ""
    dated: str = ""
    retired: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    """A level from 1 (low) to 4 (critical) with its shape, which carries the meaning where colour cannot."""

    level: int
    name: str
    shape: str
    meaning: str
    response: str
    deadline: str = ""

    @property
    def label(self) -> str:
        return f"{self.shape} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way to tell somebody. Only confirmed details stand here; the rest is the school's to fill in.

    `reference` is what reference to expect. `phone` and `hours` are confirmed by `phone_source` as of `phone_dated`, or
    the school's own, as `email`, `portal` and `note` always are. `is_left_out`: the school does not offer it; what went
    by it all the same can still be written down. `replaced_by` is the route to use instead of one that is retired.
    With a `timing_rule`, `timing` holds "{amount}" for the number of that rule: see `wording.timing_words`. Not
    `confirmed`: something of it is SafetyDesk's own wording, and says so.
    """

    code: str
    name: str
    short: str
    agency: str
    kind: str
    takes: str = ""
    does_not_take: str = ""
    who: str = ""
    how: str = ""
    timing: str = ""
    timing_rule: str = ""
    wants: str = ""
    reference: str = ""
    phone: str = ""
    hours: str = ""
    phone_source: str = ""
    phone_dated: str = ""
    email: str = ""
    portal: str = ""
    note: str = ""
    words: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    source: str = ""
    dated: str = ""
    confirmed: bool = True
    replaced_by: str = ""
    is_left_out: bool = False
    retired: date | None = None

    @property
    def is_outside(self) -> bool:
        return self.kind == OUTSIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One choice of a list. `choices` names the codes that go with it (a question and its usual answers)."""

    code: str
    label: str
    explanation: str = ""
    words: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    retired: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A number that is no deadline: how often, how many, how long. The school may set it from `least` to `most`."""

    code: str
    label: str
    amount: int
    least: int
    most: int
    source: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All of it, never changed: `vocabulary_reading` makes the shipped one, `house_over` the school's."""

    every_category: Mapping[str, Category]
    every_severity: Mapping[int, Severity]
    every_route: Mapping[str, Route]
    lists: Mapping[str, Mapping[str, Term]]
    every_deadline_rule: Mapping[str, DeadlineRule] = field(default_factory=dict)
    every_limit: Mapping[str, Limit] = field(default_factory=dict)
    every_pathway: Mapping[str, Pathway] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    """Those with a name, by code."""

    @property
    def categories(self) -> tuple[Category, ...]:
        """Those offered today, in the order of the file."""
        return tuple(c for c in self.every_category.values() if c.retired is None)

    def category(self, code: str) -> Category:
        """Retired ones too. Raises KeyError for a code that never was."""
        return self.every_category[code]

    def search_categories(self, words: str) -> tuple[Category, ...]:
        """Ranked; all of them for an empty search. Prefixes of words, whatever the case and the accents."""
        return ranked(self.categories, words, lambda c: (f"{c.name} {c.code}", c.words))

    @property
    def severities(self) -> tuple[Severity, ...]:
        return tuple(self.every_severity[level] for level in sorted(self.every_severity))

    def severity(self, level: int) -> Severity:
        """Raises KeyError for anything but 1 to 4."""
        return self.every_severity[level]

    @property
    def routes(self) -> tuple[Route, ...]:
        return tuple(r for r in self.every_route.values() if r.retired is None)

    def route(self, code: str) -> Route:
        """Retired ones too. Raises KeyError for a code that never was."""
        return self.every_route[code]

    def search_routes(self, words: str) -> tuple[Route, ...]:
        return ranked(self.routes, words, lambda r: (f"{r.name} {r.short}", (*r.words, r.agency)))

    def routes_for(self, codes: Iterable[str]) -> tuple[Route, ...]:
        """What to offer for these categories, each once: those to consider first before the others."""
        wanted = self._category_routes(codes)
        found = (self.every_route[code] for code in sorted(wanted, key=lambda c: not wanted[c]))
        return tuple(route for route in found if route.retired is None)

    def first_routes_for(self, codes: Iterable[str]) -> tuple[Route, ...]:
        """Only those to consider first."""
        wanted = self._category_routes(codes)
        return tuple(route for route in self.routes_for(codes) if wanted[route.code])

    def must_ask(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The questions these categories put, each once."""
        return tuple(dict.fromkeys(question for c in self._known(codes) for question in c.must_ask))

    def deadlines_for(self, codes: Iterable[str]) -> tuple[DeadlineRule, ...]:
        """The rules whose clock starts when an incident of these categories is known, each once."""
        wanted = dict.fromkeys(rule for c in self._known(codes) for rule in c.deadlines)
        return tuple(self.every_deadline_rule[code] for code in wanted)

    def image_rule(self, codes: Iterable[str]) -> str:
        """ "never" if any of them says so, or is unknown: what cannot be judged is locked. Else "ask"."""
        known = (self.every_category.get(code) for code in codes)
        return NEVER if any(c is None or c.images == NEVER for c in known) else ASK

    def severity_minimum(self, codes: Iterable[str]) -> int:
        """The highest of their minimums; 1 where there are none."""
        return max((c.severity for c in self._known(codes)), default=1)

    def terms(self, list_name: str) -> tuple[Term, ...]:
        """What a list offers today. Raises KeyError for a list that does not exist: our own mistake."""
        return tuple(t for t in self.lists[list_name].values() if t.retired is None)

    def term(self, list_name: str, code: str) -> Term:
        """Retired ones too. An unknown code (a school's own word, a newer list) is its own label; so is none, ""."""
        return self.lists[list_name].get(code) or Term(code=code, label=code)

    def search_terms(self, list_name: str, words: str) -> tuple[Term, ...]:
        return ranked(self.terms(list_name), words, lambda t: (t.label, t.words))

    def deadline_rule(self, code: str) -> DeadlineRule:
        """Raises KeyError."""
        return self.every_deadline_rule[code]

    def marked_rules(self) -> tuple[DeadlineRule, ...]:
        """Those that a mark can start."""
        return tuple(rule for rule in self.every_deadline_rule.values() if rule.when.every)

    def limit(self, code: str) -> int:
        """Raises KeyError for a limit that does not exist: our own mistake."""
        return self.every_limit[code].amount

    def _known(self, codes: Iterable[str]) -> tuple[Category, ...]:
        return tuple(self.every_category[code] for code in codes if code in self.every_category)

    def _category_routes(self, codes: Iterable[str]) -> dict[str, bool]:
        wanted: dict[str, bool] = {}
        for category in self._known(codes):
            for offered in category.routes:
                wanted[offered.route] = wanted.get(offered.route, False) or offered.first
        return wanted
