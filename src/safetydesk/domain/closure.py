"""Closing an incident: the four blocks KCSIE asks of a record, a second person's word on it; and opening it again."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A duty, by its code, that was left undone when it was closed, and why."""

    duty: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Each block is text, or its `no_...` reason. `outcomes` are codes of `incident_outcomes`.

    A closure that `needs_second` closes the incident at once and waits for another member's word: it delays nothing.
    """

    id: UUID
    incident_id: UUID
    summary: str = ""
    no_summary: str = ""
    follow_up: str = ""
    no_follow_up: str = ""
    actions: str = ""
    no_actions: str = ""
    outcome: str = ""
    no_outcome: str = ""
    outcomes: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    closed: Moment
    closed_by: UUID
    needs_second: bool = False
    reopened: Moment | None = None
    reopened_by: UUID | None = None
    reopened_reason: str = ""
    row_version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A second person's word on a closure or a decision not to refer; never one's own. `answer`: agreed | disagreed.

    `about` is the record; `about_kind` "closure" or "decision"; `why` the code of the rule that asks for it. Unsigned
    until `signed`.
    """

    id: UUID
    incident_id: UUID
    about: UUID
    about_kind: str
    asked: Moment
    asked_by: UUID
    why: str = ""
    answer: str = ""
    note: str = ""
    signed: Moment | None = None
    signed_by: UUID | None = None
    row_version: int = 1

    @property
    def is_pending(self) -> bool:
        return self.signed is None
