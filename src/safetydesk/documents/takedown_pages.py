"""Addresses that were to be taken down, each with every step about it; nothing of it can be clicked."""

from __future__ import annotations

from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Piece, entry, para, section
from safetydesk.documents.tables import facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.takedown import Takedown, TakedownStep
from safetydesk.domain.takedown_standing import steps_of
from safetydesk.wording import label, moment_words


def takedowns_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """In the order in which they were recorded."""
    story = section(title, "takedowns")
    if not case.takedowns:
        return [*story, para(label("doc_none"))]
    for number, takedown in enumerate(case.takedowns, start=1):
        name = takedown.address or takedown.account
        story += entry(f"{number}. {name}", f"takedown-{number}", _takedown(case, takedown, words))
    return story


def _takedown(case: CaseFile, takedown: Takedown, words: Words) -> list[Block]:
    numbers = {exhibit.id: exhibit.number for exhibit in case.exhibits}
    about = facts(
        [
            (label("doc_takedown_address"), takedown.address),
            (label("doc_takedown_account"), takedown.account),
            (label("doc_takedown_platform"), words.term("platforms", takedown.platform)),
            (label("doc_takedown_what"), takedown.what),
            (
                label("doc_takedown_captured"),
                numbers.get(takedown.exhibit_id, "") if takedown.exhibit_id else "",
            ),
        ]
    )
    steps = steps_of(case, takedown)
    if not steps:
        return [about]
    head = (label("doc_when"), label("doc_what"), label("doc_recorded_by"))
    rows = [_row(step, numbers, words) for step in steps]
    return [about, table((7, 19, 7), head, rows)]


def _row(step: TakedownStep, numbers: dict[Any, str], words: Words) -> tuple[tuple[Piece, ...], ...]:
    route = words.term("takedown_routes", step.route)
    done = words.term("takedown_steps", step.kind)
    captured = numbers.get(step.exhibit_id, "") if step.exhibit_id else ""
    said = (step.reference, step.note, label("doc_takedown_captured_in", number=captured) if captured else "")
    what: tuple[Piece, ...] = ((f"{done}: {route}" if route else done, theme.CELL_STRONG),)
    what += tuple((text, theme.CELL) for text in said if text)
    return (
        ((moment_words(step.at), theme.CELL),),
        what,
        ((words.member(step.recorded_by), theme.CELL),),
    )
