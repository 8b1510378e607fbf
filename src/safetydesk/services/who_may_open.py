"""Which members may open an incident, whoever asks: to hand something of it to anybody else would tell them of it."""

from __future__ import annotations

from safetydesk.domain.incident import Incident
from safetydesk.domain.restriction import INCIDENT
from safetydesk.domain.team_member import TeamMember
from safetydesk.domain.viewer import ALL
from safetydesk.records.reading import Reading
from safetydesk.services import access
from safetydesk.services.office import Office


def who_may_open(office: Office, reading: Reading, incident: Incident) -> tuple[TeamMember, ...]:
    """On the team now, by role let see it, no subject of it, and named where it is restricted; who leads first."""
    about = access.subjects_of(reading, incident)
    is_restricted = access.restriction_of(reading, incident.id) is not None
    named = access.permissions_of(reading, incident.id)
    own = {incident.recorded_by, incident.owner, *named}
    found = []
    for member in access.in_order(reading.every(TeamMember)):
        if member.id in about or not access.may_be_named(office, member, INCIDENT):
            continue
        sees_all = office.roles.role(member.role).sees == ALL
        if member.id in named if is_restricted else sees_all or member.id in own:
            found.append(member)
    return tuple(found)
