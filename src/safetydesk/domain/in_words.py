"""Records in words of what the school must not or cannot hold (`domain.md` 4.2-4.6). Nothing is attached to any.

They say who has an image, where a document is filed, who saw what by accident or on purpose, what was searched and
what was asked to be deleted. None has a field that could hold a file, a picture, a path or bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.initial_review import InitialReview


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldElsewhere:
    """A document that is not in the store (a letter of the police or the LADO): what it is and where it is filed."""

    id: UUID
    incident_id: UUID
    document: str
    from_whom: str = ""
    dated: str = ""
    where_filed: str = ""
    why_not_here: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHolder:
    """A person or account said to have an image: one line of "known holders and shares" (D93).

    `still_held` is a code of `still_held`; `shared_when` is as told.
    """

    id: UUID
    incident_id: UUID
    holder: str
    platform: str = ""
    received_from: str = ""
    sent_to: str = ""
    shared_when: str = ""
    source: str = ""
    still_held: str = ""
    note: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AccidentalViewing:
    """Somebody saw it without meaning to, or was shown it. `welfare` is a code of `offer_states`."""

    id: UUID
    incident_id: UUID
    viewed_by: str
    viewed: Moment | None = None
    where_viewed: str = ""
    how_it_came: str = ""
    done_next: str = ""
    told_whom: str = ""
    told: Moment | None = None
    not_deleted: bool = False
    not_forwarded: bool = False
    not_shown: bool = False
    welfare: str = ""
    welfare_by: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionToView:
    """That it was looked at on purpose, as an exception: why, who agreed, who was there; signed by two members.

    Whoever writes it down or amends it signs; `countersigned_by` is another member, later. `viewing_reasons` are codes
    of the list of that name, `same_sex` one of `same_sex_answers`.
    """

    id: UUID
    incident_id: UUID
    viewing_reasons: tuple[str, ...]
    why_only_way: str
    agreed_by: str
    agreed: Moment | None = None
    viewed_by: str
    present: str = ""
    viewed: Moment | None = None
    where_viewed: str = ""
    same_sex: str = ""
    outcome_of_viewing: str = ""
    signed: Moment
    signed_by: UUID
    countersigned: Moment | None = None
    countersigned_by: UUID | None = None
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

    @property
    def is_pending(self) -> bool:
        """Whether the second signature is still to come."""
        return self.countersigned is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """A person or thing was searched (4.6, D94). `held_item` is the number of what was taken, where it is held."""

    id: UUID
    incident_id: UUID
    searched: Moment | None = None
    where_searched: str = ""
    searched_by: str
    witness: str = ""
    who_or_what: str
    search_reason: str
    authorised_by: str = ""
    what_found: str
    held_item: str = ""
    follow_up: str = ""
    parents_told: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionRecord:
    """A child or parent was, or is to be, asked to delete something (4.5); open until they say that they have.

    `agreement` is a code of `deletion_agreements`, `report_remove` one of `offer_states`.
    """

    id: UUID
    incident_id: UUID
    what_to_delete: str
    agreement: str = ""
    agreed_by: str = ""
    agreed: Moment | None = None
    why_not_needed: str = ""
    asked_whom: str = ""
    asked: Moment | None = None
    deadline: date | None = None
    confirmed_by: str = ""
    confirmed: Moment | None = None
    checks_made: str = ""
    report_remove: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

    @property
    def is_open(self) -> bool:
        """Whether nobody has confirmed yet that it was done."""
        return self.confirmed is None


InWords = (
    InitialReview
    | HeldElsewhere
    | KnownHolder
    | AccidentalViewing
    | DecisionToView
    | SearchRecord
    | DeletionRecord
)
