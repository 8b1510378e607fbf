"""What bears on how an incident is judged: marks that raise it, when it was, which clauses and procedure hold."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """One for an incident, amended. Marks, characteristics, clauses and policies are codes; each list may grow.

    `marks`: `incident_marks` (coercion, a child under 13 ...). `school_time`: `school_times` (in the school day,
    outside, both). `intent`: `intents`. `lead_procedure`: `policies`, with why where another one leads (D11).
    `other_references`: what other systems (CPOMS, the MIS) call it, free text. `anybody_replied`: D75.
    """

    id: UUID
    incident_id: UUID
    marks: tuple[str, ...] = ()
    characteristics: tuple[str, ...] = ()
    school_time: str = ""
    intent: str = ""
    network: str = ""
    audience: str = ""
    clauses: tuple[str, ...] = ()
    managed_under: tuple[str, ...] = ()
    lead_procedure: str = ""
    lead_reason: str = ""
    other_references: tuple[str, ...] = ()
    anybody_replied: str = ""
    police_wish: str = ""
    police_wish_by: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1
