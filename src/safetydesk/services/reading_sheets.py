"""A sheet as it stands today: the case read afresh, filled for whoever is at the desk."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.sheet import sheet_named
from safetydesk.domain.sheet_filling import FilledSheet, filled
from safetydesk.domain.takedown_standing import answers_due
from safetydesk.domain.team_member import TeamMember
from safetydesk.services import reading_cases
from safetydesk.services.office import Office
from safetydesk.wording import SheetWords, load_sheets


def read(
    office: Office, incident_id: UUID, sheet: str, person_id: UUID | None
) -> tuple[CaseFile, FilledSheet]:
    """Raises Refusal `no_such_record`, `no_such_sheet`; Trouble `record_altered`, `vocabulary_damaged`."""
    case, sheets = reading_cases.read(office, incident_id), load_sheets()
    with office.reading() as reading:
        me = reading.get(TeamMember, office.me)
    return case, filled(
        case,
        sheet_named(sheets, sheet),
        person_id,
        sheets=sheets,
        me=me,
        now=office.now(),
        speak=SheetWords(office.vocabulary),
        answer_due=answers_due(office.vocabulary, office.calendars),
    )
