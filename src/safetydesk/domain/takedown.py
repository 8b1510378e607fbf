"""Getting one address taken down: what was asked of whom, and whether it has gone."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedown:
    """One address. Where it stands follows from its steps, never stored."""

    id: UUID
    incident_id: UUID
    address: str
    platform: str = ""
    account: str = ""
    what: str = ""
    exhibit_id: UUID | None = None
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownStep:
    """`kind` is a code of `takedown_steps`: captured, reported, chased, answered, refused, removed, back, given_up.

    `route` says to whom, a code of `takedown_routes`; `reference` is free text. `exhibit_id` is what was captured at
    this step: the page as it stood before, or with its content gone.
    """

    id: UUID
    incident_id: UUID
    takedown_id: UUID
    kind: str
    at: Moment
    route: str = ""
    reference: str = ""
    note: str = ""
    exhibit_id: UUID | None = None
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1
