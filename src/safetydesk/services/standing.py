"""What the member at the desk is on the team. Read from the members table, so that a change counts at the next act."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import Event
from safetydesk.domain.roles import NO_ROLE, Role, Roles
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading


class Standing:
    """Kept until an event about the team is announced; `heard` is to be subscribed to the bulletin."""

    def __init__(self, roles: Roles, member: UUID, reading: Callable[[], Reading]) -> None:
        self._roles = roles
        self._member = member
        self._reading = reading
        self._known: Role | None = None
        self._is_fresh = False

    def role(self) -> Role:
        """`NO_ROLE` for one who has left. Where the records are damaged, the one known before; else raises Trouble."""
        if self._is_fresh and self._known is not None:
            return self._known
        self._is_fresh = True  # before reading: a change announced meanwhile is not missed
        try:
            with self._reading() as reading:
                member = reading.get(TeamMember, self._member)
        except Trouble:
            self._is_fresh = False
            if self._known is None:
                raise
            return self._known
        self._known = NO_ROLE if member.ended is not None else self._roles.role(member.role)
        return self._known

    def may(self, act: str) -> bool:
        """Whether the role lets this member do that. Whoever cannot be looked up may do what everybody may."""
        if self._roles.is_for_all(act) and self._known is None:
            return True
        return self._roles.may(self.role().code, act)

    def heard(self, event: Event) -> None:
        """Reads afresh at the next act, where the team was changed."""
        if "team" in event.touches:
            self._is_fresh = False
