"""A note on an incident. Append-only: a correction is another note."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNote:
    """`kind` is a code of `note_kinds`: a note, a contact, a child's voice, an opinion; "" is a plain note.

    `person_id` is whose voice it is or whom the contact was with; `person_name` where they are not on the incident.
    """

    id: UUID
    incident_id: UUID
    text: str
    kind: str = ""
    person_id: UUID | None = None
    person_name: str = ""
    method: str = ""
    at: Moment
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1
