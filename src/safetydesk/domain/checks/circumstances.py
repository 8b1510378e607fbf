"""What bears on an incident: codes that are known, and a procedure that leads with the reason why it does."""

from __future__ import annotations

from collections.abc import Collection

from safetydesk.domain.checks.codes import check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.circumstances_drafts import LISTED, SINGLE, CircumstancesDraft
from safetydesk.domain.clock import Moment
from safetydesk.domain.vocabulary import Vocabulary

OF_CIRCUMSTANCES = {
    "marks": "incident_marks",
    "characteristics": "characteristics",
    "school_time": "school_times",
    "intent": "intents",
    "network": "networks",
    "managed_under": "policies",
    "lead_procedure": "policies",
    "anybody_replied": "replied_answers",
    "police_wish": "police_wishes",
}
"""Field, and the list whose codes it takes; `audience` may be in own words."""


def check_circumstances(
    draft: CircumstancesDraft, now: Moment, vocabulary: Vocabulary, clauses: Collection[str]
) -> Findings:
    """Everything wrong with it. `clauses`: the codes that may be cited. Contradictions are none of its business."""
    found = Findings(now)
    found.texts(draft)
    check_codes(found, draft, OF_CIRCUMSTANCES, vocabulary)
    for code in draft.clauses:
        if code not in clauses:
            found.say("clauses", "clause_not_known", clause=code)
            break
    if draft.lead_procedure.strip():
        found.need("lead_reason", draft.lead_reason)
    if not any(getattr(draft, name) for name in LISTED) and not _anything_typed(draft):
        found.say("marks", "nothing_bears")
    return found


def _anything_typed(draft: CircumstancesDraft) -> bool:
    return any(getattr(draft, name).strip() for name in (*SINGLE, "other_references"))
