"""What must be said before anybody may ask for an exhibit to be destroyed."""

from __future__ import annotations

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.destruction import DestructionDraft


def check_destruction(draft: DestructionDraft, now: Moment) -> Findings:
    """Advice comes first (`domain.md` 4.8, 7): who gave it, and under which reference of theirs."""
    found = Findings(now)
    found.need("authority", draft.authority)
    found.need("reference", draft.reference)
    found.need("reason", draft.reason)
    found.texts(draft)
    return found
