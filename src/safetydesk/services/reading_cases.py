"""A case file as the desk hands it out: read in one snapshot, with the guard's verdict and the checkpoint."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.image_guard import is_locked
from safetydesk.services.office import Office


def read(office: Office, incident_id: UUID) -> CaseFile:
    """Raises Refusal `no_such_record`, Trouble `record_altered` when a text is not what was last signed for."""
    with office.reading() as reading:
        case = reading.case_file(incident_id)
        checkpoint = reading.checkpoint(office.now())
    incident = case.incident
    locked = is_locked(incident.categories, incident.sexual_image, case.described, office.vocabulary)
    return replace(case, is_locked=locked, checkpoint=checkpoint)
