"""What a list shows: a few fields of each record, and no more. A list is not an opening, and is not recorded as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """`people` counts parts that stand; one withdrawn is not counted. `owner` is the member who answers for it."""

    id: UUID
    reference: str
    discovered: Moment
    summary: str
    categories: tuple[str, ...]
    severity: int
    status: str
    people: int
    exhibits: int
    owner: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionRow:
    id: UUID
    reference: str
    staff: str
    other_party: str
    kind: str
    decision: str
    review_on: date | None
    in_force_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterIncident:
    """An incident that came to notice once an exemption was declared; `parts` are codes of the list `parts`."""

    id: UUID
    reference: str
    discovered: Moment
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A referral that nothing has come back from, or whose agency is to be in touch again.

    `last_contact` is the last that passed between: made, acknowledged, or a call about it. `next_contact` is due then.
    """

    incident_id: UUID
    reference: str
    route: str
    organisation: str
    made: Moment
    acknowledged: Moment | None = None
    last_contact: Moment | None = None
    next_contact: Moment | None = None


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What a person is found by as one types, and the row version it was read at."""

    id: UUID
    row_version: int
    name: str
    known_as: str
    year_group: str
    job: str
    handles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """One exhibit as it is told of where the same bytes are met again. `fingerprint` is their SHA-256 in hex."""

    fingerprint: str
    exhibit_id: UUID
    number: str
    state: str
    incident_id: UUID
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One record that the find box found: `kind` is Incident or Exemption or Person; `where` names what matched."""

    id: UUID
    kind: str
    reference: str
    title: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilter:
    """What the list is narrowed to and how it is ordered; empty means all. `severity` is "at least"."""

    only: UUID | None = None
    status: str = ""
    severity: int = 0
    category: str = ""
    order: str = "discovered"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitLine:
    """An exhibit that has a file, as far as a count or a line asks; its card and seal unread."""

    id: UUID
    incident_id: UUID
    number: str
    added: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffRow:
    """A second person's word that is waited for. `is_own`: the member at the desk may not give it. `question` is a
    code of `decision_questions`, "" of a closing."""

    id: UUID
    incident_id: UUID
    reference: str
    about_kind: str
    why: str
    asked: Moment
    asked_by: UUID
    question: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementRow:
    """A second person who did not agree and was not answered. `question` is "" of a closing; `owner` a name, or ""."""

    id: UUID
    incident_id: UUID
    reference: str
    about_kind: str
    question: str
    signed: Moment
    signed_by: str
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """A line of the tracker of actions."""

    id: UUID
    incident_id: UUID
    reference: str
    what: str
    owner: str
    due: date | None
    arisen_from: str = ""
    done: Moment | None = None
    not_done_reason: str = ""

    @property
    def is_open(self) -> bool:
        return self.done is None and not self.not_done_reason

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFilter:
    """`state` is "open", "overdue", "settled", or "" for all; `restricted_too` whether restricted incidents' count."""

    state: str = "open"
    incident: UUID | None = None
    restricted_too: bool = True
