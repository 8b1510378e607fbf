"""Allegations: whether the harm threshold is met, who manages the case, and what came of it. It decides nothing."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.allegation import QUESTION, AllegationOutcome, ThresholdDecision, as_answer
from safetydesk.domain.allegation_drafts import OutcomeDraft, ThresholdDraft
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.allegation import MET, check_outcome, check_threshold
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import AllegationEnded, Event, IncidentsLinked, ThresholdDecided
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.person import Person
from safetydesk.domain.steps import reached
from safetydesk.domain.who_manages import adults_of, case_manager_for
from safetydesk.records.work import Work
from safetydesk.services.office import Office, needs
from safetydesk.services.sign_offs import ask_second

LED_HERE = "arises_from"
"""The link from an incident to an earlier concern: a code of `link_kinds`."""


class Allegations:
    """Each decision stands beside the earlier ones: thinking better of it is another."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @staticmethod
    def adults(case: CaseFile) -> tuple[Person, ...]:
        """Whom a decision can be about."""
        return adults_of(case)

    @staticmethod
    def case_manager(case: CaseFile, person: Person) -> str:
        """The code of `case_managers` that follows from who the adult is."""
        return case_manager_for(person, case)

    @needs("decide")
    def decide(
        self, incident_id: UUID, draft: ThresholdDraft, earlier: Collection[UUID] = ()
    ) -> ThresholdDecision:
        """With `earlier` concerns about the same adult: they stay as they are, and each is linked to this one.

        One that leaves the LADO untold stands at once, and a second person's word on it is asked for with it.

        Raises Refusal `draft_has_problems`, `no_such_record`, `earlier_only_with_met`.
        """
        with self._office.reading() as reading:
            case = reading.case_file(incident_id)
        person = next((each for each in adults_of(case) if str(each.id) == draft.person_id), None)
        manager = case_manager_for(person, case) if person else ""
        found = check_threshold(draft, manager, self._office.now(), self._office.vocabulary)
        _say_nobody(found, draft.person_id, person)
        found.refuse()
        assert person is not None  # noqa: S101 - or it was refused
        if earlier and draft.answer != MET:
            raise Refusal("earlier_only_with_met")
        decision = ThresholdDecision(
            id=new_id(),
            incident_id=incident_id,
            person_id=person.id,
            limbs=draft.limbs,
            evidence=draft.evidence,
            answer=draft.answer,
            reason=draft.reason,
            lado_consulted=draft.lado_consulted,
            lado_advice=draft.lado_advice,
            case_manager=draft.case_manager or manager,
            case_manager_reason=draft.case_manager_reason,
            may_be_told=draft.may_be_told,
            decided=found.moment("decided", draft.decided) or found.now,
            decided_by=draft.decided_by,
            recorded=found.now,
            recorded_by=self._office.me,
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            work.add(decision)
            linked = [event for other in earlier for event in self._link(work, incident, other, draft.reason)]
            reached("threshold.written")
            why = wording.load_closing_rules().asked_of_decision(QUESTION, as_answer(decision.answer))
            asked = ask_second(self._office, work, incident, decision.id, "decision", why)
            work.commit(
                ThresholdDecided(
                    subject=incident_id,
                    reference=incident.reference,
                    record=decision.id,
                    threshold=decision.answer,
                    case_manager=decision.case_manager,
                ),
                *asked,
                *linked,
            )
        return decision

    @needs("decide")
    def end(self, incident_id: UUID, draft: OutcomeDraft) -> AllegationOutcome:
        """What came of it, by one of the fixed meanings. Raises Refusal `draft_has_problems`, `no_such_record`."""
        found = check_outcome(draft, self._office.now(), self._office.vocabulary)
        with self._office.reading() as reading:
            case = reading.case_file(incident_id)
        person = next((each for each in adults_of(case) if str(each.id) == draft.person_id), None)
        _say_nobody(found, draft.person_id, person)
        found.refuse()
        assert person is not None  # noqa: S101 - or it was refused
        outcome = AllegationOutcome(
            id=new_id(),
            incident_id=incident_id,
            person_id=person.id,
            outcome=draft.outcome,
            reason=draft.reason,
            decided=found.moment("decided", draft.decided) or found.now,
            decided_by=draft.decided_by,
            recorded=found.now,
            recorded_by=self._office.me,
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            work.add(outcome)
            work.commit(
                AllegationEnded(
                    subject=incident_id,
                    reference=incident.reference,
                    record=outcome.id,
                    outcome=outcome.outcome,
                )
            )
        return outcome

    def _link(self, work: Work, incident: Incident, other_id: UUID, reason: str) -> tuple[Event, ...]:
        """None where they are linked already. Raises Refusal `no_such_record` for what may not be opened."""
        other = work.get(Incident, other_id)
        standing = (*work.of_incident(IncidentLink, incident.id), *work.of_incident(IncidentLink, other_id))
        here = {incident.id, other_id}
        if other_id == incident.id or any(
            {each.incident_id, each.other_id} == here and not each.is_ended for each in standing
        ):
            return ()
        link = IncidentLink(
            id=new_id(),
            incident_id=incident.id,
            other_id=other_id,
            kind=LED_HERE,
            reason=reason,
            recorded=self._office.now(),
            recorded_by=self._office.me,
        )
        work.add(link)
        return (
            IncidentsLinked(
                subject=link.id,
                incident=incident.id,
                reference=incident.reference,
                other=other.id,
                other_reference=other.reference,
                link_kind=link.kind,
                reason=reason,
            ),
        )


def _say_nobody(found: Findings, typed: str, person: Person | None) -> None:
    if person is None and typed.strip() and not found.is_said("person_id"):
        found.say("person_id", "not_an_adult_of_this_incident")
