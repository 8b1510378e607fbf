"""When people were added to many incidents after they were logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from safetydesk.domain.case_file import Done
from safetydesk.domain.events import InvolvementAdded
from safetydesk.records.readers.acts import done_to


def people_added(connection: Connection, ids: Sequence[UUID]) -> Mapping[UUID, tuple[Done, ...]]:
    """By incident, the oldest first; of each act the record and the moment alone."""
    return done_to(connection, ids, InvolvementAdded, _added)


def _added(incident: UUID, said: Mapping[str, Any]) -> InvolvementAdded:
    return InvolvementAdded(subject=incident, reference="", record=UUID(said["record"]), name="", part="")
