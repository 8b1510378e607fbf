"""What must be so, as data: a list of texts that must all hold, each of them one fact or alternatives.

`["category:NUDES | category:NUDES-NC", "!referral:police_101"]`: of one of two categories, and police not yet told.
One language for deadlines, pathways, duties before closing, house rules and the raising of severity. What several of
them ask alike has a name (`resources/vocabulary/conditions.toml`): `is:head_told` stands for all that it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from safetydesk.domain.clock import Moment

_NAME = re.compile(r"[a-z_]+(:[A-Za-z0-9_.=-]+)?")
_NOT = "!"
NAMED = "is:"
Terms = tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One fact that must be there, or with `is_absent` must not."""

    fact: str
    is_absent: bool = False

    def holds(self, facts: Mapping[str, Moment]) -> bool:
        return (self.fact in facts) != self.is_absent


@dataclass(frozen=True, slots=True)
class Condition:
    """All of `every`, of each any. Nothing at all always holds."""

    every: tuple[tuple[Term, ...], ...] = ()

    def holds(self, facts: Mapping[str, Moment]) -> bool:
        # Asked of every clock of every open incident: written out, as that is quicker.
        for terms in self.every:
            for term in terms:
                if (term.fact in facts) != term.is_absent:
                    break
            else:
                return False
        return True

    def met_at(self, facts: Mapping[str, Moment]) -> Moment | None:
        """When the last of its facts came about, by the earliest of each one's alternatives; None unless it holds.

        None too where it holds only because something is absent: that has no moment.
        """
        if not self.holds(facts):
            return None
        times = [min(there) for terms in self.every if (there := _times(terms, facts))]
        return max(times, default=None)

    @property
    def names(self) -> frozenset[str]:
        """Every fact it asks for."""
        return frozenset(term.fact for terms in self.every for term in terms)


def read_condition(texts: Iterable[str], named: Mapping[str, Condition] | None = None) -> Condition:
    """From the texts of a vocabulary file; those of `named`, by code, are put in for their names.

    Raises ValueError naming the text that cannot be read.
    """
    every: list[Terms] = []
    for text in texts:
        said: tuple[Terms, ...] = reduce(
            _either, (_meant(_term(part, text), named or {}, text) for part in text.split("|"))
        )
        every += said
    return Condition(_fewest(every))


def _meant(term: Term, named: Mapping[str, Condition], text: str) -> tuple[Terms, ...]:
    """All that must hold for it: itself, or what its name stands for; of what must not hold, one thing is not so."""
    if not term.fact.startswith(NAMED):
        return ((term,),)
    condition = named.get(term.fact.removeprefix(NAMED))
    if condition is None:
        raise ValueError(f"no condition of that name: {text!r}")
    if not term.is_absent:
        return condition.every
    return reduce(_either, (tuple((_opposite(one),) for one in terms) for terms in condition.every))


def _either(one: tuple[Terms, ...], other: tuple[Terms, ...]) -> tuple[Terms, ...]:
    """What must hold for the one or for the other: of each pair of what they ask for, one thing at least."""
    return _fewest(tuple(dict.fromkeys((*first, *second))) for first in one for second in other)


def _fewest(every: Iterable[Terms]) -> tuple[Terms, ...]:
    """Without what always holds (something is so, or is not), and without what another of them says more strictly."""
    asking = {
        frozenset(terms): terms for terms in every if not any(_opposite(term) in terms for term in terms)
    }
    return tuple(terms for said, terms in asking.items() if not any(other < said for other in asking))


def _opposite(term: Term) -> Term:
    return Term(term.fact, not term.is_absent)


def _term(part: str, text: str) -> Term:
    name = part.strip()
    is_absent = name.startswith(_NOT)
    fact = name.removeprefix(_NOT).strip()
    if not _NAME.fullmatch(fact):
        raise ValueError(f"no condition: {text!r}")
    return Term(fact, is_absent)


def _times(terms: tuple[Term, ...], facts: Mapping[str, Moment]) -> list[Moment]:
    return [facts[term.fact] for term in terms if not term.is_absent and term.fact in facts]
