"""How far up an incident has gone: the steps of the list `ladder` that the record shows, each since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safetydesk.domain.clock import Moment
from safetydesk.domain.vocabulary import Term, Vocabulary

LADDER = "ladder"


@dataclass(frozen=True, slots=True)
class Rung:
    """`since` is None where nothing in the record shows that the step was reached; several may run side by side."""

    step: Term
    since: Moment | None


def rungs(facts: Mapping[str, Moment], vocabulary: Vocabulary) -> tuple[Rung, ...]:
    """Every step offered, in order; any one of its facts is enough, and the earliest counts."""
    found = []
    for step in vocabulary.terms(LADDER):
        times = [facts[fact] for fact in step.choices if fact in facts]
        found.append(Rung(step, min(times, key=lambda at: at.utc) if times else None))
    return tuple(found)
