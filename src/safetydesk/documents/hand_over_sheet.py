"""A hand-over sheet: what is handed over, its whole line of custody, room to go on by hand, and two to sign."""

from __future__ import annotations

from typing import Any, BinaryIO

from safetydesk.documents import theme
from safetydesk.documents.blocks import Heading, notice, para, room, space, subsection
from safetydesk.documents.custody_facts import thing_facts
from safetydesk.documents.custody_paper import CustodyPaper, Thing, no_image_notice, what_it_is
from safetydesk.documents.custody_table import BY_HAND, custody_table
from safetydesk.documents.page import draw_school_pages
from safetydesk.documents.printing import Drawn
from safetydesk.documents.signatures import SIGNATURE_HEIGHT, signature_boxes
from safetydesk.domain.custody import same_name
from safetydesk.domain.custody_of_exhibits import line_in
from safetydesk.wording import label

TITLE = theme.COVER_TITLE.but(size=20, leading=26)


def draw_hand_over_sheet(paper: CustodyPaper, target: BinaryIO) -> Drawn:
    """Writes the PDF to `target`. Same values, same bytes."""
    case = paper.case
    reference = case.incident.reference
    story: list[Any] = [
        para(_school(paper), theme.COVER_SCHOOL),
        Heading(label("doc_hand_over_title"), TITLE, "hand-over", 0),
        para(_about(paper), theme.COVER_REFERENCE.but(size=12, leading=17, after=4.0)),
        *no_image_notice(paper),
    ]
    if case.school.is_demo:
        story += [notice(label("doc_invented"), warns=True), space(4)]
    for thing in paper.things:
        story += _thing(thing, paper)
    story += _signed(paper)
    return draw_school_pages(
        story,
        target,
        title=f"{label('doc_hand_over_title')} {reference}",
        school=case.school,
        reference=reference,
        printed=paper.printed,
    )


def _school(paper: CustodyPaper) -> str:
    school = paper.case.school
    return f"{school.name}, {school.town}" if school.town and school.town not in school.name else school.name


def _about(paper: CustodyPaper) -> str:
    reference, police = paper.case.incident.reference, paper.police_reference
    return label("doc_hand_over_about", reference=reference, police=police) if police else reference


def _thing(thing: Thing, paper: CustodyPaper) -> list[Any]:
    line = line_in(paper.case, thing)
    title = f"{thing.number}  {what_it_is(thing)}"
    return [
        *subsection(title, f"thing-{thing.id}"),
        thing_facts(thing, paper),
        space(6),
        custody_table(line, paper.words, empty=0 if line.is_ended else BY_HAND, is_signed=True),
    ]


def _signed(paper: CustodyPaper) -> list[Any]:
    """Whoever holds all of it now gives it; who receives it is to be written in."""
    holders = [line_in(paper.case, thing).holder for thing in paper.things]
    giver = holders[0] if holders and all(same_name(holders[0], each) for each in holders) else ""
    boxes = signature_boxes([(label("doc_hand_over_by"), giver), (label("doc_hand_over_to"), "")])
    count = label("doc_hand_over_count", numbers=", ".join(each.number for each in paper.things))
    return [
        room(2 * SIGNATURE_HEIGHT + 90),
        space(10),
        para(count, theme.STRONG.but(after=4.0)),
        *boxes,
        para(label("doc_hand_over_receipt"), theme.CELL.but(before=6.0, after=10.0)),
        para(label("doc_hand_over_keep"), theme.SMALL),
    ]
