"""What is typed of a record in words. Times stand as typed; no field can hold a file, a path or bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldElsewhereDraft:
    document: str = ""
    from_whom: str = ""
    dated: str = ""
    where_filed: str = ""
    why_not_here: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHolderDraft:
    holder: str = ""
    platform: str = ""
    received_from: str = ""
    sent_to: str = ""
    shared_when: str = ""
    source: str = ""
    still_held: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccidentalViewingDraft:
    viewed_by: str = ""
    viewed: str = ""
    where_viewed: str = ""
    how_it_came: str = ""
    done_next: str = ""
    told_whom: str = ""
    told: str = ""
    not_deleted: bool = False
    not_forwarded: bool = False
    not_shown: bool = False
    welfare: str = ""
    welfare_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionToViewDraft:
    viewing_reasons: tuple[str, ...] = ()
    why_only_way: str = ""
    agreed_by: str = ""
    agreed: str = ""
    viewed_by: str = ""
    present: str = ""
    viewed: str = ""
    where_viewed: str = ""
    same_sex: str = ""
    outcome_of_viewing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDraft:
    searched: str = ""
    where_searched: str = ""
    searched_by: str = ""
    witness: str = ""
    who_or_what: str = ""
    search_reason: str = ""
    authorised_by: str = ""
    what_found: str = ""
    held_item: str = ""
    follow_up: str = ""
    parents_told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionDraft:
    what_to_delete: str = ""
    agreement: str = ""
    agreed_by: str = ""
    agreed: str = ""
    why_not_needed: str = ""
    asked_whom: str = ""
    asked: str = ""
    deadline: str = ""
    confirmed_by: str = ""
    confirmed: str = ""
    checks_made: str = ""
    report_remove: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitialReviewDraft:
    reviewed: str = ""
    took_part: str = ""
    what_is_known: str = ""
    referral_triggers: tuple[str, ...] = ()
    why_triggers: str = ""
    ages: str = ""
    sharing_intents: tuple[str, ...] = ()
    how_widely: str = ""
    where_shared: str = ""
    child_knows: str = ""
    off_devices: str = ""
    risk_factors: str = ""
    spoken_with: str = ""
    parents_informed: str = ""
    why_not_informed: str = ""
    review_decision: str = ""
    review_again: str = ""
    reviewed_again: str = ""


WordsDraft = (
    InitialReviewDraft
    | HeldElsewhereDraft
    | KnownHolderDraft
    | AccidentalViewingDraft
    | DecisionToViewDraft
    | SearchDraft
    | DeletionDraft
)
