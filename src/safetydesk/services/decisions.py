"""Decisions: a question, an answer, the reason, who and when. "Not to refer" is one."""

from __future__ import annotations

from uuid import UUID

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.decision import check_decision, check_wish
from safetydesk.domain.checks.happened_first import check_happened_first
from safetydesk.domain.decision import Decision
from safetydesk.domain.drafts import DecisionDraft
from safetydesk.domain.events import DecisionRecorded
from safetydesk.domain.facts import facts_of
from safetydesk.domain.guidance import Edition, in_force
from safetydesk.domain.identity import new_id
from safetydesk.domain.steps import reached
from safetydesk.services.office import Office, needs
from safetydesk.services.profiles import adopted, citable_clauses
from safetydesk.services.sign_offs import ask_second


class Decisions:
    """Made once and never amended: thinking better of it is another decision."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def guidance(self, case: CaseFile) -> tuple[Edition, ...]:
        """The editions in force today that bear on this incident: what a decision is made under, unless told."""
        return in_force(wording.load_guidance(), self._office.now().london_date, facts_of(case))

    def guidance_words(self, case: CaseFile) -> str:
        """The same as one line, and after them the policies that the school has adopted: a form begins with it."""
        policies = (f"{each.profile.title}, {each.profile.version}" for each in adopted(self._office))
        return "; ".join((*(edition.label for edition in self.guidance(case)), *policies))

    @needs("decide")
    def decide(self, incident_id: UUID, draft: DecisionDraft) -> Decision:
        """Raises Refusal `draft_has_problems`: a decision without its reason is none.

        One that leaves an agency untold stands at once, and a second person's word on it is asked for in the same
        transaction.
        """
        found = check_decision(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
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
            person_wish=draft.person_wish,
            overrides_wish=draft.overrides_wish,
            guidance=draft.guidance,
            clauses=draft.clauses,
            recorded_by=self._office.me,
        )
        with self._office.work() as work:
            case = work.case_file(incident_id)
            check_wish(found, draft, case)
            check_happened_first(found, "decided", decision.decided, case.incident.happened)
            for code in set(draft.clauses) - citable_clauses(self._office):
                found.say("clauses", "clause_not_known", clause=code)
            found.refuse()
            work.add(decision)
            reached("decision.written")
            why = wording.load_closing_rules().asked_of_decision(decision.question, decision.answer)
            asked = ask_second(self._office, work, case.incident, decision.id, "decision", why)
            work.commit(
                DecisionRecorded(
                    subject=incident_id,
                    reference=case.incident.reference,
                    record=decision.id,
                    question=decision.question,
                    answer=decision.answer,
                ),
                *asked,
            )
        return decision
