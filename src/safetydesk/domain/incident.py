"""One thing that happened online, or is said to have happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.happened import Happened

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Four times are four fields (rule R5): `happened`, `discovered` (came to notice), `reported`, `recorded`.

    `categories` holds codes, the primary one first; `severity` is 1 (low) to 4 (critical), 0 when not yet judged.
    """

    id: UUID
    reference: str
    summary: str
    child_words: str = ""
    happened: Happened = field(default_factory=Happened)
    discovered: Moment
    reported: Moment | None = None
    recorded: Moment
    recorded_by: UUID
    owner: UUID
    told_by: str = ""
    told_how: str = ""
    platform: str = ""
    address: str = ""
    device: str = ""
    place: str = ""
    categories: tuple[str, ...] = ()
    severity: int = 0
    severity_reason: str = ""
    immediate_action: str = ""
    wishes: str = ""
    sexual_image: bool = False
    status: str = OPEN
    row_version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """A person's part in an incident; `part` is a code of the list `parts`.

    Recorded wrongly, it is withdrawn with a reason: it stays on record, and says wherever it stands that it is.
    """

    id: UUID
    incident_id: UUID
    person_id: UUID
    part: str
    note: str = ""
    withdrawn: Moment | None = None
    withdrawn_by: UUID | None = None
    withdrawn_reason: str = ""
    row_version: int = 1

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn is not None
