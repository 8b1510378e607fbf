"""What a record in words needs, and what is pointed out about one without ever holding it up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from safetydesk.domain.checks.codes import check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.in_words import AccidentalViewing, DecisionToView, DeletionRecord, InWords
from safetydesk.domain.initial_review import NO_TRIGGER, NOT_INFORMED, InitialReview
from safetydesk.domain.kinds_of_words import kind_of
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.words_drafts import DeletionDraft, InitialReviewDraft, WordsDraft

NOT_NEEDED, NOT_YET = "not_needed", "not_yet"
_AGREES = ("police", "social_care", NOT_NEEDED)


def check_words(draft: WordsDraft, now: Moment, vocabulary: Vocabulary) -> tuple[Findings, Mapping[str, Any]]:
    """What is wrong with a draft, and the values of its record: times read, all else as typed."""
    kind, found = kind_of(draft), Findings(now)
    for name in kind.needed:
        value = getattr(draft, name)
        if not (value.strip() if isinstance(value, str) else value):
            found.say(name, "needed")
    found.texts(draft)
    lists = {name: terms for name, terms in kind.lists.items() if name not in kind.own_words}
    check_codes(found, draft, lists, vocabulary)
    read: dict[str, Any] = {name: getattr(draft, name) for name in kind.fields}
    read |= {name: found.moment(name, read[name]) for name in kind.moments()}
    read |= {name: found.day(name, read[name]) for name in kind.days()}
    if isinstance(draft, DeletionDraft):
        _check_deletion(found, draft, read)
    if isinstance(draft, InitialReviewDraft):
        _check_review(found, draft, read)
    return found, read


def points(record: InWords, today: date) -> tuple[str, ...]:
    """Codes of `[label.in_words.point_<code>]`: what somebody should see to. They remind; they stop nothing."""
    if isinstance(record, DeletionRecord):
        return tuple(_about_deletion(record, today))
    if isinstance(record, DecisionToView):
        return tuple(_about_viewing(record))
    if isinstance(record, InitialReview):
        return tuple(_about_review(record, today))
    if isinstance(record, AccidentalViewing) and record.welfare in ("", NOT_YET):
        return ("welfare_not_offered",)
    return ()


def is_agreed(agreement: str) -> bool:
    """Whether somebody may be asked to delete: police or social care agree, or no agreement is needed here."""
    return agreement in _AGREES


def _check_deletion(found: Findings, draft: DeletionDraft, read: Mapping[str, Any]) -> None:
    if draft.agreement == NOT_NEEDED:
        found.need("why_not_needed", draft.why_not_needed)
    if read["confirmed"] is not None:
        found.need("confirmed_by", draft.confirmed_by)
        if read["asked"] is not None and read["confirmed"].utc < read["asked"].utc:
            found.say("confirmed", "confirmed_before_asked")


def _check_review(found: Findings, draft: InitialReviewDraft, read: Mapping[str, Any]) -> None:
    if NO_TRIGGER in draft.referral_triggers and len(draft.referral_triggers) > 1:
        found.say("referral_triggers", "none_with_others")
    if draft.parents_informed == NOT_INFORMED:
        found.need("why_not_informed", draft.why_not_informed)
    held, again = read["reviewed"], read["reviewed_again"]
    if held is not None and again is not None and again.utc < held.utc:
        found.say("reviewed_again", "reviewed_again_before")


def _about_review(record: InitialReview, today: date) -> list[str]:
    said = []
    if record.has_trigger:
        said.append("trigger_applies")
    if record.parents_informed in ("", NOT_YET) and not record.why_not_informed.strip():
        said.append("parents_not_informed")
    if record.review_again is not None and record.review_again < today and record.reviewed_again is None:
        said.append("review_again_overdue")
    return said


def _about_deletion(record: DeletionRecord, today: date) -> list[str]:
    said = []
    agreed = is_agreed(record.agreement)
    late = record.asked is not None and record.agreed is not None and record.asked.utc < record.agreed.utc
    if record.asked is not None and (not agreed or late):
        said.append("asked_before_agreed")
    elif not agreed:
        said.append("not_agreed_yet")
    if agreed and record.agreement != NOT_NEEDED and not (record.agreed_by.strip() and record.agreed):
        said.append("agreement_unsaid")
    if record.is_open and record.deadline is not None and record.deadline < today:
        said.append("deletion_overdue")
    return said


def _about_viewing(record: DecisionToView) -> list[str]:
    said = []
    if record.is_pending:
        said.append("second_signature")
    if record.viewed is not None and (record.agreed is None or record.viewed.utc < record.agreed.utc):
        said.append("viewed_before_agreed")
    if not record.present.strip():
        said.append("nobody_present")
    return said
