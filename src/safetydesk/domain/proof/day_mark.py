"""The mark of a day: the day's last checkpoint, said so that it can be read out and written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from safetydesk.domain.proof.checkpoint import Checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """`words` are the eight words of the mark; `is_over` whether nothing more can be added to that day."""

    day: date
    checkpoint: Checkpoint
    words: str
    is_over: bool
