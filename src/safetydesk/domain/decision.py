"""A question, an answer, a reason, who and when. "Not to refer" is one (rule R2)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment

SETTLING = frozenset({
    "refer", "not_refer", "yes", "no", "met", "low_level", "neither", "suspend", "alternative", "dignity_leads",
    "grievance_leads", "disciplinary_leads", "behaviour_leads", "complaints_lead",
})  # fmt: skip
"""Answers that settle a question. Waiting does not, nor do own words: nobody can tell by rule what they leave open."""
IN_OWN_WORDS = frozenset({"lead_procedure", "suspension", "person_wish", "other"})
"""Questions that are answered in own words, or were while their listed answers did not say enough."""
_WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`question` is a code of `decision_questions`; `decided_by` is the name of who decided, written as told.

    `answer` is one of the question's own codes, and in own words where it has none; old ones may be in own words too.

    `person_wish` is what the person harmed wants (D78); `overrides_wish` says why it was decided otherwise. `guidance`
    is the edition in force when it was decided; `clauses` are codes of the school's own policies.
    """

    id: UUID
    incident_id: UUID
    question: str
    answer: str
    reason: str
    options: str = ""
    advice: str = ""
    decided: Moment
    decided_by: str
    person_wish: str = ""
    overrides_wish: str = ""
    guidance: str = ""
    clauses: tuple[str, ...] = ()
    recorded_by: UUID
    row_version: int = 1

    @property
    def settles(self) -> bool:
        """Whether its question is answered by it, and not put off."""
        return self.answer in SETTLING or (self.question in IN_OWN_WORDS and self.answer != _WAIT)
