"""The first two pages: what this is, for whom, why; and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Column, Columns, Look, notice, para, space
from safetydesk.documents.page import ContentsLine
from safetydesk.documents.printing import Printing
from safetydesk.documents.tables import facts
from safetydesk.domain.school import School
from safetydesk.wording import label, moment_words


def cover(
    school: School,
    printing: Printing,
    *,
    title: str,
    about: Sequence[tuple[str, Any]],
    no_image: str = "",
) -> list[Any]:
    """`about` are facts of what is printed, shown above those of the copy; `no_image` is the guard's line, if any."""
    whole = theme.FRAME_WIDTH
    name = f"{school.name}, {school.town}" if school.town and school.town not in school.name else school.name
    story: list[Any] = [
        Columns([Column(0, whole, ((name, theme.COVER_SCHOOL),))], Look(below=5, rule_below=theme.TEAL)),
        space(62),
        para(title, theme.COVER_TITLE),
        para(printing.reference, theme.COVER_REFERENCE),
        space(12),
        Columns([Column(10, whole - 20, ((school.marking, theme.STRONG.but(colour="#FFFFFF")),))],
                Look(above=4, below=6, ground=theme.INK)),
        space(16),
    ]  # fmt: skip
    if school.is_demo:
        story += [notice(label("doc_invented"), warns=True), space(8)]
    if no_image:
        story += [notice(no_image), space(8)]
    story += [facts(about), space(10), *_copy_facts(printing), space(16)]
    story += [para(label("doc_what_it_shows"), theme.SMALL), para(label("doc_keep_safe"), theme.SMALL)]
    return story


def _copy_facts(printing: Printing) -> list[Any]:
    checkpoint = printing.checkpoint
    root = f"{checkpoint.short}\n{checkpoint.root}"
    return [
        facts(
            [
                (label("doc_copy"), label("doc_copy_number", number=str(printing.copy_number))),
                (label("doc_recipient"), (printing.recipient, theme.CELL_STRONG)),
                (label("doc_purpose"), printing.purpose),
                (label("doc_basis"), printing.basis),
                (
                    label("doc_pictures"),
                    label(f"doc_pictures_{printing.pictures}") if printing.pictures else "",
                ),
                (label("doc_printed_by"), printing.printed_by),
                (label("doc_printed"), moment_words(printing.printed, with_zone=True)),
                (label("doc_checkpoint"), (root, theme.CODE)),
            ]
        )
    ]


def contents(entries: Sequence[tuple[str, str, int]]) -> list[Any]:
    """Title, key and level of everything that has a place of its own."""
    heading = [para(label("doc_contents"), theme.SECTION.but(before=0.0, after=6.0))]
    return [*heading, *(ContentsLine(title, key, level) for title, key, level in entries)]
