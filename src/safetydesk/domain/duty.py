"""What is to be done before an incident is closed, and when a second person is asked, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from safetydesk.domain.clock import Moment
from safetydesk.domain.conditions import Condition

CLOCK = "clock."
"""Before the code of a deadline's rule: the duty to do what its clock asks for."""
POLICY = "asked."
"""Before the code of an asking: what a rule that the school adopted asks for, as a line that holds nothing back."""
DECIDE = "decide"
"""The act of a duty that a decision does."""
DECIDED_BY = frozenset({DECIDE, "threshold"})
"""Acts that are decisions: of an adult's threshold too."""
REFER = "refer"
"""The act of a duty that telling an agency does."""
ANSWER = "answer"
"""The act of the duty to answer whoever did not agree: a decision on the question that it was about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Asked for where `when` holds; done once `met_by` does. `label` names it, `words` say what is to be done.

    `act` is the form that does it, `about` what that form begins with (a decision's question, whom a notice is to).
    One that cannot be set aside is met by its record alone, whatever that record answers. `clock`: the deadline's rule
    that asks for the same; while a duty by its clock is asked, this one is not. One that does not `hold_back` is said,
    and may be set aside with its reason, but an incident is closed without either.
    """

    code: str
    label: str
    words: str
    when: Condition
    met_by: Condition
    act: str
    about: str = ""
    clock: str = ""
    can_set_aside: bool = True
    holds_back: bool = True
    source: str = ""
    confirmed: bool = True
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPerson:
    """A second person's word is asked for. `about` is "closure", where `when` holds; or "decision".

    Of a decision for one of `answers` to whatever question, and for every answer to one of `questions` but those of
    `but_for`: an answer in own words is asked about, as nobody can know what it leaves undone.
    """

    code: str
    label: str
    about: str
    when: Condition = field(default_factory=Condition)
    answers: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    but_for: tuple[str, ...] = ()

    def asks_of(self, question: str, answer: str) -> bool:
        return answer in self.answers or (question in self.questions and answer not in self.but_for)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRules:
    """All of it, in the order of the file."""

    every_duty: Mapping[str, Duty]
    second_persons: Mapping[str, SecondPerson]

    def asked_of_closure(self, facts: Mapping[str, Moment]) -> str:
        """The code of the first rule by which a second person is asked; "" where none is."""
        found = (rule.code for rule in self._about("closure") if rule.when.holds(facts))
        return next(found, "")

    def asked_of_decision(self, question: str, answer: str) -> str:
        found = (rule.code for rule in self._about("decision") if rule.asks_of(question, answer))
        return next(found, "")

    def _about(self, about: str) -> tuple[SecondPerson, ...]:
        return tuple(rule for rule in self.second_persons.values() if rule.about == about)
