"""What leaves for a day on which the desk is locked: references and clocks, and not one name of a child or a word of a
case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One thing to do. `key` names it for good; `what` is the rule's own words, `who` a member of the team."""

    key: str
    reference: str
    what: str
    due: Moment
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """Whom the school waits for, by the name of the route."""

    reference: str
    whom: str
    since: Moment
    next_contact: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An action that is still to be done. What it is was typed, and stays behind: only where it `arose` from is said.

    `who` is a member of the team, or "" where it is for somebody else.
    """

    reference: str
    arose: str
    due: date
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementLine:
    """A second person who did not agree and was not answered. What they said stays behind.

    `what` is the program's own words for what it is about; `who` answers for the incident, a member of the team.
    """

    reference: str
    what: str
    since: Moment
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """A number to ring and when; `whose` is a route's or an agency's name."""

    whose: str
    phone: str
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """Everything on it, each list in the order in which it is to be read."""

    made: Moment
    school: str
    printed_by: str
    overdue: tuple[SheetLine, ...] = ()
    due_today: tuple[SheetLine, ...] = ()
    coming: tuple[SheetLine, ...] = ()
    paused: tuple[SheetLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    disagreed: tuple[DisagreementLine, ...] = ()
    waiting: tuple[WaitingLine, ...] = ()
    phones: tuple[PhoneLine, ...] = ()

    @property
    def clocks(self) -> tuple[SheetLine, ...]:
        """Those with a time to keep."""
        return self.overdue + self.due_today + self.coming
