"""Everything held about one incident, read in one snapshot: what its page shows and what its print prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from safetydesk.domain.access_ban import AccessBan
from safetydesk.domain.agency import Agency
from safetydesk.domain.agency_sheet import AgencySheet
from safetydesk.domain.allegation import AllegationOutcome, ThresholdDecision
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.clock import Moment
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.conversation import Conversation
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.custody import CustodyEntry
from safetydesk.domain.deadline import Deadline
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.domain.decision import Decision
from safetydesk.domain.destruction import Destruction
from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.events import Change, Event
from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.in_words import (
    AccidentalViewing,
    DecisionToView,
    DeletionRecord,
    HeldElsewhere,
    KnownHolder,
    SearchRecord,
)
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.initial_review import InitialReview
from safetydesk.domain.notice import Notice
from safetydesk.domain.pathway_step import PathwayStep
from safetydesk.domain.person import Person
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.referral import Referral
from safetydesk.domain.school import School
from safetydesk.domain.takedown import Takedown, TakedownStep
from safetydesk.domain.team_member import TeamMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One correction: the first account always prints first, this beside it."""

    at: Moment
    by: UUID
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One audited act, as a history shows it. `event` is None where the payload was lawfully destroyed."""

    number: int
    at: Moment
    member: UUID
    kind: str
    subject: UUID
    event: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksAt:
    """Every clock of an incident as it stood at that moment, the met ones too."""

    at: Moment
    clocks: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """`first_account` is the incident as first written; `incident` as it stands after `amendments`.

    `clocks` is derived as it is read, and nothing is counted from it again: it is what a print says.
    """

    school: School
    incident: Incident
    first_account: Incident
    amendments: tuple[Amendment, ...] = ()
    people: tuple[tuple[Involvement, Person], ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    described: tuple[DescribedItem, ...] = ()
    destructions: tuple[Destruction, ...] = ()
    held: tuple[HeldItem, ...] = ()
    custody: tuple[CustodyEntry, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    notes: tuple[CaseNote, ...] = ()
    notices: tuple[Notice, ...] = ()
    referrals: tuple[Referral, ...] = ()
    decisions: tuple[Decision, ...] = ()
    initial_reviews: tuple[InitialReview, ...] = ()
    held_elsewhere: tuple[HeldElsewhere, ...] = ()
    known_holders: tuple[KnownHolder, ...] = ()
    accidental_viewings: tuple[AccidentalViewing, ...] = ()
    decisions_to_view: tuple[DecisionToView, ...] = ()
    searches: tuple[SearchRecord, ...] = ()
    deletions: tuple[DeletionRecord, ...] = ()
    circumstances: tuple[Circumstances, ...] = ()
    call_attempts: tuple[CallAttempt, ...] = ()
    deadline_changes: tuple[DeadlineChange, ...] = ()
    takedowns: tuple[Takedown, ...] = ()
    takedown_steps: tuple[TakedownStep, ...] = ()
    links: tuple[IncidentLink, ...] = ()
    closures: tuple[Closure, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    debriefs: tuple[Debrief, ...] = ()
    actions: tuple[Action, ...] = ()
    threshold_decisions: tuple[ThresholdDecision, ...] = ()
    allegation_outcomes: tuple[AllegationOutcome, ...] = ()
    pathway_steps: tuple[PathwayStep, ...] = ()
    bans: tuple[AccessBan, ...] = ()
    agency_sheets: tuple[AgencySheet, ...] = ()
    agencies: tuple[Agency, ...] = ()
    copies_out: tuple[CopyOut, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    history: tuple[Done, ...] = ()
    members: Mapping[UUID, TeamMember] = field(default_factory=dict)
    is_locked: bool = False
    checkpoint: Checkpoint | None = None
    clocks: ClocksAt | None = None

    def member_name(self, member: UUID) -> str:
        found = self.members.get(member)
        return found.name if found else str(member)

    def has_left(self, member: UUID) -> bool:
        found = self.members.get(member)
        return found is not None and found.ended is not None
