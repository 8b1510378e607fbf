"""What every office is handed when the store is open: transactions, snapshots, the clock, who may do what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.calendars import Calendars
from safetydesk.domain.clock import Clock, Moment
from safetydesk.domain.errors import Refusal
from safetydesk.domain.house import House
from safetydesk.domain.roles import Role, Roles
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.house_in_force import HouseInForce
from safetydesk.services.standing import Standing


@dataclass(frozen=True, slots=True)
class Office:
    """`me` is the member at the desk. Offices are strangers to one another; this is all they share."""

    store_id: UUID
    me: UUID
    clock: Clock
    roles: Roles
    in_force: HouseInForce = field(repr=False)
    standing: Standing = field(repr=False)
    work: Callable[[], Work] = field(repr=False)
    reading: Callable[[], Reading] = field(repr=False)

    def now(self) -> Moment:
        return self.clock.now()

    @property
    def vocabulary(self) -> Vocabulary:
        """The shipped one with the school's own values of today over it. Ask for it anew; never keep it."""
        return self.in_force.now().vocabulary

    @property
    def calendars(self) -> Calendars:
        """With the school's own terms; as `vocabulary`."""
        return self.in_force.now().calendars

    @property
    def house(self) -> House:
        """What the school set, and what of it cannot be used."""
        return self.in_force.now().house

    @property
    def role(self) -> Role:
        """What the member at the desk is on the team, as it stands now."""
        return self.standing.role()

    def may(self, act: str) -> bool:
        """Whether `require` would let this act pass: what the window asks before it offers anything."""
        return self.standing.may(act)

    def require(self, act: str) -> None:
        """Raises Refusal `not_your_role` where the role does not let the member at the desk do that."""
        if not self.may(act):
            role = self.role.name or wording.label("role_of_nobody")
            raise Refusal("not_your_role", act=self.roles.act(act).name, role=role)


class _InAnOffice(Protocol):
    """Anything that was handed the office."""

    _office: Office


Method = TypeVar("Method", bound=Callable[..., Any])


def needs(act: str) -> Callable[[Method], Method]:
    """Put over a public method: the act is required before anything of it is done."""

    def over(method: Method) -> Method:
        @wraps(method)
        def asked(self: _InAnOffice, *given: Any, **named: Any) -> Any:
            self._office.require(act)
            return method(self, *given, **named)

        return cast(Method, asked)

    return over
