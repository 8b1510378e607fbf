"""A case file as the desk hands it out: read in one snapshot, with the guard's verdict, the checkpoint, its clocks."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.case_file import CaseFile, ClocksAt
from safetydesk.domain.deadlines.clocks import clocks_of
from safetydesk.domain.deadlines.touched import touched_in
from safetydesk.domain.image_guard import is_locked
from safetydesk.services.ground import ground_of
from safetydesk.services.office import Office


def read(office: Office, incident_id: UUID) -> CaseFile:
    """Raises Refusal `no_such_record`, Trouble `record_altered` when a text is not what was last signed for."""
    now = office.now()
    with office.reading() as reading:
        case = reading.case_file(incident_id)
        checkpoint = reading.checkpoint(now)
        clocks = clocks_of(case, ground_of(office, reading, now), touched_in(case))
    return replace(judged(office, case), checkpoint=checkpoint, clocks=ClocksAt(at=now, clocks=clocks))


def judged(office: Office, case: CaseFile) -> CaseFile:
    """With the guard's verdict, which is no record's."""
    incident = case.incident
    locked = is_locked(incident.categories, incident.sexual_image, case.described, office.vocabulary)
    return replace(case, is_locked=locked)
