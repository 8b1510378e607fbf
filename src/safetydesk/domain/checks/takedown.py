"""What an address to be taken down needs, and each step about it."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk.domain.checks.codes import check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.takedown import TakedownStep
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.takedown_standing import (
    ANSWERED,
    BACK,
    CAPTURED,
    CHASED,
    GIVEN_UP,
    REFUSED,
    REMOVED,
    REPORTED,
    ROUTES,
    STEPS,
)
from safetydesk.domain.vocabulary import Vocabulary

_AFTER_A_REPORT = (CHASED, ANSWERED, REFUSED)


def check_takedown(draft: TakedownDraft, exhibits: Sequence[Exhibit], now: Moment) -> Findings:
    """Where it is: an address, or at least an account. What captured it is an exhibit of this incident."""
    found = Findings(now)
    if not draft.account.strip():
        found.need("address", draft.address, "takedown_needs_place")
    found.texts(draft)
    _check_exhibit(found, draft, exhibits)
    return found


def check_step(
    draft: TakedownStepDraft,
    before: Sequence[TakedownStep],
    exhibits: Sequence[Exhibit],
    now: Moment,
    vocabulary: Vocabulary,
    *,
    is_locked: bool = False,
) -> tuple[Findings, Moment]:
    """And the time it was. What contradicts the steps `before` it is said: an answer to nothing, back without gone.

    `is_locked`: the incident takes no images, so that none is written down as captured either.
    """
    found = Findings(now)
    found.need("kind", draft.kind)
    found.texts(draft)
    check_codes(found, draft, {"kind": STEPS, "route": ROUTES}, vocabulary)
    if draft.kind == CAPTURED and is_locked:
        found.say("kind", "takedown_never_captured")
    if draft.kind == REPORTED:
        found.need("route", draft.route)
    if draft.kind == GIVEN_UP:
        found.need("note", draft.note)
    found.need("at", draft.at)
    at = found.moment("at", draft.at)
    earlier = {step.kind for step in before if at is None or step.at.utc <= at.utc}
    if draft.kind in _AFTER_A_REPORT and REPORTED not in earlier:
        found.say("kind", "takedown_not_reported")
    if draft.kind == BACK and REMOVED not in earlier:
        found.say("kind", "takedown_not_removed")
    _check_exhibit(found, draft, exhibits)
    return found, at or now


def _check_exhibit(
    found: Findings, draft: TakedownDraft | TakedownStepDraft, exhibits: Sequence[Exhibit]
) -> None:
    if draft.exhibit_id is not None and draft.exhibit_id not in {each.id for each in exhibits}:
        found.say("exhibit_id", "of_another_incident")
