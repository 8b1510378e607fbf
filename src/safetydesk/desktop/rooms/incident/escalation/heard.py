"""When somebody said that they have it, and who."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.domain.clock import Moment


def heard(at: Moment | None, by: str) -> str:
    """Both, one of them, or nothing."""
    return " · ".join(part for part in (wording.moment_words(at) if at else "", by) if part)
