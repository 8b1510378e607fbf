"""What a decision about the harm threshold needs, and what an outcome needs."""

from __future__ import annotations

from safetydesk.domain.allegation_drafts import OutcomeDraft, ThresholdDraft
from safetydesk.domain.checks.codes import check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.vocabulary import Vocabulary

OF_THRESHOLD = {
    "limbs": "harm_limbs", "answer": "threshold_answers", "lado_consulted": "lado_consulted_answers",
    "case_manager": "case_managers",
}  # fmt: skip
OF_OUTCOME = {"outcome": "allegation_outcomes"}
MET = "met"
_NOT_MET = ("low_level", "neither")


def check_threshold(draft: ThresholdDraft, manager: str, now: Moment, vocabulary: Vocabulary) -> Findings:
    """`manager` is the one that follows from who the adult is: another one needs the reason.

    A limb that may be met is for the LADO: it does not go with an answer that it is not met.
    """
    found = Findings(now)
    for field in ("person_id", "answer", "reason", "decided_by"):
        found.need(field, getattr(draft, field))
    found.texts(draft)
    check_codes(found, draft, OF_THRESHOLD, vocabulary)
    if draft.answer == MET and not draft.limbs:
        found.say("limbs", "threshold_needs_a_limb")
    elif draft.answer in _NOT_MET and draft.limbs:
        found.say("limbs", "limb_but_not_met")
    if draft.case_manager and draft.case_manager != manager:
        found.need("case_manager_reason", draft.case_manager_reason, "case_manager_needs_reason")
    found.moment("decided", draft.decided)
    return found


def check_outcome(draft: OutcomeDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    found = Findings(now)
    for field in ("person_id", "outcome", "reason", "decided_by"):
        found.need(field, getattr(draft, field))
    found.texts(draft)
    check_codes(found, draft, OF_OUTCOME, vocabulary)
    found.moment("decided", draft.decided)
    return found
