"""What a conversation and its transcript need: parts that are here, each once, and words that stand somewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.conversation import ORDERED_HOW, WHOLE, ConversationDraft, LineDraft

MOST_PARTS, MOST_LINES = 500, 5000


def check_conversation(
    draft: ConversationDraft, here: Collection[UUID], spoken: Collection[UUID], found: Findings
) -> Findings:
    """`here` are the incident's exhibits; `spoken` those that lines of its transcript were read in."""
    found.need("title", draft.title)
    found.text("title", draft.title)
    ids = [part.exhibit_id for part in draft.parts]
    if not ids:
        found.say("parts", "needed")
    elif len(ids) > MOST_PARTS:
        found.say("parts", "too_long")
    if len(set(ids)) < len(ids):
        found.say("parts", "part_twice")
    if not set(ids) <= set(here):
        found.say("parts", "not_in_the_list")
    if not set(spoken) <= set(ids):
        found.say("parts", "part_has_lines")
    for part in draft.parts:
        found.text("parts", part.note)
    if any(part.overlap < 0 for part in draft.parts) or draft.ordered_how not in ORDERED_HOW:
        found.say("parts", "not_in_the_list")
    return found


def check_lines(lines: Sequence[LineDraft], parts: Collection[UUID], found: Findings) -> Findings:
    """Each line has words, and stands somewhere on a part."""
    if len(lines) > MOST_LINES:
        found.say("lines", "too_long")
    for line in lines:
        found.need("text", line.text)
        found.texts(line)
        if line.exhibit_id not in parts:
            found.say("exhibit", "not_in_the_list")
        if not 0 <= line.top <= WHOLE:
            found.say("top", "off_the_picture")
    return found
