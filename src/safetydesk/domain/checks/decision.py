"""What a decision needs: its reason, who decided, and why where it goes against what the person affected wishes."""

from __future__ import annotations

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.codes import OF_DECISION, check_answer_fits, check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import DecisionDraft
from safetydesk.domain.vocabulary import Vocabulary

AGAINST = frozenset({("wants", "not_refer"), ("does_not_want", "refer")})
"""What somebody wishes about police, and the answer that goes against it (D78)."""


def check_decision(draft: DecisionDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    """Every decision carries its reason and who decided, a decision not to refer included (rule R2)."""
    found = Findings(now)
    for field in ("question", "answer", "reason", "decided_by"):
        found.need(field, getattr(draft, field))
    found.texts(draft)
    if not draft.decided.strip():
        found.say("decided", "needed")
    found.moment("decided", draft.decided)
    check_codes(found, draft, OF_DECISION, vocabulary)
    return check_answer_fits(found, draft.question, draft.answer, vocabulary)


def check_wish(found: Findings, draft: DecisionDraft, case: CaseFile) -> Findings:
    """An override says so and why; both are kept. What was wished last counts."""
    if goes_against(draft.question, draft.answer, wish_about_police(case)):
        found.need("overrides_wish", draft.overrides_wish, "overrides_a_wish")
    return found


def goes_against(question: str, answer: str, wish: str) -> bool:
    """Whether this answer about police is not what the person affected wishes."""
    return question == "police" and (wish, answer) in AGAINST


def wish_about_police(case: CaseFile) -> str:
    """A code of `police_wishes`; "" where nobody wrote one down."""
    return next((each.police_wish for each in reversed(case.circumstances) if each.police_wish), "")
