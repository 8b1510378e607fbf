"""The incidents of one story, each read whole: for services that record for themselves what was done with them."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.incident_link_series import series_of
from safetydesk.services import reading_cases
from safetydesk.services.office import Office


def read(office: Office, incident_id: UUID) -> tuple[CaseFile, ...]:
    """That incident first, then those linked to it. Raises Refusal `no_such_record`, Trouble `record_altered`."""
    with office.reading() as reading:
        ids = series_of(incident_id, reading.story_of(incident_id))
    return tuple(reading_cases.read(office, each) for each in ids)
