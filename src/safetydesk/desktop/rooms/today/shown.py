"""What the page of today shows, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """One running clock in words. `why` is what stands one click away."""

    incident_id: str
    reference: str
    when: str
    label: str
    about: str
    rule: str
    why: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Anything else that opens something: its key, a title, a quieter line, and a word for its badge."""

    key: str
    title: str
    detail: str
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page."""

    day: str
    due_words: str
    due_count: int
    overdue: tuple[Duty, ...]
    due_today: tuple[Duty, ...]
    coming: tuple[Duty, ...]
    waiting: tuple[Line, ...]
    drafts: tuple[Line, ...]
    forms: tuple[Line, ...]
    reviews: tuple[Line, ...]
    health: tuple[tuple[str, str], ...]
    backup: tuple[str, str]
    """What is so of backups, and "ok" or "warning"."""
    evidence: tuple[str, str]
    """How the check of all evidence stands, and "ok" or "warning"."""
    not_as_sealed: tuple[Line, ...]
    """Exhibits whose files are not as they were sealed; the last line, without a key, counts those not named here."""
    second_person: tuple[Line, ...]
    """What somebody else has asked to be destroyed."""
    in_words: tuple[Line, ...]
    """Decisions to view that wait for a second signature, and deletions nobody confirmed by their day."""
    held: tuple[Line, ...]
    """Things still in the school's hands, the longest first."""
    held_long: bool
    """Whether any is held for longer than its rule says."""
    damaged: str
    """How many drafts cannot be read, in words; "" for none."""
    needs_sheets: bool = False
    """Whether recovery sheets are still to be made."""
    is_alone: bool = False
    """Whether nobody else could let this member in again, or give anybody else keys."""
    copies_out: tuple[Line, ...] = ()
    takedowns: tuple[Line, ...] = ()
    """Addresses that are not taken down yet, the longest so first."""
    paused: tuple[Line, ...] = ()
    """Clocks that stand still, each since when and why."""
    sign_offs: tuple[Line, ...] = ()
    """Closings and decisions not to refer that wait for a second person, those of the member at the desk last."""
    disagreed: tuple[Line, ...] = ()
    """Second persons who did not agree and whom nobody answered."""
    actions: tuple[Line, ...] = ()
    """What somebody is to do about an incident, due within sight."""
    policies_late: str = ""
    """Adopted policies that are past their own review, in words; "" for none."""
    house: tuple[str, ...] = ()
    """Plain copies that may still lie outside the store."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A batch of files that was cut short: how many went in, and the room to go to with what to show there."""

    words: str
    room: str
    what: dict[str, str]
