"""The kinds of record in words: one list for checks, services, the command line, the page and the print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from safetydesk.domain.clock import Moment
from safetydesk.domain.in_words import (
    AccidentalViewing,
    DecisionToView,
    DeletionRecord,
    HeldElsewhere,
    InWords,
    KnownHolder,
    SearchRecord,
)
from safetydesk.domain.initial_review import InitialReview
from safetydesk.domain.plain import hints_of
from safetydesk.domain.words_drafts import (
    AccidentalViewingDraft,
    DecisionToViewDraft,
    DeletionDraft,
    HeldElsewhereDraft,
    InitialReviewDraft,
    KnownHolderDraft,
    SearchDraft,
    WordsDraft,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfWords:
    """`code` is permanent (list `records_in_words`); `case_field` its place in the case file; `lists` says which
    fields hold codes, and of which list; `own_words` which of these may hold somebody's own word as well."""

    code: str
    case_field: str
    record: type
    draft: type
    needed: tuple[str, ...]
    lists: Mapping[str, str] = field(default_factory=dict)
    own_words: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """What somebody types, in the order in which it is asked."""
        return tuple(hints_of(self.draft))

    def moments(self) -> tuple[str, ...]:
        """Fields that are times."""
        return tuple(name for name in self.fields if hints_of(self.record)[name] == Moment | None)

    def days(self) -> tuple[str, ...]:
        """Fields that are dates."""
        return tuple(name for name in self.fields if hints_of(self.record)[name] == date | None)

    def draft_of(self, record: InWords) -> WordsDraft:
        """A record in a form's shape."""
        said = {name: _typed(getattr(record, name)) for name in self.fields}
        draft: WordsDraft = self.draft(**said)
        return draft


INITIAL_REVIEW = KindOfWords(
    code="initial_review",
    case_field="initial_reviews",
    record=InitialReview,
    draft=InitialReviewDraft,
    needed=("reviewed", "took_part", "referral_triggers", "review_decision"),
    lists={
        "referral_triggers": "referral_triggers",
        "sharing_intents": "sharing_intents",
        "how_widely": "how_widely_shared",
        "child_knows": "known_answers",
        "off_devices": "known_answers",
        "parents_informed": "parents_informed_answers",
    },
)
HELD_ELSEWHERE = KindOfWords(
    code="held_elsewhere",
    case_field="held_elsewhere",
    record=HeldElsewhere,
    draft=HeldElsewhereDraft,
    needed=("document", "where_filed"),
)
KNOWN_HOLDER = KindOfWords(
    code="known_holder",
    case_field="known_holders",
    record=KnownHolder,
    draft=KnownHolderDraft,
    needed=("holder", "source"),
    lists={"platform": "platforms", "still_held": "still_held"},
    own_words=("platform",),
)
ACCIDENTAL_VIEWING = KindOfWords(
    code="accidental_viewing",
    case_field="accidental_viewings",
    record=AccidentalViewing,
    draft=AccidentalViewingDraft,
    needed=("viewed_by", "viewed", "how_it_came"),
    lists={"welfare": "offer_states"},
)
DECISION_TO_VIEW = KindOfWords(
    code="decision_to_view",
    case_field="decisions_to_view",
    record=DecisionToView,
    draft=DecisionToViewDraft,
    needed=("viewing_reasons", "why_only_way", "agreed_by", "viewed_by"),
    lists={"viewing_reasons": "viewing_reasons", "same_sex": "same_sex_answers"},
)
SEARCH = KindOfWords(
    code="search",
    case_field="searches",
    record=SearchRecord,
    draft=SearchDraft,
    needed=("searched", "searched_by", "who_or_what", "search_reason", "what_found"),
)
DELETION = KindOfWords(
    code="deletion",
    case_field="deletions",
    record=DeletionRecord,
    draft=DeletionDraft,
    needed=("what_to_delete",),
    lists={"agreement": "deletion_agreements", "report_remove": "offer_states"},
)
KINDS = (
    INITIAL_REVIEW,
    KNOWN_HOLDER,
    HELD_ELSEWHERE,
    ACCIDENTAL_VIEWING,
    DECISION_TO_VIEW,
    SEARCH,
    DELETION,
)
"""In the order in which a page and a print show them."""


def kind_of(what: object) -> KindOfWords:
    """The kind of a record or draft. Raises KeyError for anything else: our own mistake."""
    for kind in KINDS:
        if isinstance(what, (kind.record, kind.draft)):
            return kind
    raise KeyError(type(what).__name__)


def _typed(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, Moment):
        return value.text()
    return value.isoformat() if isinstance(value, date) else value
