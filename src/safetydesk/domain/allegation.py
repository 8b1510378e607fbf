"""An adult of the school and a child: whether the harm threshold is met, and what came of each allegation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment

BELOW = frozenset({"low_level", "neither"})
"""Answers that say of an adult that the harm threshold is not met."""

QUESTION = "harm_threshold"
"""The decision that asks the same of an incident."""
MET, UNSURE, WAIT = "met", "unsure", "wait"
ANSWERS = BELOW | {MET}
"""Answers that both have."""


def as_answer(threshold: str) -> str:
    """A code of `threshold_answers` as the answer to `harm_threshold` that says the same."""
    return WAIT if threshold == UNSURE else threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdDecision:
    """KCSIE's four limbs, for one adult. `answer` is a code of `threshold_answers`: met, low_level, neither, unsure.

    `limbs` are codes of `harm_limbs`. `case_manager` follows from who the adult is and may be changed with a reason.
    """

    id: UUID
    incident_id: UUID
    person_id: UUID
    limbs: tuple[str, ...] = ()
    evidence: str = ""
    answer: str
    reason: str
    lado_consulted: str = ""
    lado_advice: str = ""
    case_manager: str = ""
    case_manager_reason: str = ""
    may_be_told: str = ""
    decided: Moment
    decided_by: str
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationOutcome:
    """One of the fixed meanings (`allegation_outcomes`) for one adult; a later one stands beside it."""

    id: UUID
    incident_id: UUID
    person_id: UUID
    outcome: str
    reason: str
    decided: Moment
    decided_by: str
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


def latest_thresholds(decisions: Iterable[ThresholdDecision]) -> dict[UUID, ThresholdDecision]:
    """The latest decision on each adult, by the adult's id, whatever order they come in."""
    latest: dict[UUID, ThresholdDecision] = {}
    for each in sorted(decisions, key=lambda one: (one.decided.utc, one.id.int)):
        latest[each.person_id] = each
    return latest
