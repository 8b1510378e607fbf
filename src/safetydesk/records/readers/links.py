"""Links between incidents, from whichever end they are read."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, or_

from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.incident_link_series import MOST
from safetydesk.records.repositories.reading_rows import every
from safetydesk.records.tables.escalation import INCIDENT_LINKS

_AT_ONCE = 400


def links_of(connection: Connection, incidents: Collection[UUID]) -> tuple[IncidentLink, ...]:
    """Those with an end at one of these, ended ones too, each once and in the order in which they were made."""
    columns, wanted = INCIDENT_LINKS.c, list(incidents)
    found: dict[UUID, IncidentLink] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        at_either = or_(columns.incident_id.in_(some), columns.other_id.in_(some))
        found |= {link.id: link for link in every(connection, IncidentLink, at_either)}
    return tuple(sorted(found.values(), key=lambda link: link.id.int))


def story_of(connection: Connection, incident_id: UUID) -> tuple[IncidentLink, ...]:
    """Links that stand, followed from one incident to the next until they lead nowhere new."""
    reached, fresh = {incident_id}, {incident_id}
    found: dict[UUID, IncidentLink] = {}
    while fresh and len(reached) < MOST:
        links = [link for link in links_of(connection, fresh) if not link.is_ended]
        found |= {link.id: link for link in links}
        fresh = {end for link in links for end in (link.incident_id, link.other_id)} - reached
        reached |= fresh
    return tuple(sorted(found.values(), key=lambda link: link.id.int))
