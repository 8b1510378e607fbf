"""A series of screenshots of one chat, put in order, and what was read in them, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment

BY_OVERLAPS, BY_HAND = ORDERED_HOW = ("overlaps", "by_hand")
"""As the overlaps say, or as a person put them: the person decides in either case."""
WHOLE = 1000
"""Places on a picture are told in thousandths of its height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One screenshot in its place. `overlap`: rows of it that the one before shows too; 0 where none was found.

    `is_gap`: nothing proves what lay between it and the one before. `note` is what is known of that.
    """

    exhibit_id: UUID
    number: str
    overlap: int = 0
    is_gap: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words read in one screenshot, `top` thousandths down it. `said_at` is the time as shown there."""

    exhibit_id: UUID
    top: int = 0
    speaker: str = ""
    said_at: str = ""
    text: str = ""
    typed_by: UUID
    is_child_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The order of the parts, and the transcript in the order in which it is to be read."""

    id: UUID
    incident_id: UUID
    title: str
    parts: tuple[Part, ...] = ()
    lines: tuple[Line, ...] = ()
    ordered_how: str = BY_OVERLAPS
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

    @property
    def gaps(self) -> int:
        """How many places there are between which nothing proves what lay."""
        return sum(part.is_gap for part in self.parts)

    def part_of(self, exhibit_id: UUID) -> Part | None:
        return next((part for part in self.parts if part.exhibit_id == exhibit_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationDraft:
    """The order as it is to be kept."""

    title: str = ""
    parts: tuple[Part, ...] = ()
    ordered_how: str = BY_HAND


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """A line as typed; `top` in thousandths of the picture's height."""

    exhibit_id: UUID
    top: int = 0
    speaker: str = ""
    said_at: str = ""
    text: str = ""
    is_child_words: bool = False
