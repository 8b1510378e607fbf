"""What somebody types to change a clock, as typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineChangeDraft:
    """`kind` is a code of `clock_changes`; `to_member` the id of a member as text. `at` blank means now."""

    kind: str = ""
    at: str = ""
    until: str = ""
    to_member: str = ""
    reason: str = ""
