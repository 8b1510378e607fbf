"""What was learnt from an incident: held, or waived with its reason; and the policies to be looked at early."""

from __future__ import annotations

from uuid import UUID

from safetydesk import wording
from safetydesk.domain.checks.closing import check_debrief
from safetydesk.domain.closing_drafts import DebriefDraft
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.domain.events import DebriefHeld, DebriefWaived, Event
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.steps import reached
from safetydesk.services.actions import added
from safetydesk.services.office import Office, needs


class Debriefs:
    """Never amended: a second one adds to the first."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("debrief")
    def record(self, incident_id: UUID, draft: DebriefDraft) -> Debrief:
        """Each early review becomes an action in the same transaction. Raises Refusal `draft_has_problems`."""
        found = check_debrief(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        held = found.moment("held", draft.held)
        debrief = Debrief(
            id=new_id(),
            incident_id=incident_id,
            held=None if draft.waived_reason.strip() else held,
            present=draft.present,
            lessons=draft.lessons,
            policy_change=draft.policy_change,
            teaching_change=draft.teaching_change,
            early_review=draft.early_review,
            waived_reason=draft.waived_reason,
            recorded=found.now,
            recorded_by=self._office.me,
        )
        reviews = [
            Action(
                id=new_id(),
                incident_id=incident_id,
                what=wording.label("early_review_of", policy=self._policy(code)),
                owner=draft.review_owner,
                due=found.day("review_due", draft.review_due),
                arisen_from="early_review",
                policy=code,
                recorded=found.now,
                recorded_by=self._office.me,
            )
            for code in draft.early_review
        ]
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            work.add(debrief)
            reached("debrief.written")
            events = [added(work, incident, action) for action in reviews]
            work.commit(_event(incident, debrief), *events)
        return debrief

    def _policy(self, code: str) -> str:
        return self._office.vocabulary.term("policies", code).label


def _event(incident: Incident, debrief: Debrief) -> Event:
    if debrief.waived_reason.strip():
        return DebriefWaived(
            subject=incident.id,
            reference=incident.reference,
            record=debrief.id,
            reason=debrief.waived_reason,
        )
    return DebriefHeld(
        subject=incident.id,
        reference=incident.reference,
        record=debrief.id,
        early_reviews=len(debrief.early_review),
    )
