"""A hand-over sheet: what is handed over, its whole line of custody, room to go on by hand, and two to sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Heading, para, room, space, subsection
from safetydesk.documents.custody_facts import thing_facts
from safetydesk.documents.custody_paper import CustodyPaper, Thing, demo_notice, no_image_notice, what_it_is
from safetydesk.documents.custody_table import BY_HAND, custody_table
from safetydesk.documents.keeping import height_of
from safetydesk.documents.page import draw_school_pages
from safetydesk.documents.printing import Drawn
from safetydesk.documents.signatures import signature_boxes
from safetydesk.domain.custody import same_name
from safetydesk.domain.custody_of_exhibits import line_in
from safetydesk.wording import label

TITLE = theme.COVER_TITLE.but(size=20, leading=26)


def draw_hand_over_sheet(paper: CustodyPaper, target: BinaryIO) -> Drawn:
    """Writes the PDF to `target`. Same values, same bytes."""
    reference = paper.case.incident.reference
    return draw_school_pages(
        _story(paper),
        target,
        title=f"{label('doc_hand_over_title')} {reference}",
        school=paper.case.school,
        reference=reference,
        printed=paper.printed,
    )


def _story(paper: CustodyPaper) -> list[Any]:
    """On one page where fewer lines to go on by hand make it fit; one line at least there is."""
    for empty in range(BY_HAND, 0, -1):
        story = _with_lines(paper, empty)
        if height_of(story) <= theme.FRAME_HEIGHT:
            return story
    return _with_lines(paper, BY_HAND)


def _with_lines(paper: CustodyPaper, empty: int) -> list[Any]:
    story: list[Any] = [
        para(_school(paper), theme.COVER_SCHOOL),
        Heading(label("doc_hand_over_title"), TITLE, "hand-over", 0),
        para(_about(paper), theme.COVER_REFERENCE.but(size=12, leading=17, after=4.0)),
        *no_image_notice(paper),
        *demo_notice(paper),
    ]
    for thing in paper.things:
        story += _thing(thing, paper, empty, _signed(paper) if thing is paper.things[-1] else ())
    return story


def _school(paper: CustodyPaper) -> str:
    school = paper.case.school
    return f"{school.name}, {school.town}" if school.town and school.town not in school.name else school.name


def _about(paper: CustodyPaper) -> str:
    reference, police = paper.case.incident.reference, paper.police_reference
    return label("doc_hand_over_about", reference=reference, police=police) if police else reference


def _thing(thing: Thing, paper: CustodyPaper, empty: int, foot: Sequence[Block]) -> list[Any]:
    line = line_in(paper.case, thing)
    title = f"{thing.number}  {what_it_is(thing)}"
    told = thing_facts(thing, paper)
    return [
        room(height_of([told]) + 60),
        *subsection(title, f"thing-{thing.id}"),
        told,
        space(6),
        custody_table(line, paper.words, empty=0 if line.is_ended else empty, is_signed=True, foot=foot),
    ]


def _signed(paper: CustodyPaper) -> list[Block]:
    """Whoever holds all of it now gives it; who receives it is to be written in."""
    holders = [line_in(paper.case, thing).holder for thing in paper.things]
    giver = holders[0] if holders and all(same_name(holders[0], each) for each in holders) else ""
    boxes = signature_boxes([(label("doc_hand_over_by"), giver), (label("doc_hand_over_to"), "")])
    count = label("doc_hand_over_count", numbers=", ".join(each.number for each in paper.things))
    return [
        para(count, theme.STRONG.but(before=10.0, after=4.0)),
        *boxes,
        para(label("doc_hand_over_receipt"), theme.CELL.but(before=6.0, after=10.0)),
        para(label("doc_hand_over_keep"), theme.SMALL),
    ]
