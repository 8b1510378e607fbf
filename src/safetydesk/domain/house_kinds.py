"""What a house value may be: kinds of values, and the one judgement of a text, typed now or kept years ago."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time

from safetydesk.domain.calendars import UNITS
from safetydesk.domain.clause import ClauseFault, own_clauses_text, read_own_clauses
from safetydesk.domain.errors import Problem
from safetydesk.domain.house_terms import LineFault, read_bank_holidays, read_terms, terms_text
from safetydesk.domain.own_choices import ChoiceFault, own_choices_text, read_own_choices

NUMBER, UNIT, SWITCH, CLOCK, TERMS, HOLIDAYS, LINE, TEXT, WORDS, CLAUSES, CHOICES = KINDS = (
    "number", "unit", "switch", "clock", "terms", "holidays", "line", "text", "words", "clauses", "choices",
)  # fmt: skip
YES, NO = "yes", "no"
LONGEST_LINE, LONGEST_TEXT, LONGEST_CLAUSES = 200, 2_000, 40_000
_CLOCK = re.compile(r"(\d\d?)[:.](\d\d)")
_SWITCHES = {"yes": YES, "on": YES, "true": YES, "no": NO, "off": NO, "false": NO}


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseName:
    """One thing a school may set. `part` says what ("deadline.amount") and `about` of what ("Tell the LADO").

    `shipped` is the vocabulary's own value as text; `source` and `dated` say where that comes from. `least` and `most`
    bound a number, `units` are those a unit may be. What is `is_retired` keeps its meaning, but takes no
    value any more.
    """

    name: str
    part: str
    about: str
    kind: str
    shipped: str = ""
    source: str = ""
    dated: str = ""
    least: int = 0
    most: int = 0
    is_retired: bool = False
    explanation: str = ""
    units: tuple[str, ...] = UNITS


class NotUsable(ValueError):
    """`problem` says why this text is no value of that name."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def judged(name: HouseName, text: str) -> str:
    """The value as it is kept ("Yes " is "yes"). Empty goes back to the shipped one. Raises NotUsable."""
    if not text.strip():
        return ""
    if name.is_retired:
        raise _no("house_retired")
    return _READ[name.kind](name, text)


def words_of(value: str) -> tuple[str, ...]:
    """The words of a value of the kind `WORDS`: by commas and lines, each once."""
    return tuple(dict.fromkeys(filter(None, (word.strip() for word in re.split(r"[,\n]", value)))))


def clock_of(value: str) -> time:
    """The time of a value of the kind `CLOCK`, as `judged` gave it."""
    return time.fromisoformat(value)


def _number(name: HouseName, text: str) -> str:
    typed = text.strip()
    if not re.fullmatch(r"[0-9]{1,6}", typed):
        raise _no("house_not_a_number")
    if not name.least <= int(typed) <= name.most:
        raise _no("not_between", least=str(name.least), most=str(name.most))
    return str(int(typed))


def _unit(name: HouseName, text: str) -> str:
    typed = text.strip()
    if typed not in name.units:
        code = "house_never_pauses" if typed in UNITS else "house_not_a_unit"
        raise _no(code, units=", ".join(name.units))
    return typed


def _switch(_name: HouseName, text: str) -> str:
    typed = text.strip().lower()
    if typed not in _SWITCHES:
        raise _no("house_not_a_switch")
    return _SWITCHES[typed]


def _clock(_name: HouseName, text: str) -> str:
    found = _CLOCK.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise _no("house_not_a_clock")
    return time(int(found[1]), int(found[2])).isoformat("minutes")


def _terms(_name: HouseName, text: str) -> str:
    try:
        return terms_text(read_terms(text))
    except LineFault as fault:
        raise NotUsable(fault.problem) from fault


def _holidays(_name: HouseName, text: str) -> str:
    try:
        return "\n".join(f"{day.isoformat()} {what}" for day, what in read_bank_holidays(text))
    except LineFault as fault:
        raise NotUsable(fault.problem) from fault


def _line(_name: HouseName, text: str) -> str:
    typed = text.strip()
    if len(typed.splitlines()) > 1:
        raise _no("house_one_line")
    if len(typed) > LONGEST_LINE:
        raise _no("house_too_long", most=str(LONGEST_LINE))
    return typed


def _text(_name: HouseName, text: str) -> str:
    typed = text.strip()
    if len(typed) > LONGEST_TEXT:
        raise _no("house_too_long", most=str(LONGEST_TEXT))
    return typed


def _words(name: HouseName, text: str) -> str:
    return _text(name, ", ".join(words_of(text)))


def _clauses(_name: HouseName, text: str) -> str:
    if len(text) > LONGEST_CLAUSES:
        raise _no("house_too_long", most=str(LONGEST_CLAUSES))
    try:
        return own_clauses_text(read_own_clauses(text))
    except ClauseFault as fault:
        raise _no(f"house_{fault.code}", line=str(fault.line)) from fault


def _choices(_name: HouseName, text: str) -> str:
    try:
        return own_choices_text(read_own_choices(text))
    except ChoiceFault as fault:
        raise _no(f"house_{fault.code}", **fault.values) from fault


def _no(code: str, **values: str) -> NotUsable:
    return NotUsable(Problem("value", code, values))


_READ: Mapping[str, Callable[[HouseName, str], str]] = {
    NUMBER: _number,
    UNIT: _unit,
    SWITCH: _switch,
    CLOCK: _clock,
    TERMS: _terms,
    HOLIDAYS: _holidays,
    LINE: _line,
    TEXT: _text,
    WORDS: _words,
    CLAUSES: _clauses,
    CHOICES: _choices,
}
