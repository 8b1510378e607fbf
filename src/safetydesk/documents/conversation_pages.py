"""Conversations on paper: the screenshots in their order with every gap, and the transcript with each line's place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from safetydesk import wording
from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Piece, entry, para, section, space
from safetydesk.documents.tables import facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.conversation import Conversation, Line, Part
from safetydesk.wording import label, moment_words


def conversations_section(
    case: CaseFile, words: Words, title: str, left_out: Collection[UUID] = ()
) -> list[Any]:
    """Each conversation with its order, its gaps, and what was read in it; not what was read in exhibits that are
    `left_out` of this copy."""
    story = section(title, "conversations")
    if not case.conversations:
        return [*story, para(label("doc_none"))]
    for number, conversation in enumerate(case.conversations, start=1):
        blocks = [_about(conversation, words), space(6), _order(conversation)]
        story += entry(f"{number}. {conversation.title}", f"conversation-{number}", blocks)
        story += _transcript(conversation, words, left_out)
    return story


def _about(conversation: Conversation, words: Words) -> Block:
    counted = wording.count_words(len(conversation.parts), label("conversation_screenshot"))
    gaps = wording.count_words(conversation.gaps, label("conversation_gap_one"))
    by = label(
        "doc_when_by", when=moment_words(conversation.recorded), name=words.member(conversation.recorded_by)
    )
    return facts(
        [
            (label("doc_conversation_of"), label("conversation_counts", parts=counted, gaps=gaps)),
            (label("doc_conversation_how"), label(f"conversation_{conversation.ordered_how}")),
            (label("doc_recorded_by"), by),
        ]
    )


def _order(conversation: Conversation) -> Block:
    before: Part | None = None
    rows = []
    for place, part in enumerate(conversation.parts, start=1):
        rows.append((((str(place), theme.CELL),), ((part.number, theme.CELL_STRONG),), _joins(before, part)))
        before = part
    head = (label("doc_conversation_place"), label("doc_exhibit"), label("doc_conversation_joins"))
    return table((3, 7, 25), head, rows)


def _joins(before: Part | None, part: Part) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    if before is not None and part.is_gap:
        gap = label("conversation_gap", before=before.number, number=part.number)
        pieces.append((gap, theme.CELL_STRONG.but(colour=theme.WARNING)))
    elif before is not None and part.overlap:
        pieces.append(
            (label("conversation_overlap", rows=str(part.overlap), before=before.number), theme.CELL)
        )
    elif before is not None:
        pieces.append((label("conversation_follows", before=before.number), theme.CELL))
    if part.note:
        pieces.append((part.note, theme.CELL))
    return tuple(pieces) or (("", theme.CELL),)


def _transcript(conversation: Conversation, words: Words, left_out: Collection[UUID]) -> list[Any]:
    if not conversation.lines:
        return [space(6), para(label("conversation_no_lines"), theme.SMALL), space(6)]
    lines = [line for line in conversation.lines if line.exhibit_id not in left_out]
    untold = [part.number for part in conversation.parts if part.exhibit_id in left_out]
    numbers = ", ".join(untold)
    kept_back = [para(label("doc_conversation_left_out", numbers=numbers), theme.SMALL)] if untold else []
    if not lines:
        return [space(6), *kept_back, space(6)]
    typists = list(dict.fromkeys(words.member(line.typed_by) for line in lines))
    head = (
        label("doc_conversation_where"),
        label("doc_conversation_shown_time"),
        label("doc_conversation_who"),
        label("doc_conversation_words"),
    )
    rows = [_row(conversation, line) for line in lines]
    typed = label("doc_conversation_typed", names=", ".join(typists))
    return [
        space(6),
        table((7, 5, 7, 16), head, rows),
        space(4),
        para(typed, theme.SMALL),
        *kept_back,
        space(8),
    ]


def _row(conversation: Conversation, line: Line) -> tuple[tuple[Piece, ...], ...]:
    part = conversation.part_of(line.exhibit_id)
    where = label("conversation_where", number=part.number if part else "", place=place_words(line))
    said: list[Piece] = [(line.text, theme.CELL)]
    if line.is_child_words:
        said.append((label("conversation_child_words"), theme.CELL_MUTED))
    return (
        ((where, theme.CELL_MUTED),),
        ((line.said_at, theme.CELL),),
        ((line.speaker, theme.CELL_STRONG),),
        tuple(said),
    )


def place_words(line: Line) -> str:
    """ "12 % down": where on the picture it begins."""
    return label("conversation_down", percent=str(round(line.top / 10)))
