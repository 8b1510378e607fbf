"""What is due, by when, by which calendar and on whose word. Rules are data (`vocabulary/deadlines.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.calendars import Calendars
from safetydesk.domain.clock import Moment
from safetydesk.domain.conditions import Condition
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.house_value import HouseValue

KNOWN, JUDGED, TOUCHED, CLOSED = "incident.known", "incident.severity", "incident.touched", "incident.closed"
REFERRED, REPORTED, TAKEN = "referral.made", "takedown.reported", "held_item.taken"
BACK_AGAIN, STEPPED = "takedown.back", "pathway.step"
AGREED, LATER = "exemption.agreed", "later"
STARTS = (KNOWN, JUDGED, TOUCHED, CLOSED, REFERRED, REPORTED, BACK_AGAIN, STEPPED, TAKEN, AGREED, LATER)
"""What can start a clock. Which of them an incident starts, its categories, its severity and each route say.

`AGREED` is the register of exemptions' own; `LATER` waits for a register that is still to come: nothing starts it.
"""
TAKEN_OFF = "taken_off"
"""What settled a clock whose category or level was taken off, and put back later to begin another."""
MARK = "mark:"
"""How the fact of a mark begins: the only kind that a rule's `when` may ask for."""
RUNNING, PAUSED, MET, NOT_NEEDED = STATES = ("running", "paused", "met", "not_needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One clock. `started` is when the school knew, never when it was typed; `started_by` the record that started it.

    `amount` of `calendar` is what it was given: by the house's number of the day on which it started.
    `due` counts what was paused or extended, `first_due` does not. `settled` is when it was met, None where nothing
    says when; `settled_by` the fact that met it, or the kind of change. `doubts` are codes of what is to be said of
    how it was counted (`[label] "deadline_doubt.<code>"`). `ended`: what had brought it was taken off then.
    """

    rule_code: str
    label: str
    started: Moment
    due: Moment
    calendar: str
    source: str
    record_kind: str
    record_id: UUID
    responsible: str = ""
    started_by: UUID | None = None
    started_on: str = KNOWN
    first_due: Moment | None = None
    state: str = RUNNING
    since: Moment | None = None
    settled: Moment | None = None
    settled_by: str = ""
    changes: tuple[DeadlineChange, ...] = ()
    doubts: tuple[str, ...] = ()
    is_confirmed: bool = True
    about: str = ""
    amount: int = 0
    ended: Moment | None = None

    @property
    def is_live(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in (RUNNING, PAUSED)

    @property
    def is_taken_off(self) -> bool:
        """Whether it is of an earlier time: what was done to it, met it or ended it stays, and nothing more is done."""
        return self.ended is not None

    @property
    def was_late(self) -> bool:
        """Whether it was settled after it was due; what was taken off while it stood still was not late."""
        if self.settled is None or self.settled.utc <= self.due.utc:
            return False
        return self.state == MET or (self.settled_by == TAKEN_OFF and self.since is None)

    def is_overdue(self, now: Moment) -> bool:
        return self.state == RUNNING and now.utc > self.due.utc


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLabel:
    """What a rule is called while `when` holds: nobody is asked to tell the one whom it is about."""

    when: Condition
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """`amount` of `unit` after what it `starts_on`. Where not `confirmed`, it is a house value and says so.

    It is known with a category that names it, or where `when` holds, which asks for marks alone.
    It runs only where `only_if` holds, until `met_by` does. `may_pause` is False for what no holiday and no house rule
    can stop. One that `is_quiet` is not shown before its time is up. Those of a `register` are shown with its records.
    `after_step` and `until_step` name the steps of a pathway ("pathway.step") that start its clock, and that show it
    was done. `is_house`: the number is this school's own; `is_off`: the school does without it. `own` is every number
    and switch the school ever set for it, `shipped` the rule without them: see `deadlines.house_numbers`.
    """

    code: str
    starts_on: tuple[str, ...]
    amount: int
    unit: str
    label: str
    source: str
    confirmed: bool
    other_labels: tuple[OtherLabel, ...] = ()
    dated: str = ""
    when: Condition = Condition()
    only_if: Condition = Condition()
    met_by: Condition = Condition()
    may_pause: bool = True
    is_quiet: bool = False
    register: str = ""
    after_step: str = ""
    until_step: str = ""
    retired: date | None = None
    is_house: bool = False
    is_off: bool = False
    own: tuple[HouseValue, ...] = ()
    shipped: DeadlineRule | None = None

    @property
    def is_watched(self) -> bool:
        """Whether a clock that it starts now is ever on Today: only what is watched may be promised to anybody."""
        return not self.register and not self.is_off

    def label_by(self, facts: Mapping[str, Moment]) -> str:
        """What it is called of an incident with these facts."""
        return next((other.label for other in self.other_labels if other.when.holds(facts)), self.label)

    def due_from(self, moment: Moment, calendars: Calendars) -> Moment:
        """When it is due if the clock started at `moment` and nothing stops it."""
        return calendars.add(moment, self.amount, self.unit)
