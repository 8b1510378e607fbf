"""What a leaver answers for goes to somebody who is there, in the act that ends their time.

To the present DSL; where that is the leaver, or a subject, to whoever removes them. A restricted record goes to
somebody who may open it already, where there is one, and never to whoever removes them for doing so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.events import Event
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services import access
from safetydesk.services.handing_over import handed_over
from safetydesk.services.office import Office


def hand_on(office: Office, work: Work, leaver: TeamMember) -> tuple[Event, ...]:
    """Hands over every record the leaver answers for, then ends what they were named for. The caller commits.

    Written whoever is at the desk, who is told nothing of what they may not see. Where everybody else is a subject, a
    record stays whose it was.
    """
    reason = wording.label("left_the_team")
    events: list[Event] = []
    for record in _owned(work, leaver.id):
        to = _heir(office, work, record, leaver.id)
        if to is None:
            continue
        events.append(work.tell(handed_over(office, work, record, leaver, to, reason)))
        restricted = access.restriction_of(work, record.id) is not None
        if restricted and to.id not in access.permissions_of(work, record.id):
            events.append(work.tell(access.give(office, work, access.case_of(record), to)))
    return (*events, *access.pass_on(office, work, leaver.id))


def heirs(office: Office, reading: Reading, leaver: UUID) -> Mapping[str, int]:
    """How many of the records that whoever is at the desk may see would go to whom, by name."""
    found = [_heir(office, reading, record, leaver) for record in _owned(reading, leaver)]
    return Counter(each.name for each in found if each is not None)


def _owned(reading: Work | Reading, member_id: UUID) -> tuple[Incident | Exemption, ...]:
    incidents, exemptions = reading.owned_by(member_id)
    if isinstance(reading, Work):
        return (*reading.hidden(Incident, *incidents), *reading.hidden(Exemption, *exemptions))
    by_id = reading.by_ids
    return (*by_id(Incident, incidents).values(), *by_id(Exemption, exemptions).values())


def _heir(
    office: Office, reading: Work | Reading, record: Incident | Exemption, leaver: UUID
) -> TeamMember | None:
    """None where everybody who could answer for it is a subject."""
    kind, subjects = access.case_of(record).kind, access.subjects_of(reading, record)
    there = {
        each.id: each
        for each in access.in_order(reading.every(TeamMember))
        if each.id != leaver
        and each.id not in subjects
        and access.may_be_named(office, each, kind)
        and office.roles.may(each.role, "hand_over")
    }
    first = next(iter(there.values()), None)
    if access.restriction_of(reading, record.id) is not None:
        named = access.permissions_of(reading, record.id)
        return next((each for each in there.values() if each.id in named), first)
    dsl = access.present_dsl(there.values())
    return dsl or there.get(office.me, first)
