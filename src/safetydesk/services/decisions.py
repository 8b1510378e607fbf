"""Decisions: a question, an answer, the reason, who and when. "Not to refer" is one."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.checks.codes import OF_DECISION, check_answer_fits, check_codes
from safetydesk.domain.checks.escalation import check_decision
from safetydesk.domain.decision import Decision
from safetydesk.domain.drafts import DecisionDraft
from safetydesk.domain.events import DecisionRecorded
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.services.office import Office, needs


class Decisions:
    """Made once and never amended: thinking better of it is another decision."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("decide")
    def decide(self, incident_id: UUID, draft: DecisionDraft) -> Decision:
        """Raises Refusal `draft_has_problems`: a decision without its reason is none."""
        found = check_codes(
            check_decision(draft, self._office.now()), draft, OF_DECISION, self._office.vocabulary
        )
        check_answer_fits(found, draft.question, draft.answer, self._office.vocabulary).refuse()
        decision = Decision(
            id=new_id(),
            incident_id=incident_id,
            question=draft.question,
            answer=draft.answer,
            reason=draft.reason,
            options=draft.options,
            advice=draft.advice,
            decided=found.moment("decided", draft.decided) or found.now,
            decided_by=draft.decided_by,
            recorded_by=self._office.me,
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            work.add(decision)
            work.commit(
                DecisionRecorded(
                    subject=incident_id,
                    reference=incident.reference,
                    record=decision.id,
                    question=decision.question,
                    answer=decision.answer,
                )
            )
        return decision
