"""Referrals and calls as lines of words."""

from __future__ import annotations

from collections.abc import Iterator

from safetydesk import wording
from safetydesk.domain.call_waits import waits
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.referral import Referral
from safetydesk.domain.vocabulary import Vocabulary

_LISTS = {
    "informed": "informed",
    "consent": "consents",
    "decision": "agency_decisions",
    "outcome": "referral_outcomes",
}
_IN_ORDER = (
    "organisation", "office", "spoke_to", "role", "started", "shared", "informed", "informed_reason", "consent",
    "consent_reason", "documents", "references", "acknowledged", "acknowledged_by", "advice", "action_taken",
    "decision", "next_contact", "challenged", "challenged_by", "challenge", "challenge_result", "outcome", "closed",
)  # fmt: skip


def referral_facts(referral: Referral, case: CaseFile, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Each field's label and what stands there; nothing for nothing."""
    if referral.about:
        yield wording.label("incident.referral_about"), "\n".join(wording.named_people(referral.about, case))
    for name in _IN_ORDER:
        value = getattr(referral, name)
        if isinstance(value, Moment):
            words = wording.moment_words(value)
        elif isinstance(value, tuple):
            words = "\n".join(value)
        else:
            words = vocabulary.term(_LISTS[name], value).label if name in _LISTS and value else value or ""
        if words:
            yield wording.label(f"incident.referral_{name}"), words


def call_lines(case: CaseFile, vocabulary: Vocabulary) -> Iterator[str]:
    """What the calls come to for each route, and each of them with its number."""
    for wait in waits(case.call_attempts):
        yield f"  {_to(wait.route, '', vocabulary)}: {wording.waits_words(wait)}"
    for number, call in enumerate(case.call_attempts, 1):
        minutes = None if call.is_open else call.minutes
        came_of_it = wording.call_result_words(call.result, minutes, vocabulary)
        at = wording.moment_words(call.began)
        yield f"  {number}. {at}  {_to(call.route, call.organisation, vocabulary)}: {came_of_it}"
        yield from (f"      | {line}" for line in call.note.split("\n") if line)


def _to(route: str, organisation: str, vocabulary: Vocabulary) -> str:
    whom = wording.route_words(route, organisation, vocabulary)
    return " ".join(whom.split()) or wording.label("call_to_somebody")
