"""Which record took a step: the one that made its fact so, with who recorded it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from safetydesk.domain.allegation import QUESTION
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.kinds_of_words import KINDS

_WHERE: Mapping[str, tuple[str, str, str]] = {
    "referral": ("referrals", "made", "made_by"),
    "called": ("call_attempts", "began", "by"),
    "told": ("notices", "at", "by"),
    "not_told": ("notices", "at", "by"),
    "decided": ("decisions", "decided", "recorded_by"),
    "settled": ("decisions", "decided", "recorded_by"),
    "note": ("notes", "at", "recorded_by"),
    "exhibit": ("exhibits", "added", "producer"),
    "described": ("described", "recorded", "recorded_by"),
    "held": ("held", "taken", "recorded_by"),
    "takedown": ("takedown_steps", "at", "recorded_by"),
    "threshold": ("threshold_decisions", "decided", "recorded_by"),
    "limb": ("threshold_decisions", "decided", "recorded_by"),
    "allegation": ("allegation_outcomes", "decided", "recorded_by"),
    "ban": ("bans", "decided", "recorded_by"),
    "police_wish": ("circumstances", "recorded", "recorded_by"),
    "report_remove_offered": ("deletions", "recorded", "recorded_by"),
    "deletion_asked": ("deletions", "asked", "recorded_by"),
    "deletion_confirmed": ("deletions", "confirmed", "recorded_by"),
}
"""Of a kind of fact: the case file's field, when its record says it was, and who recorded it."""
HEARD = ("heard", "told_heard", "ended")
"""What somebody else said: nobody here did it."""


def recorded_by(case: CaseFile, fact: str, at: Moment | None) -> UUID | None:
    """Who recorded what made that fact so at that time; None where nobody here did."""
    kind, _, code = fact.partition(":")
    if kind == "words":
        fields = [each.case_field for each in KINDS if each.code == code]
        return _first(
            (record for name in fields for record in getattr(case, name)), "recorded", "recorded_by", at
        )
    if kind not in _WHERE:
        return None
    name, time, by = _WHERE[kind]
    found = _first(getattr(case, name), time, by, at)
    if found is None and kind == "threshold":  # decided of the whole, without going through the limbs
        return recorded_by(case, f"decided:{QUESTION}", at)
    return found


def _first(records: Iterable[Any], time: str, by: str, at: Moment | None) -> UUID | None:
    found: UUID | None = next((getattr(each, by) for each in records if getattr(each, time) == at), None)
    return found
