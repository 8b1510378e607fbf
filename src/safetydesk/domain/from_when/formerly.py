"""What was so of an incident and is not any more, as facts: what somebody took back does not close it alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.thresholds import is_to_be_judged

SERIOUS_FROM = 3
"""The severity that is serious; 4 is critical."""
_SEVERITY = "severity"


def was_so(case: CaseFile) -> Iterator[tuple[str, Moment]]:
    """`was_serious` of one that is or ever was serious; `withdrawn:part.kind` of a part that was taken back, and
    `was_to_be_judged` where it was an adult's who must be judged."""
    if case.first_account.severity >= SERIOUS_FROM or case.incident.severity >= SERIOUS_FROM:
        yield "was_serious", case.incident.discovered
    for amendment in case.amendments:
        for change in amendment.changes:
            if change.field == _SEVERITY and (json.loads(change.new) or 0) >= SERIOUS_FROM:
                yield "was_serious", amendment.at
    for part, person in case.people:
        if part.withdrawn is not None:
            yield f"withdrawn:{part.part}.{person.kind}", part.withdrawn
            if is_to_be_judged(part.part, person.kind):
                yield "was_to_be_judged", part.withdrawn
