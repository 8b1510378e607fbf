"""What a derived copy needs: areas that are areas, and for each the reason why it is kept or covered."""

from __future__ import annotations

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.derivation import CROP, DERIVATIONS, DerivationDraft
from safetydesk.domain.vocabulary import Vocabulary

OTHER = "other"
MOST_AREAS = 500
"""More rectangles than anybody draws; a list from elsewhere may have any number."""


def check_derivation(draft: DerivationDraft, vocabulary: Vocabulary, found: Findings) -> Findings:
    """Whether they lie on the picture is known only once it is opened."""
    if draft.kind not in DERIVATIONS:
        found.say("kind", "not_in_the_list")
    if not draft.areas:
        found.say("areas", "needed")
    elif len(draft.areas) > MOST_AREAS:
        found.say("areas", "too_long")
    elif draft.kind == CROP and len(draft.areas) > 1:
        found.say("areas", "one_area_only")
    reasons = [area.reason for area in draft.areas]
    if not all(reasons):
        found.say("areas", "reason_for_each_area")
    if any(reason and reason not in vocabulary.lists["redaction_reasons"] for reason in reasons):
        found.say("areas", "not_in_the_list")
    if OTHER in reasons:
        found.need("note", draft.note)
    found.text("note", draft.note)
    return found
