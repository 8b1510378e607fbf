"""The answers an agency asks for, put in its own order before anybody sits down at its form or portal."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment

SAID, NOT_KNOWN, NOT_ASKED = ANSWER_STATES = ("said", "not_known", "not_asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer:
    """`state` is "said" (`text`), "not_known" or "not_asked": not known is an answer, a blank is not."""

    code: str
    text: str = ""
    state: str = SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySheet:
    """One for an incident, a sheet of `resources/sheets/` and the person it is about (None: about the incident).

    Only what a member answered stands here. The rest is filled from the record each time it is read.
    """

    id: UUID
    incident_id: UUID
    sheet: str
    person_id: UUID | None = None
    answers: tuple[SheetAnswer, ...] = ()
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

    def answer(self, code: str) -> SheetAnswer | None:
        """What a member answered there, if anything."""
        return next((each for each in self.answers if each.code == code), None)
