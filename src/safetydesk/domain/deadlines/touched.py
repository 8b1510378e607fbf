"""When anything was last done about an incident: the nudge that nothing was recorded lately counts from it."""

from __future__ import annotations

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment


def touched_in(case: CaseFile) -> Moment | None:
    """When anything was last written about it: looking is no touch, nor is what was written of another record."""
    acts = [
        done
        for done in case.history
        if done.subject == case.incident.id and not getattr(done.event, "is_reading", False)
    ]
    return max(acts, key=lambda done: done.number).at if acts else None
