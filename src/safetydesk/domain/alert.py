"""What every member must be told before they work on: acts that changed who can open the store, or what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from safetydesk.domain.clock import Moment

ALERT_KINDS = ("RecoveryUsed", "StoreRestored", "RecoverySheetsMade")
"""Whichever of these stands in the trail is shown to each member until that member said that they saw it.

Sheets are told of since any member could, with their own key and other tools than this program, sign for a set; who
made one is not told. `details` has `by`, the name of the member who did it, where a member did.

Each has a sentence of its own, `alert_<kind>`, and one that says what to do, `alert_<kind>_do`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """`entry` is the act's number in the trail, to acknowledge it by and never shown; `details` fill its sentence."""

    kind: str
    at: Moment
    entry: int
    details: dict[str, str] = field(default_factory=dict)
