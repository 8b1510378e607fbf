"""What is asked before a plain copy leaves, and before one is said to be gone."""

from __future__ import annotations

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment


def check_copy_out(purpose: str, now: Moment) -> Findings:
    found = Findings(now)
    found.need("purpose", purpose)
    found.text("purpose", purpose)
    return found


def check_deleted(note: str, now: Moment) -> Findings:
    found = Findings(now)
    found.text("note", note)
    return found
