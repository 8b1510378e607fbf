"""One approach to one outside agency by one route, from first contact to outcome (`domain.md` 5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """`route` is a vocabulary code; `about` the people of the incident whom it is about, of everybody where it names
    nobody. `references` are free text, never checked against a pattern (rule R8).

    `started` is the first try, `made` when it was taken in. `informed`/`consent` are codes, each with its reason.
    `documents` says what was sent, with its SHA-256 where it was an exhibit. `decision` is the agency's;
    `challenged_by` and what follows say who disagreed with it, and what came of that.
    """

    id: UUID
    incident_id: UUID
    route: str
    about: tuple[UUID, ...] = ()
    agency_id: UUID | None = None
    organisation: str = ""
    office: str = ""
    spoke_to: str = ""
    role: str = ""
    method: str = ""
    started: Moment | None = None
    made: Moment
    made_by: UUID
    shared: str = ""
    informed: str = ""
    informed_reason: str = ""
    consent: str = ""
    consent_reason: str = ""
    documents: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    acknowledged: Moment | None = None
    acknowledged_by: str = ""
    advice: str = ""
    action_taken: str = ""
    decision: str = ""
    next_contact: Moment | None = None
    challenged: Moment | None = None
    challenged_by: str = ""
    challenge: str = ""
    challenge_result: str = ""
    outcome: str = ""
    closed: Moment | None = None
    row_version: int = 1

    @property
    def is_waiting(self) -> bool:
        """Made, and nothing has come back yet."""
        return self.closed is None and self.acknowledged is None
