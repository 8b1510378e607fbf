"""What a link between two incidents needs, and the end of one."""

from __future__ import annotations

from safetydesk.domain.checks.codes import check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.incident_link_series import KINDS
from safetydesk.domain.vocabulary import Vocabulary


def check_link(draft: LinkDraft, now: Moment, vocabulary: Vocabulary) -> Findings:
    """The reason is asked: whoever reads the two as one story must know why."""
    found = Findings(now)
    for field in ("other", "kind", "reason"):
        found.need(field, getattr(draft, field))
    found.texts(draft)
    return check_codes(found, draft, {"kind": KINDS}, vocabulary)


def check_end(reason: str, now: Moment) -> Findings:
    found = Findings(now)
    found.need("reason", reason)
    found.text("reason", reason)
    return found
