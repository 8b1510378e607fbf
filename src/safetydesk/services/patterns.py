"""Everything held about one adult, over the incidents that the member at the desk may open."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from safetydesk.domain.allegation import ThresholdDecision
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.events import PatternLookedAt
from safetydesk.domain.incident import Incident
from safetydesk.domain.pattern import Concern, Pattern
from safetydesk.domain.person import Person
from safetydesk.domain.rows import LaterIncident
from safetydesk.records.reading import Reading
from safetydesk.services.office import Office, needs

_EVER = date(1900, 1, 1)


class Patterns:
    """Looking is recorded; what is restricted from whoever looks is no part of it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("decide")
    def look(self, incident_id: UUID, person_id: UUID) -> Pattern:
        """All that is held about that adult, seen from this incident. Raises Refusal `no_such_record`."""
        with self._office.reading() as reading:
            incident = reading.get(Incident, incident_id)
            person = reading.get(Person, person_id)
            rows = reading.later_incidents(person_id, _EVER)
            found = reading.by_ids(Incident, (row.id for row in rows))
            concerns = tuple(_concern(reading, row, found[row.id], person_id) for row in rows)
        pattern = Pattern(person=person, concerns=concerns)
        with self._office.work() as work:
            work.commit(
                PatternLookedAt(
                    subject=incident_id,
                    reference=incident.reference,
                    person=person_id,
                    concerns=len(pattern.concerns),
                )
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
