"""Closing an incident, and opening it again. What may not wait - telling, referring, isolating - never asks of it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.asked import Asked
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.closing import check_closing, check_duties, check_reopening
from safetydesk.domain.closing_drafts import ClosingDraft
from safetydesk.domain.closure import Closure, SetAside
from safetydesk.domain.duties import closure_in_force
from safetydesk.domain.duty import ClosingRules, Duty
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import Change, IncidentClosed
from safetydesk.domain.facts import facts_of
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import CLOSED
from safetydesk.domain.steps import reached
from safetydesk.records.work import Work
from safetydesk.services.duties_left import asked_duties, left_duties
from safetydesk.services.office import Office, needs
from safetydesk.services.reading_cases import judged
from safetydesk.services.reopening import reopened_by
from safetydesk.services.sign_offs import ask_second


class Closing:
    """The duties are the rules' (`resources/vocabulary/duties.toml`); what is here only asks them."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @property
    def rules(self) -> ClosingRules:
        """As they came with the program."""
        return wording.load_closing_rules()

    def duties(self, case: CaseFile) -> tuple[Asked[Duty], ...]:
        """What this incident has to have before it is closed, met or open."""
        with self._office.reading() as reading:
            return asked_duties(self._office, reading, case)

    def asks_second(self, case: CaseFile) -> str:
        """Why a second person's word would be asked for if it were closed now, as people say it; "" where not."""
        why = self.rules.asked_of_closure(facts_of(case))
        return self.rules.second_persons[why].label if why else ""

    @needs("close")
    def close(self, incident_id: UUID, version: int, draft: ClosingDraft) -> Closure:
        """Raises Refusal `draft_has_problems`, `duties_open` with every duty left, `already_closed`; StaleRecord.

        The duties are asked of what stands there in this very transaction, whatever was shown before.
        """
        found = check_closing(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        with self._office.work() as work:
            case = self._case(work, incident_id)
            incident = case.incident
            if incident.status == CLOSED:
                raise Refusal("already_closed", reference=incident.reference)
            if incident.row_version != version:
                raise StaleRecord
            left = left_duties(self._office, work, case)
            problems = check_duties(draft, left)
            if problems:
                named = "; ".join(problem.values["duty"] for problem in problems)
                raise Refusal("duties_open", problems, duties=named)
            why = self.rules.asked_of_closure(facts_of(case))
            closure = Closure(
                id=new_id(),
                incident_id=incident_id,
                summary=draft.summary,
                no_summary=draft.no_summary,
                follow_up=draft.follow_up,
                no_follow_up=draft.no_follow_up,
                actions=draft.actions,
                no_actions=draft.no_actions,
                outcome=draft.outcome,
                no_outcome=draft.no_outcome,
                outcomes=draft.outcomes,
                set_aside=tuple(
                    SetAside(duty=duty.code, reason=reason)
                    for duty in left
                    if (reason := draft.set_aside.get(duty.code, "")).strip()
                ),
                closed=found.now,
                closed_by=self._office.me,
                needs_second=bool(why),
            )
            work.add(closure)
            reached("closing.written")
            closed = work.replace(replace(incident, status=CLOSED))
            reached("closing.closed")
            asked = ask_second(self._office, work, incident, closure.id, "closure", why)
            work.commit(
                IncidentClosed(
                    subject=incident_id,
                    reference=incident.reference,
                    record=closure.id,
                    needs_second=closure.needs_second,
                    changes=Change.all_between(incident, closed, ("status",)),
                ),
                *asked,
            )
        return closure

    @needs("close")
    def reopen(self, incident_id: UUID, version: int, reason: str) -> Closure:
        """What closed it stays on record. Raises Refusal `not_closed`, `draft_has_problems`; StaleRecord."""
        found = check_reopening(reason, self._office.now())
        found.refuse()
        with self._office.work() as work:
            case = self._case(work, incident_id)
            incident, closure = case.incident, closure_in_force(case)
            if incident.status != CLOSED or closure is None:
                raise Refusal("not_closed", reference=incident.reference)
            if incident.row_version != version:
                raise StaleRecord
            events = reopened_by(self._office, work, incident, reason)
            over = work.get(Closure, closure.id)
            work.commit(*events)
        return over

    def _case(self, work: Work, incident_id: UUID) -> CaseFile:
        """As this transaction sees it, with the guard's verdict."""
        return judged(self._office, work.case_file(incident_id))
