"""Codes that must be in the vocabulary: a word nobody agreed on could never be counted, routed or timed."""

from __future__ import annotations

from collections.abc import Mapping

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.vocabulary import Vocabulary

OF_NOTICE = {"to_kind": "notice_kinds"}
OF_DECISION = {"question": "decision_questions"}
OF_EXEMPTION = {"kind": "exemption_kinds"}
"""Field of a draft, and the list whose codes it takes."""


def check_codes(found: Findings, draft: object, lists: Mapping[str, str], vocabulary: Vocabulary) -> Findings:
    """Adds a problem for each filled field whose code is not in its list. Blank ones are another check's."""
    for field, name in lists.items():
        code = getattr(draft, field)
        if code.strip() and code not in {term.code for term in vocabulary.terms(name)}:
            found.say(field, "not_in_the_list")
    return found
