"""What was typed about one of the school's own values, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseValueDraft:
    """All as typed. An empty `value` goes back to the shipped one; an empty `in_force_from` is today."""

    name: str
    value: str = ""
    in_force_from: str = ""
    source: str = ""
