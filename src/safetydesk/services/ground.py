"""What clocks are counted by today: the school's vocabulary and calendars, the team, and who stands in for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.cover import Cover
from safetydesk.domain.deadlines.clocks import Ground
from safetydesk.domain.restriction import Permission, Restriction
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.office import Office


def ground_of(office: Office, reading: Reading | Work, now: Moment) -> Ground:
    """As things stand at that moment; all of it from one snapshot."""
    today, members = now.london_date, reading.every(TeamMember)
    return Ground(
        vocabulary=office.vocabulary,
        calendars=office.calendars,
        now=now,
        names={member.id: member.name for member in members},
        stands_in={
            cover.absent: cover.stands_in for cover in reading.every(Cover) if cover.is_in_force(today)
        },
        rules=office.house.rules(),
        here=frozenset(member.id for member in members if member.ended is None),
        named=_named(reading),
    )


def _named(reading: Reading | Work) -> Mapping[UUID, frozenset[UUID]]:
    """By what is restricted now: who may open it."""
    restricted = [each.about for each in reading.every(Restriction) if each.is_in_force]
    if not restricted:
        return {}
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for each in reading.every(Permission):
        if each.stands:
            found[each.about].add(each.member_id)
    return {about: frozenset(found[about]) for about in restricted}
