"""What somebody has typed so far. Times stay as typed until `domain.checks` has read them; nothing here is a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.exhibit import CaptureCard, SealedEvidence
from safetydesk.domain.happened import UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPerson:
    """Somebody with a part: one already known (`person_id`), or a new one made inline from the name.

    `is_somebody_else` says that this is not the member of the team whose name it may be; `takes_off_list` that the
    member whom it is may not open the record any more.
    """

    part: str
    person_id: UUID | None = None
    name: str = ""
    kind: str = "pupil"
    year_group: str = ""
    known_as: str = ""
    handles: tuple[str, ...] = ()
    note: str = ""
    is_somebody_else: bool = False
    takes_off_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEvidence:
    """A file already sealed, waiting for the incident to be saved, when it takes its number.

    `isolated_reason` is a code of `isolation_reasons`; empty where the image guard isolated it.
    """

    sealed: SealedEvidence
    card: CaptureCard = field(default_factory=CaptureCard)
    isolated: bool = False
    isolated_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDraft:
    """An incident as typed. Saving needs `summary` and `discovered`; the rest can wait.

    `restricted`: once it is saved only its author and the members `may_open` find it, for `restricted_reason`.
    """

    id: UUID
    started: Moment
    summary: str = ""
    child_words: str = ""
    happened_kind: str = UNKNOWN
    happened_start: str = ""
    happened_end: str = ""
    happened_source: str = ""
    discovered: str = "now"
    reported: str = ""
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
    people: tuple[DraftPerson, ...] = ()
    evidence: tuple[DraftEvidence, ...] = ()
    restricted: bool = False
    may_open: tuple[UUID, ...] = ()
    restricted_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedItemDraft:
    shows: str = ""
    said_by: str = ""
    where_it_is: str = ""
    seen_by: str = ""
    held_by: str = ""
    seen_when: str = ""
    steps: str = ""
    where_kind: str = ""
    holder_kind: str = ""
    steps_taken: tuple[str, ...] = ()
    sexual_image: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """`kind` is a code of `note_kinds`; `person_id` somebody with a part in it, `person_name` anybody else."""

    text: str = ""
    at: str = "now"
    kind: str = ""
    person_id: UUID | None = None
    person_name: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDraft:
    to_kind: str = ""
    to_name: str = ""
    was_told: bool = True
    at: str = "now"
    method: str = ""
    said: str = ""
    response: str = ""
    reason_not_told: str = ""
    acknowledged: str = ""
    acknowledged_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDraft:
    """`references` and `documents` as typed, one a line; a line that is an exhibit's number stands for that exhibit.

    `agency_id` is the id, as text, of one of the school's own agencies; `about` are ids of people of the incident.
    """

    route: str = ""
    about: tuple[str, ...] = ()
    agency_id: str = ""
    organisation: str = ""
    office: str = ""
    spoke_to: str = ""
    role: str = ""
    method: str = ""
    started: str = ""
    made: str = "now"
    shared: str = ""
    informed: str = ""
    informed_reason: str = ""
    consent: str = ""
    consent_reason: str = ""
    documents: str = ""
    references: str = ""
    acknowledged: str = ""
    acknowledged_by: str = ""
    advice: str = ""
    action_taken: str = ""
    decision: str = ""
    next_contact: str = ""
    challenged: str = ""
    challenged_by: str = ""
    challenge: str = ""
    challenge_result: str = ""
    outcome: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    question: str = ""
    answer: str = ""
    reason: str = ""
    options: str = ""
    advice: str = ""
    decided: str = "now"
    decided_by: str = ""
    person_wish: str = ""
    overrides_wish: str = ""
    guidance: str = ""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionDraft:
    """`standing` is worked out by the service from the team; dates are as typed. `restricted` as an incident's."""

    kind: str = ""
    staff_id: UUID | None = None
    staff_name: str = ""
    standing: str = "staff"
    other_party: str = ""
    other_is_pupil: str = ""
    relationship: str = ""
    begun: str = ""
    known_to: str = ""
    platforms: str = ""
    declared_on: str = "now"
    dsl_on: str = ""
    dsl_by: str = ""
    head_on: str = ""
    head_by: str = ""
    chair_on: str = ""
    chair_by: str = ""
    decision: str = "pending"
    decided_on: str = ""
    decided_by: str = ""
    reason: str = ""
    conditions: str = ""
    advice: str = ""
    risk_learner: str = ""
    risk_staff: str = ""
    risk_setting: str = ""
    parent_told: str = ""
    in_force_from: str = ""
    in_force_to: str = ""
    review_on: str = ""
    ended_on: str = ""
    ended_reason: str = ""
    restricted: bool = False
    may_open: tuple[UUID, ...] = ()
    restricted_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRequest:
    """Recipient and purpose are asked before anything is printed (`domain.md` 12.3).

    `pictures` is one of `covered.PICTURES`, "" for the covered ones: what is shown where a copy covers a part.
    `agency_only`: with the blank block that the agency itself fills in, where its sheet has one.
    """

    recipient: str = ""
    purpose: str = ""
    basis: str = ""
    pictures: str = ""
    agency_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """What stands typed in a form that has not been saved: one for each form, what it is about, and slot.

    `about` is the id of the incident or record the form belongs to, "" for a new one; `slot` tells two of the
    same form apart (the referral updated, the route offered). `values` and `titles` are texts as shown, by
    field; `before` is what a form that changes a record showed in those fields when it was opened.
    """

    form: str
    about: str = ""
    slot: str = ""
    begun: Moment
    kept: Moment
    values: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
