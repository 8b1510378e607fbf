"""Conversations as lines of words: the order with its gaps, and the transcript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.conversation import Conversation, Part


def conversations_lines(case: CaseFile) -> Iterator[str]:
    """All of an incident; nothing where there is none."""
    if case.conversations:
        yield wording.label("conversation_heading")
    for number, conversation in enumerate(case.conversations, 1):
        yield f"  {number}. {conversation.title}"
        yield from (f"    {line}" for line in conversation_lines(conversation))


def conversation_lines(conversation: Conversation) -> Iterator[str]:
    yield from part_lines(conversation.parts)
    for number, line in enumerate(conversation.lines, 1):
        part = conversation.part_of(line.exhibit_id)
        place = wording.label("conversation_down", percent=str(round(line.top / 10)))
        where = wording.label("conversation_where", number=part.number if part else "", place=place)
        said = ", ".join(each for each in (where, line.said_at) if each)
        text = "\n      | ".join(line.text.split("\n"))
        yield f"{number}. [{said}] {line.speaker}: {text}" if line.speaker else f"{number}. [{said}] {text}"


def part_lines(parts: Sequence[Part]) -> Iterator[str]:
    before = ""
    for part in parts:
        if part.is_gap:
            yield wording.label("conversation_gap", before=before, number=part.number)
        note = f" ({part.note})" if part.note else ""
        rows = wording.label("conversation_overlap", rows=str(part.overlap), before=before)
        joined = f": {rows}" if part.overlap and before else ""
        yield f"{part.number}{joined}{note}"
        before = part.number
