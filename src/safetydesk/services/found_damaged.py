"""What the trail last said of an exhibit's sealed file: so that damage is said once, and whole again once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from safetydesk.domain.case_file import Done
from safetydesk.domain.events import ExhibitFoundDamaged, ExhibitFoundWhole


def last_told(history: Sequence[Done], exhibit_id: UUID) -> str:
    """The code that was last said of that exhibit in acts that may be seen, such as `exhibit_missing`; "" for whole,
    or where nothing ever was."""
    for done in reversed(history):
        event = done.event
        if isinstance(event, ExhibitFoundDamaged) and event.record == exhibit_id:
            return event.state
        if isinstance(event, ExhibitFoundWhole) and event.record == exhibit_id:
            return ""
    return ""
