"""Acts about the sheets of agencies. `document` is a code of the labels `document.<code>`, as of every print."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRecorded(IncidentEvent):
    """The first answers of a member on one sheet about one person, or about the incident."""

    record: UUID
    document: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAmended(IncidentEvent):
    """Each answer that is another now, the old one beside it."""

    record: UUID
    document: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFieldCopied(IncidentEvent):
    """One field was put on the clipboard for a portal: which, and for whom. Never what it says.

    `person` is whom the sheet is about, None where it is about the incident.
    """

    touches = ("disclosures",)
    disclosure: UUID
    document: str
    person: UUID | None = None
    field: str
    recipient: str
    copy_number: int
