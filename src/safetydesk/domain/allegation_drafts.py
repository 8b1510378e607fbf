"""What somebody has typed about the harm threshold and about what came of an allegation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdDraft:
    """`person_id` is one of the incident's people. A blank `case_manager` is the one that follows from who they are."""

    person_id: str = ""
    limbs: tuple[str, ...] = ()
    evidence: str = ""
    answer: str = ""
    reason: str = ""
    lado_consulted: str = ""
    lado_advice: str = ""
    case_manager: str = ""
    case_manager_reason: str = ""
    may_be_told: str = ""
    decided: str = "now"
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDraft:
    person_id: str = ""
    outcome: str = ""
    reason: str = ""
    decided: str = "now"
    decided_by: str = ""
