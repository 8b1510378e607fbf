"""Acts that many tests of the services begin with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.incident import Incident
from safetydesk.services.desk import Desk
from samples import png


def a_draft(desk: Desk, **changes: Any) -> IncidentDraft:
    return replace(desk.incident_log.new_draft(), **{"summary": "Somebody sent her this", **changes})


def logged(desk: Desk, **changes: Any) -> Incident:
    return desk.incident_log.log(a_draft(desk, **changes))


def with_files(desk: Desk, folder: Path, count: int, **changes: Any) -> IncidentDraft:
    """A kept draft that holds `count` pictures."""
    files = [png(folder, 60 + number, 40, name=f"shot{number}.png") for number in range(count)]
    intake = desk.exhibits.receive_into_draft(a_draft(desk, **changes), files, "no")
    assert intake.draft is not None and not intake.refused
    return intake.draft


def logged_with_files(desk: Desk, folder: Path, count: int, **changes: Any) -> CaseFile:
    incident = desk.incident_log.log(with_files(desk, folder, count, **changes))
    return desk.incident_log.reread(incident.id)


def recategorised(desk: Desk, case: CaseFile, *categories: str, reason: str = "wrong category") -> Incident:
    draft = replace(desk.incident_log.amendment_draft(case), categories=categories, severity=4)
    return desk.incident_log.amend(case.incident.id, case.incident.row_version, draft, reason)


def needed_of(desk: Desk, incident_id: UUID) -> tuple[str, ...]:
    """Codes of the duties that are open."""
    return tuple(duty.code for duty in desk.incident_log.still_needed(desk.incident_log.reread(incident_id)))
