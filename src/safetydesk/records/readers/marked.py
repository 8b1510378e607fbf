"""What was done to the marks of many incidents after they were first written down: it starts a clock, or ends one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from safetydesk.domain.case_file import Done
from safetydesk.domain.events import Change, CircumstancesAmended
from safetydesk.domain.from_when.since import MARKS
from safetydesk.records.readers.acts import done_to


def marks_amended(connection: Connection, ids: Sequence[UUID]) -> Mapping[UUID, tuple[Done, ...]]:
    """By incident, the oldest first; of each act the marks and the moment alone."""
    return done_to(connection, ids, CircumstancesAmended, _amended)


def _amended(incident: UUID, said: Mapping[str, Any]) -> CircumstancesAmended | None:
    changes = tuple(Change(**each) for each in said["changes"] if each["field"] == MARKS)
    if not changes:
        return None
    return CircumstancesAmended(
        subject=incident, reference="", record=UUID(said["record"]), reason="", changes=changes
    )
