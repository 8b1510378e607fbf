"""What can be asked of the card "Who may open this", and the one place that has it done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

RESTRICT, CHANGE, LIFT, HAND_OVER = ACTS = ("restrict", "change", "lift", "hand_over")


class RestrictingOf(Protocol):
    """What an act asks of the office that restricts."""

    def restrict(self, kind: str, about: UUID, members: Iterable[UUID], reason: str) -> None: ...

    def name(self, kind: str, about: UUID, members: Iterable[UUID]) -> None: ...

    def lift(self, kind: str, about: UUID, reason: str) -> None: ...


class HandingOverOf(Protocol):
    """What an act asks of the office that hands over."""

    def hand_over(self, kind: str, about: UUID, to: UUID, reason: str) -> None: ...


@dataclass(frozen=True, slots=True)
class AccessAct:
    """What was asked for: one of ACTS, the ids of the members chosen, and the reason."""

    act: str
    members: tuple[str, ...]
    reason: str

    def do(self, restricting: RestrictingOf, handing_over: HandingOverOf, kind: str, about: UUID) -> None:
        """Has the offices do it to one record; raises what they raise."""
        members = [UUID(one) for one in self.members]
        if self.act == RESTRICT:
            restricting.restrict(kind, about, members, self.reason)
        elif self.act == CHANGE:
            restricting.name(kind, about, members)
        elif self.act == LIFT:
            restricting.lift(kind, about, self.reason)
        else:
            handing_over.hand_over(kind, about, members[0], self.reason)
