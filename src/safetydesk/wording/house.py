"""The school's own values in words: what a name means, what a value says, how a term looks."""

from __future__ import annotations

from datetime import date

from safetydesk.domain import house_kinds
from safetydesk.domain.calendars import Term
from safetydesk.domain.house_kinds import HouseName
from safetydesk.domain.house_terms import read_terms, spans_of
from safetydesk.domain.house_warnings import HouseWarning
from safetydesk.domain.own_choices import read_own_choices
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording.amounts import count_words
from safetydesk.wording.saying import label, problem
from safetydesk.wording.shipped import load_wording
from safetydesk.wording.times import MONTHS, date_words

_LONGEST = 60

_OF_A_LIST = {"rule": "house_rules", "profile": "policy_profiles"}


def house_name_words(name: HouseName) -> str:
    """ "Tell the LADO: how many"."""
    return label(f"house_part.{name.part}", about=name.about)


def house_field_words(name: str, vocabulary: Vocabulary) -> str:
    """The same for a name alone, as an act keeps it; one that nobody knows any more is its own words."""
    area, _, rest = name.partition(".")
    code, _, end = rest.rpartition(".")
    about, part = "", name
    if area == "deadline" and code in vocabulary.every_deadline_rule:
        about, part = vocabulary.deadline_rule(code).label, f"deadline.{end}"
    elif area == "route" and code in vocabulary.every_route:
        about, part = vocabulary.route(code).name, f"route.{end}"
    elif area == "category" and code in vocabulary.every_category:
        about, part = vocabulary.category(code).name, f"category.{end}"
    elif area == "severity" and code.isdigit() and int(code) in vocabulary.every_severity:
        about, part = vocabulary.severity(int(code)).name, f"severity.{end}"
    elif area == "limit" and rest in vocabulary.every_limit:
        about, part = vocabulary.every_limit[rest].label, "limit"
    elif area == "pathway" and (step := _step(code, vocabulary)):
        about, part = step, f"pathway.{end}"
    elif area in _OF_A_LIST:
        about, part = vocabulary.term(_OF_A_LIST[area], rest).label, area
    elif area == "term":
        list_name, _, term = code.partition(".")
        if term in vocabulary.lists.get(list_name, {}):
            about, part = (
                vocabulary.term(list_name, term).label,
                "term.off" if end == "off" else f"term.{list_name}",
            )
    key = f"house_part.{part}"
    return label(key, about=about) if key in load_wording().codes("label") else name


def _step(code: str, vocabulary: Vocabulary) -> str:
    """ "Nudes: Initial review"; "" where no step of any pathway is called so."""
    pathway = vocabulary.every_pathway.get(code.partition(".")[0])
    step = pathway.step(code.partition(".")[2]) if pathway else None
    return f"{pathway.name}: {step.name}" if pathway and step else ""


def house_value_words(name: HouseName, value: str) -> str:
    """A value as `judged` gives it; "" is said as nothing being set."""
    if not value:
        return label("house_nothing")
    if name.kind == house_kinds.SWITCH:
        return label(f"house_switch_{value}")
    if name.kind == house_kinds.UNIT:
        return label(value)
    if name.kind == house_kinds.TERMS:
        return "\n".join(term_words(term) for term in read_terms(value))
    if name.kind == house_kinds.CHOICES:
        return "; ".join(
            label("house_choice_retired", label=each.label) if each.is_retired else each.label
            for each in read_own_choices(value)
        )
    return value


def term_words(term: Term) -> str:
    """ "Autumn: 2 Sep to 18 Dec 2026, closed 26 to 30 Oct"."""
    first = _day_words(term.first, with_year=term.first.year != term.last.year)
    said = label("house_term", first=first, last=date_words(term.last))
    if term.closed:
        spans = (_span_words(first, last) for first, last in spans_of(term.closed))
        said = label("house_term_closed", term=said, days=", ".join(spans))
    return f"{term.name}: {said}" if term.name else said


def house_warning_words(warning: HouseWarning, vocabulary: Vocabulary) -> str:
    """One sentence or two: what it is, and what counts meanwhile."""
    if warning.unusable is not None:
        of = warning.unusable
        known = house_field_words(of.name, vocabulary)
        value = of.value if len(of.value) <= _LONGEST else f"{of.value[:_LONGEST]}…"
        return label("house_warning_unusable", name=known, value=value, why=problem(of.why))
    last = date_words(warning.last) if warning.last else ""
    return label(f"house_warning_{warning.kind}", last=last)


def many_terms_words(terms: tuple[Term, ...]) -> str:
    """ "3 terms, up to 23 Jul 2027"; says so where there are none."""
    if not terms:
        return label("house_no_terms")
    count = count_words(len(terms), "term")
    return label("house_terms_up_to", terms=count, last=date_words(max(term.last for term in terms)))


def _span_words(first: date, last: date) -> str:
    if first == last:
        return _day_words(first)
    start = str(first.day) if (first.year, first.month) == (last.year, last.month) else _day_words(first)
    return label("house_days", first=start, last=_day_words(last))


def _day_words(day: date, *, with_year: bool = False) -> str:
    return date_words(day) if with_year else f"{day.day} {MONTHS[day.month - 1]}"
