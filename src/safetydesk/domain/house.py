"""What the school set, as it stands on a day: usable values by name, and those that cannot be used, with why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from safetydesk.domain.errors import Problem
from safetydesk.domain.house_kinds import YES, HouseName, NotUsable, judged
from safetydesk.domain.house_value import HouseValue

OF_CLOCKS = "deadline."
"""How the names of a deadline rule's values begin: a clock is counted by those of the day on which it started."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """A value in force that is left out; the shipped one counts instead. `why.field` is "value"."""

    name: str
    value: str
    why: Problem


@dataclass(frozen=True, slots=True)
class House:
    """`values` has only those in force that can be used; their texts are as `judged` gives them.

    `of_clocks` is every value of a deadline rule that was ever in force; of one that
    could be used once, what cannot is empty.
    """

    values: Mapping[str, HouseValue] = field(default_factory=dict)
    unusable: tuple[Unusable, ...] = ()
    names: Mapping[str, HouseName] = field(default_factory=dict, repr=False)
    of_clocks: tuple[HouseValue, ...] = ()

    def value(self, name: str) -> HouseValue | None:
        """The school's own, or None where the shipped one counts."""
        return self.values.get(name)

    def text(self, name: str) -> str:
        """The school's value, else the shipped one. Raises KeyError for a name that is none: our own mistake."""
        own = self.values.get(name)
        return own.value if own else self.names[name].shipped

    def is_on(self, name: str) -> bool:
        """Whether a switch is on ("rule.nudes_always_police"); False for a name that this version does not know."""
        return name in self.names and self.text(name) == YES

    def number(self, name: str) -> int:
        """Raises KeyError, as `text`; ValueError where it is no number: our own mistakes."""
        return int(self.text(name))

    def rules(self) -> frozenset[str]:
        """Codes of the rules that the school has adopted."""
        return frozenset(
            each.name.removeprefix("rule.")
            for each in self.names.values()
            if each.part == "rule" and self.is_on(each.name)
        )


def house_of(values: Iterable[HouseValue], names: Mapping[str, HouseName], day: date) -> House:
    """The house as it stands on `day`: of each name the newest in force; of two from one day, the later recorded."""
    every = tuple(values)
    usable: dict[str, HouseValue] = {}
    unusable: list[Unusable] = []
    for value in in_force(every, day).values():
        if not value.value.strip():
            continue
        try:
            text = _judged(value, names)
        except NotUsable as fault:
            unusable.append(Unusable(value.name, value.value, fault.problem))
            continue
        usable[value.name] = replace(value, value=text)
    return House(usable, tuple(unusable), names, _of_clocks(every, names, day))


def in_force(values: Iterable[HouseValue], day: date) -> dict[str, HouseValue]:
    """By name, the empty ones too, which go back to the shipped value."""
    newest: dict[str, HouseValue] = {}
    for value in values:
        held = newest.get(value.name)
        if value.in_force_from <= day and (held is None or _order(held) < _order(value)):
            newest[value.name] = value
    return newest


def _of_clocks(
    values: Iterable[HouseValue], names: Mapping[str, HouseName], day: date
) -> tuple[HouseValue, ...]:
    found = []
    for value in values:
        if value.name.startswith(OF_CLOCKS) and value.in_force_from <= day:
            try:
                text = _judged(value, names)
            except NotUsable:
                text = ""
            found.append(replace(value, value=text))
    set_at_all = {value.name for value in found if value.value}
    return tuple(value for value in found if value.name in set_at_all)


def _order(value: HouseValue) -> tuple[date, datetime, str]:
    return value.in_force_from, value.recorded.utc, str(value.id)


def _judged(value: HouseValue, names: Mapping[str, HouseName]) -> str:
    name = names.get(value.name)
    if name is None:
        raise NotUsable(Problem("value", "house_unknown_name"))
    return judged(name, value.value)
