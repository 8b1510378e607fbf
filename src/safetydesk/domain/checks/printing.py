"""What is asked before anything is printed."""

from __future__ import annotations

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.covered import PICTURES
from safetydesk.domain.drafts import PrintRequest


def check_print(draft: PrintRequest, now: Moment) -> Findings:
    found = Findings(now)
    found.need("recipient", draft.recipient)
    found.need("purpose", draft.purpose)
    if draft.pictures and draft.pictures not in PICTURES:
        found.say("pictures", "not_in_the_list")
    found.texts(draft)
    return found
