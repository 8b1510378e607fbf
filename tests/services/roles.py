"""A member's role changed behind the service that would refuse it, for tests of what each role may do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from safetydesk.domain.events import Change, MemberAmended
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.desk import Desk


def given_role(desk: Desk, role: str, **more: Any) -> TeamMember:
    """The member at the desk with that role, announced as any change of the team is."""
    with desk.office.work() as work:
        before = work.get(TeamMember, desk.office.me)
        after = work.replace(replace(before, role=role, **more))
        changes = (Change.between("role", before.role, role),)
        work.commit(MemberAmended(subject=before.id, name=before.name, changes=changes))
    return after
