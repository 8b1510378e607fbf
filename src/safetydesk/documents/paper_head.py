"""The head of a short paper: the school, what this is and of what, whom it is about, and whether it is invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Column, Columns, Heading, Look, notice, para, space
from safetydesk.domain.school import School
from safetydesk.wording import label

TITLE = theme.COVER_TITLE.but(size=20, leading=25)


def paper_head(
    school: School, title: str, key: str, reference: str, under: Sequence[Block] = ()
) -> list[Any]:
    """`reference` is the incident's or the exemption's; `under` stands right beneath it."""
    story: list[Any] = [
        Columns(
            [Column(0, theme.FRAME_WIDTH, ((school.name, theme.COVER_SCHOOL),))],
            Look(below=5, rule_below=theme.TEAL),
        ),
        space(10),
        Heading(title, TITLE, key, 0),
        para(reference, theme.COVER_REFERENCE.but(size=13, leading=18, after=4.0)),
        *under,
    ]
    if school.is_demo:
        story += [notice(label("doc_invented"), warns=True), space(6)]
    return story
