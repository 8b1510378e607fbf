"""Who answers for an incident or exemption, handed on with a reason, so that nobody is left to guess."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Change, Event, HandedOver
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.hand_over import HandOver
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.work import Work
from safetydesk.services import access
from safetydesk.services.access import case_of, owner_of, record_of, subjects_of
from safetydesk.services.office import Office, needs


class HandingOver:
    """One act, and a record of it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("hand_over")
    def hand_over(self, kind: str, about: UUID, to: UUID, reason: str) -> None:
        """`to` answers for it from here on; of a restricted one they may open it, and its owner alone hands it on.

        Raises Refusal `draft_has_problems`, `nothing_changed`, `not_the_owner`, `subject_is_you`,
        `subject_cannot_open`, `cannot_answer_for_it`, `no_such_record`.
        """
        office = self._office
        found = Findings(office.now())
        found.need("reason", reason)
        found.text("reason", reason)
        found.refuse()
        with office.work() as work:
            record = record_of(work, kind, about)
            subjects, owner = subjects_of(work, record), work.get(TeamMember, owner_of(work, record))
            member = work.get(TeamMember, to)
            restricted = access.restriction_of(work, about) is not None
            if office.me in subjects:
                raise Refusal("subject_is_you")
            if member.id == owner.id:
                raise Refusal("nothing_changed")
            if restricted and office.me != owner.id and owner.ended is None and owner.id not in subjects:
                raise Refusal("not_the_owner", name=owner.name)
            if member.ended is not None or not office.roles.may(member.role, "hand_over"):
                raise Refusal("cannot_answer_for_it", name=member.name)
            if member.id in subjects:
                raise Refusal("subject_cannot_open", name=member.name)
            events: list[Event] = [handed_over(office, work, record, owner, member, reason)]
            if restricted and member.id not in access.permissions_of(work, about):
                events.append(access.give(office, work, case_of(record), member))
            work.commit(*events)


def handed_over(
    office: Office,
    work: Work,
    record: Incident | Exemption,
    owner: TeamMember,
    to: TeamMember,
    reason: str,
) -> Event:
    """Writes it inside the caller's transaction, without asking whether it may be."""
    case = case_of(record)
    work.add(
        HandOver(
            id=new_id(),
            about=case.id,
            about_kind=case.kind,
            from_member=owner.id,
            to_member=to.id,
            at=office.now(),
            by=office.me,
            reason=reason.strip(),
        )
    )
    changes: tuple[Change, ...] = ()
    if isinstance(record, Incident):
        work.replace(replace(record, owner=to.id))
        changes = (Change.between("owner", owner.id, to.id),)
    return HandedOver(
        subject=case.id,
        reference=case.reference,
        from_name=owner.name,
        to_name=to.name,
        reason=reason.strip(),
        changes=changes,
    )
