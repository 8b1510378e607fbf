"""What the room of the school's own values asks of the services, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safetydesk import wording
from safetydesk.domain.clock import Moment
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.house_kinds import (
    CHOICES,
    CLAUSES,
    NO,
    SWITCH,
    TEXT,
    UNIT,
    WORDS,
    YES,
    HouseName,
    NotUsable,
    judged,
)
from safetydesk.domain.house_names import BANK_HOLIDAYS, DAY_ENDS, SCHOOL_TERMS
from safetydesk.domain.house_terms import present_or_next, read_bank_holidays, read_terms, terms_text
from safetydesk.domain.house_value import HouseValue
from safetydesk.domain.own_choices import LADDER, METHODS
from safetydesk.services.desk import Desk
from safetydesk.services.house_values import HouseLine

AREAS = ("all", "own", "rule", "deadline", "route", "category", "severity", "term", "choices", "limit")
CALENDAR = (SCHOOL_TERMS, BANK_HOLIDAYS, DAY_ENDS)
CALENDAR_FORM = "calendar"
ADOPTED = "profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One setting in words. `typed` is what its form holds: the school's own text, empty where it set none."""

    name: str
    title: str
    kind: str
    shipped: str
    shipped_source: str
    here: str
    since: str
    word: str
    typed: str
    later: str
    explanation: str


class HousePresenter:
    """Every reading is short; `save` is to be run by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @classmethod
    def of(cls, desk: object) -> HousePresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def moment(self) -> Moment:
        return self._desk.clock.now()

    def lines(self, typed: str = "", area: str = "all") -> list[Line]:
        """Those of an area whose words hold every word typed; terms, holidays and policies are elsewhere."""
        wanted = typed.casefold().split()
        found = []
        every, units = self._read()
        for each in every:
            if each.name.name in CALENDAR or each.name.part == ADOPTED or not _is_of(each, area):
                continue
            line = _line(each, units)
            said = f"{line.title} {line.name} {line.shipped} {line.here} {line.word}".casefold()
            if all(word in said for word in wanted):
                found.append(line)
        return found

    def line(self, name: str) -> Line:
        """Raises KeyError for a name there is not: our own mistake."""
        every, units = self._read()
        return next(_line(each, units) for each in every if each.name.name == name)

    def counts(self) -> str:
        """How many the school set, in words."""
        own = sum(1 for each in self._desk.house_values.current() if each.own)
        return wording.label("house_set_count", count=wording.count_words(own, "setting"))

    def choices(self, line: Line) -> list[tuple[str, str]]:
        """What may be chosen for its value; none where it is typed."""
        if line.kind == SWITCH:
            return [(code, wording.label(f"house_switch_{code}")) for code in (YES, NO)]
        if line.kind == UNIT:
            return [(code, wording.label(code)) for code in self._desk.house_values.names[line.name].units]
        return []

    @staticmethod
    def is_long(kind: str) -> bool:
        return kind in (TEXT, WORDS, CLAUSES, CHOICES)

    @staticmethod
    def may_go_back(kind: str) -> bool:
        """Own choices of a list are retired one by one: none of them is ever taken away."""
        return kind != CHOICES

    @staticmethod
    def how_written(name: str, kind: str) -> tuple[str, str]:
        """What stands beneath the page's title, and beneath the field, for a value of this kind."""
        if kind != CHOICES:
            return wording.label("house_value_subtitle"), ""
        own = {f"choices.{LADDER}": "house_ladder_hint", f"choices.{METHODS}": "house_methods_hint"}
        hints = ["house_choices_hint", *([own[name]] if name in own else [])]
        return wording.label("house_choices_subtitle"), " ".join(wording.label(each) for each in hints)

    def history(self, name: str) -> list[str]:
        """Everything set for it, the newest first: the value, from when, on whose word, written by whom and when."""
        members = {member.id: member.name for member in self._desk.team.members()}
        known = self._desk.house_values.names.get(name)
        return [_past(each, known, members.get(each.recorded_by, "")) for each in self._history(name)]

    def warnings(self) -> list[str]:
        """What cannot be used, and calendars that do not reach this year."""
        words = self._desk.vocabulary
        return [wording.house_warning_words(each, words) for each in self._desk.house_values.warnings()]

    def terms_in_words(self) -> tuple[str, str]:
        """The present or next term as it looks, and how far the terms reach."""
        terms, today = self._desk.house_values.terms(), self.moment().london_date
        term = present_or_next(terms, today)
        if term is None:
            return wording.many_terms_words(terms), ""
        key = "house_term_now" if term.first <= today else "house_term_next"
        return wording.label(key, term=wording.term_words(term)), wording.many_terms_words(terms)

    def holidays_known(self) -> str:
        """How far the bank holidays reach, in words."""
        until = self._desk.office.calendars.known_until
        return wording.label("house_holidays_until", last=wording.date_words(until)) if until else ""

    def calendar_typed(self) -> dict[str, str]:
        """What stands in the form of terms and holidays."""
        house = self._desk.house_values.house
        holidays = read_bank_holidays(house.text(BANK_HOLIDAYS))
        return {
            SCHOOL_TERMS: terms_text(read_terms(house.text(SCHOOL_TERMS)), wording.date_words),
            BANK_HOLIDAYS: "\n".join(f"{wording.date_words(day)} {what}" for day, what in holidays),
            DAY_ENDS: house.text(DAY_ENDS),
        }

    def picture(self, name: str, typed: str) -> tuple[str, bool]:
        """What was typed there, in words; or what is wrong with it, and False."""
        try:
            value = judged(self._desk.house_values.names[name], typed)
        except NotUsable as fault:
            return wording.problem(fault.problem), False
        if name == SCHOOL_TERMS:
            return "\n".join(wording.term_words(term) for term in read_terms(value)), True
        return value, True

    def save(self, values: Mapping[str, str], since: str, source: str) -> Sequence[HouseValue]:
        """Those values together, in one act. Raises Refusal."""
        drafts = [
            HouseValueDraft(name=name, value=value, in_force_from=since, source=source)
            for name, value in values.items()
        ]
        return self._desk.house_values.set(drafts)

    def _read(self) -> tuple[Sequence[HouseLine], dict[str, HouseLine]]:
        every = self._desk.house_values.current()
        return every, {each.name.name: each for each in every if each.name.part == "deadline.unit"}

    def _history(self, name: str) -> Sequence[HouseValue]:
        return self._desk.house_values.history(name)


def _is_of(line: HouseLine, area: str) -> bool:
    if area == "own":
        return line.own is not None or bool(line.later)
    return area in ("all", line.name.name.partition(".")[0])


def _line(each: HouseLine, units: Mapping[str, HouseLine]) -> Line:
    """`units`: the lines that say what deadlines are counted in, by name."""
    name, own = each.name, each.own
    counted = units.get(name.name.replace(".amount", ".unit"))
    shipped_unit, unit = (counted.name.shipped, counted.text) if counted else ("", "")
    source = wording.label("house_sourced", source=name.source, dated=wording.dated_words(name.dated))
    later = [
        wording.label("house_later", value=wording.house_value_words(name, one.value), when=_day(one))
        for one in each.later
    ]
    return Line(
        name=name.name,
        title=wording.house_name_words(name),
        kind=name.kind,
        shipped=_with_unit(name, name.shipped, shipped_unit),
        shipped_source=source if name.source else "",
        here=_with_unit(name, own.value, unit) if own else "",
        since=_day(own) if own else "",
        word=own.source if own else "",
        typed=own.value if own else "",
        later="; ".join(later),
        explanation=name.explanation,
    )


def _with_unit(name: HouseName, value: str, unit: str) -> str:
    """ "48 clock hours": a number alone says nothing. The plural of a unit is its code."""
    said = wording.house_value_words(name, value)
    if name.part != "deadline.amount" or not unit:
        return said
    words = wording.label(unit)
    return f"{said} {words[:-1] if said == '1' else words}"


def _past(value: HouseValue, name: HouseName | None, by: str) -> str:
    try:
        said = wording.house_value_words(name, judged(name, value.value)) if name else value.value
    except NotUsable:
        said = value.value
    return wording.label(
        "house_past" if value.value.strip() else "house_past_back",
        value=said,
        when=_day(value),
        source=value.source,
        by=by,
        at=wording.moment_words(value.recorded),
    )


def _day(value: HouseValue) -> str:
    return wording.date_words(value.in_force_from)
