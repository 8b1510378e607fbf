"""Codes that must be in the vocabulary: a word nobody agreed on could never be counted, routed or timed."""

from __future__ import annotations

from collections.abc import Mapping

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.vocabulary import Vocabulary

OF_INCIDENT = {"told_how": "told_how", "device": "devices", "place": "places"}
OF_CARD = {
    "account": "accounts_used",
    "method": "capture_methods",
    "whole_screen": "whole_screen",
    "context_included": "context_included",
    "live": "live_states",
}
OF_NOTICE = {"to_kind": "notice_kinds", "method": "methods"}
OF_DESCRIBED = {
    "where_kind": "described_wheres",
    "holder_kind": "described_holders",
    "steps_taken": "described_steps",
}
OF_REFERRAL = {"method": "methods", "informed": "informed", "consent": "consents"}
OF_CALL = {"result": "call_results"}
OF_DECISION = {"question": "decision_questions"}
OF_EXEMPTION = {"kind": "exemption_kinds"}
"""Field of a draft, and the list whose codes it takes."""


def check_codes(found: Findings, draft: object, lists: Mapping[str, str], vocabulary: Vocabulary) -> Findings:
    """Adds a problem for each filled field whose code is not in its list. Blank ones are another check's.

    A retired code passes: what was recorded with it may still be amended.
    """
    for field, name in lists.items():
        value = getattr(draft, field)
        for code in value if isinstance(value, tuple) else (value,):
            if code.strip() and code not in vocabulary.lists[name] and not found.is_said(field):
                found.say(field, "not_in_the_list")
    return found


def check_answer_fits(found: Findings, question: str, answer: str, vocabulary: Vocabulary) -> Findings:
    """Where a question has its answers, one of them: own words would escape every rule that asks for one. They go into
    the reason. A question without answers is answered in own words."""
    asked = vocabulary.lists["decision_questions"].get(question)
    if asked and asked.choices and answer.strip() and answer not in asked.choices:
        found.say("answer", "answer_of_the_question")
    return found
