"""Everything held about one adult, over the incidents that the member at the desk may open."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from safetydesk.domain.allegation import ThresholdDecision
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.events import PatternLookedAt
from safetydesk.domain.incident import Incident
from safetydesk.domain.pattern import Concern, Pattern
from safetydesk.domain.rows import LaterIncident
from safetydesk.domain.who_manages import adults_of
from safetydesk.records.reading import Reading
from safetydesk.services.office import Office, needs

_EVER = date(1900, 1, 1)


class Patterns:
    """Looking is recorded; what is restricted from whoever looks is no part of it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("decide")
    def look(self, incident_id: UUID, person_id: UUID) -> Pattern:
        """All that is held about that adult, seen from this incident; each one shown is told of the look.

        Raises Refusal `no_such_record`, and `draft_has_problems` of anybody but an adult of this very incident.
        """
        with self._office.reading() as reading:
            case = reading.case_file(incident_id)
            person = next((each for each in adults_of(case) if each.id == person_id), None)
            if person is None:
                raise Refusal("draft_has_problems", [Problem("person_id", "not_an_adult_of_this_incident")])
            rows = reading.later_incidents(person_id, _EVER)
            found = reading.by_ids(Incident, (row.id for row in rows))
            concerns = tuple(_concern(reading, row, found[row.id], person_id) for row in rows)
        pattern = Pattern(person=person, concerns=concerns)
        with self._office.work() as work:
            others = (each for each in concerns if each.incident_id != incident_id)
            shown = (
                (incident_id, case.incident.reference),
                *((each.incident_id, each.reference) for each in others),
            )
            work.commit(
                *(PatternLookedAt(subject=id, reference=name, person=person_id) for id, name in shown)
            )
        return pattern


def _concern(reading: Reading, row: LaterIncident, incident: Incident, person_id: UUID) -> Concern:
    decisions = [
        each for each in reading.of_incident(ThresholdDecision, row.id) if each.person_id == person_id
    ]
    circumstances = reading.of_incident(Circumstances, row.id)
    clauses = dict.fromkeys(clause for each in circumstances for clause in each.clauses)
    return Concern(
        incident_id=row.id,
        reference=row.reference,
        discovered=row.discovered,
        status=incident.status,
        severity=incident.severity,
        parts=row.parts,
        categories=incident.categories,
        clauses=tuple(clauses),
        threshold=max(decisions, key=lambda each: (each.decided.utc, each.id.int), default=None),
    )
