"""Who must be told of an incident, by the rules that this school adopted."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.must_tell import Telling
from safetydesk.domain.must_tell import must_tell as asked_to_tell
from safetydesk.services.desk import Desk


def must_tell(desk: Desk, case: CaseFile) -> tuple[Telling, ...]:
    """Each of them, and whether they were told and said so. Reads the school's rules: run by `Tasks`."""
    return asked_to_tell(case, wording.load_must_tell(), desk.office.house.rules())
