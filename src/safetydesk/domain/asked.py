"""What the rules that a school has adopted ask for on an incident. They remind; who decides otherwise says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from safetydesk.domain.clock import Moment
from safetydesk.domain.condition_reading import condition_of
from safetydesk.domain.conditions import Condition
from safetydesk.domain.duty_acts import ACTS
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import Entry

ASKED = "asked.toml"
_RULES = "house_rules"


class Asks(Protocol):
    """A rule that asks for something: while `when` holds, until `met_by` does; None is never met."""

    @property
    def when(self) -> Condition: ...

    @property
    def met_by(self) -> Condition | None: ...


R = TypeVar("R", bound=Asks)


@dataclass(frozen=True, slots=True)
class Asked(Generic[R]):
    """What one rule asks of one incident, and since when it is met; None while it is open.

    `since`: it was met by what was decided before that moment, and is asked anew of what became known then.
    """

    rule: R
    met_at: Moment | None
    since: Moment | None = None

    @property
    def is_met(self) -> bool:
        return self.met_at is not None

    @property
    def is_open(self) -> bool:
        return self.met_at is None


def asked_by(rules: Iterable[R], facts: Mapping[str, Moment]) -> tuple[Asked[R], ...]:
    """What these rules ask for of an incident with these facts, in their order. It reminds; nothing of it is stored."""
    return tuple(Asked(rule, met_since(rule.met_by, facts)) for rule in rules if rule.when.holds(facts))


def met_since(condition: Condition | None, facts: Mapping[str, Moment]) -> Moment | None:
    """When it came to hold; None where it does not. What is met by something absent is met since the school knew."""
    if condition is None or not condition.holds(facts):
        return None
    return condition.met_at(facts) or facts["known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a rule that a school may adopt asks for, in words: shown while `when` holds, as done once `met_by` does.

    `act` is the form that does it, `about` what that begins with; `duties` are codes of duties before closing that ask
    for the same. `is_after`: it is done once the incident is closed.
    """

    code: str
    rule: str
    asks: str
    when: Condition
    met_by: Condition | None
    act: str = ""
    about: str = ""
    duties: tuple[str, ...] = ()
    is_after: bool = False


def asked_of(
    askings: Iterable[Asking], rules: Iterable[str], facts: Mapping[str, Moment]
) -> tuple[Asked[Asking], ...]:
    """What adopted `rules` ask for, in the order of the file; `facts` are the incident's."""
    adopted = frozenset(rules)
    every = {**facts, **{f"rule:{rule}": facts["known"] for rule in adopted}}
    return asked_by((each for each in askings if each.rule in adopted), every)


def read_asked(parsed: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Asking, ...]:
    """The askings of the parsed file. Raises VocabularyFault with the place of what is wrong."""
    top = Entry(ASKED, "", parsed)
    top.text("source"), top.text("dated")
    found: dict[str, Asking] = {}
    for entry in top.entries("asked"):
        rule = entry.text("rule")
        entry.all_known("rule", (rule,), vocabulary.lists[_RULES])
        asking = Asking(
            code=entry.text("code"),
            rule=rule,
            asks=entry.text("asks"),
            when=condition_of(entry, "when", vocabulary),
            met_by=condition_of(entry, "met", vocabulary) if "met" in entry.remaining() else None,
            act=entry.one_of("act", ACTS, str) if "act" in entry.remaining() else "",
            about=entry.take("about", str, ""),
            duties=entry.texts("duties"),
            is_after=entry.take("after_closing", bool, False),
        )
        entry.close_as(asking.code, found)
        found[asking.code] = asking
    top.close()
    return tuple(found.values())
