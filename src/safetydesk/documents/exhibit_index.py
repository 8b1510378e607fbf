"""All exhibits of a case file at a glance: number, what, original name, size, fingerprint, captured, received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from safetydesk.documents import theme
from safetydesk.documents.blocks import Piece, notice, para, section, space
from safetydesk.documents.card_facts import place_line
from safetydesk.documents.tables import table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.exhibit import Exhibit
from safetydesk.wording import label, moment_words, size_words

_NOTHING: Mapping[UUID, Sequence[str]] = MappingProxyType({})


def no_image_line(case: CaseFile) -> str:
    """What a locked incident's print says of images, and it must be true: a freed exhibit may be pictured in it."""
    if not case.is_locked:
        return ""
    freed = [exhibit.number for exhibit in case.exhibits if exhibit.may_be_seen]
    return label("doc_no_image_but", numbers=", ".join(freed)) if freed else label("doc_no_image")


def exhibit_index(
    case: CaseFile,
    words: Words,
    title: str,
    left_out: Mapping[UUID, Sequence[str]] = _NOTHING,
    no_image: str = "",
) -> list[Any]:
    """The fingerprint stands whole and in one line, so that it can be compared. `left_out` are the exhibits whose
    pictures are not in this copy, with the numbers of those shown in their place; `no_image` the guard's line where
    the document holds more than this incident."""
    story = section(title, "exhibits")
    no_image = no_image or no_image_line(case)
    if no_image:
        story += [notice(no_image), space(6)]
    if not case.exhibits:
        return [*story, para(label("doc_none"))]
    head = (label("doc_exhibit"), label("doc_what_it_is"))
    rows = [_row(exhibit, words, left_out.get(exhibit.id, ())) for exhibit in case.exhibits]
    return [*story, para(label("doc_hash_note"), theme.SMALL), table((5, 30), head, rows)]


def _row(exhibit: Exhibit, words: Words, instead: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    sealed, card = exhibit.sealed, exhibit.card
    what: list[Piece] = [(card.description or label("doc_no_description"), theme.CELL)]
    name = sealed.original_name if exhibit.may_be_told else ""
    what.append((" \u00b7 ".join(part for part in (name, size_words(sealed.size)) if part), theme.CELL_MUTED))
    place = place_line(card, words)
    if place:
        what.append((place, theme.CELL_MUTED))
    received = label("doc_received_at", when=moment_words(sealed.received))
    captured = label("doc_captured_at", when=moment_words(card.captured)) if card.captured else ""
    what.append((" \u00b7 ".join(part for part in (captured, received) if part), theme.CELL_MUTED))
    if exhibit.may_be_told:
        what.append((sealed.sha256, theme.CODE))
    if not exhibit.may_be_seen:
        short = label(f"doc_{exhibit.state}_short", reason=exhibit.state_reason)
        what.append((short, theme.CELL_STRONG.but(colour=theme.WARNING)))
    elif instead:
        what.append((label("doc_left_out_short", numbers=", ".join(instead)), theme.CELL_STRONG))
    return ((exhibit.number, theme.CELL_STRONG),), tuple(what)
