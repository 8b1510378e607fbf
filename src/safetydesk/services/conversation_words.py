"""What an act changed of a conversation, in words: the order as numbers with its gaps, the transcript line by line."""

from __future__ import annotations

import json
from typing import Any

from safetydesk import wording
from safetydesk.domain.conversation import Line, Part
from safetydesk.domain.plain import from_plain

KINDS = ("ConversationAmended", "TranscriptTyped")


def value_words(field: str, written: str) -> str:
    """The value of that field, which the event keeps as JSON."""
    value: Any = json.loads(written)
    if field == "parts":
        return ", ".join(_part(part) for part in from_plain(tuple[Part, ...], value))
    if field == "lines":
        return "\n".join(_line(line) for line in from_plain(tuple[Line, ...], value))
    if field == "ordered_how":
        return wording.label(f"conversation_{value}")
    return str(value or "")


def _part(part: Part) -> str:
    gap = wording.label("conversation_gap_short") if part.is_gap else ""
    said = " ".join(each for each in (gap, part.number) if each)
    return f"{said} ({part.note})" if part.note else said


def _line(line: Line) -> str:
    head = " ".join(each for each in (line.said_at, line.speaker) if each)
    return f"{head}: {line.text}" if head else line.text
