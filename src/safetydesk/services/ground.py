"""What clocks are counted by today: the school's vocabulary and calendars, the team, and who stands in for whom."""

from __future__ import annotations

from safetydesk.domain.clock import Moment
from safetydesk.domain.cover import Cover
from safetydesk.domain.deadlines.clocks import Ground
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.office import Office


def ground_of(office: Office, reading: Reading | Work, now: Moment) -> Ground:
    """As things stand at that moment; all of it from one snapshot."""
    today = now.london_date
    return Ground(
        vocabulary=office.vocabulary,
        calendars=office.calendars,
        now=now,
        names={member.id: member.name for member in reading.every(TeamMember)},
        stands_in={
            cover.absent: cover.stands_in for cover in reading.every(Cover) if cover.is_in_force(today)
        },
        rules=office.house.rules(),
    )
