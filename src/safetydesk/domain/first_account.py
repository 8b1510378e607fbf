"""An incident as it was first written, worked back from its amendments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safetydesk.domain.case_file import Amendment
from safetydesk.domain.incident import Incident
from safetydesk.domain.plain import hints_of


def first_account(incident: Incident, amendments: Sequence[Amendment]) -> Incident:
    """Undoes `amendments` (oldest first) one after the other, the newest first."""
    hints = hints_of(Incident)
    result = incident
    for amendment in reversed(amendments):
        undone = {change.field: change.old_value(hints[change.field]) for change in amendment.changes}
        result = replace(result, **undone)
    return result
