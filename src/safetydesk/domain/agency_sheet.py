"""The answers an agency asks for, put in its own order before anybody sits down at its form or portal."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer:
    """`state` is "said" (`text`), "not_known" or "not_asked": not known is an answer, a blank is not."""

    code: str
    text: str = ""
    state: str = "said"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySheet:
    """One for an incident, a sheet of `sheets.toml` and the person it is about (None: about the incident)."""

    id: UUID
    incident_id: UUID
    sheet: str
    person_id: UUID | None = None
    answers: tuple[SheetAnswer, ...] = ()
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1
