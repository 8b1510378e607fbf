"""What somebody types to change a clock, as typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineChangeDraft:
    """`kind` is a code of `clock_changes`; `to_member` the id of a member as text. `at` blank means now.

    `agreed_by` is who at the agency agreed to an extension: needed where nothing else may stop the clock.
    """

    kind: str = ""
    at: str = ""
    until: str = ""
    to_member: str = ""
    agreed_by: str = ""
    reason: str = ""
