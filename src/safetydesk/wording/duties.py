"""What a duty before closing is called, where its record alone is left; and what somebody did not agree to."""

from __future__ import annotations

from safetydesk.domain.duty import CLOCK, POLICY
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording.saying import label
from safetydesk.wording.shipped import load_asked, load_closing_rules, load_vocabulary


def duty_words(code: str) -> str:
    """Its code, where it is one that this program does not know."""
    if code.startswith(CLOCK):
        rule = load_vocabulary().every_deadline_rule.get(code.removeprefix(CLOCK))
        return rule.label if rule else code
    if code.startswith(POLICY):
        asks = {each.code: each.asks for each in load_asked()}.get(code.removeprefix(POLICY))
        return label("policy_duty", asks=asks) if asks else code
    known = load_closing_rules().every_duty.get(code)
    return known.label if known else code


def signed_about_words(about_kind: str, question: str, vocabulary: Vocabulary) -> str:
    """The closing, or the decision with its question; nothing that anybody typed."""
    if not question:
        return label(f"signed_about.{about_kind}")
    return label("signed_about_decision", question=vocabulary.term("decision_questions", question).label)
