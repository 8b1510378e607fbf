"""An agency's sheet on paper: its questions in its own order, each with the answer, "not known", or nothing."""

from __future__ import annotations

from typing import Any, BinaryIO

from safetydesk.documents import theme
from safetydesk.documents.blocks import Column, Columns, Look, Piece, notice, para, space, subsection
from safetydesk.documents.page import draw_pages
from safetydesk.documents.paper_head import paper_head
from safetydesk.documents.printing import Drawn, Printing
from safetydesk.documents.tables import Grid
from safetydesk.documents.values import Words
from safetydesk.domain.agency_sheet import SAID
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.sheet_filling import FieldAnswer, FilledSheet
from safetydesk.domain.sheet_kinds import INCIDENT
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import SheetWords

_QUESTION = 168.0
"""Points: a form's questions are longer than a fact's name."""


def draw_agency_sheet(
    sheet: FilledSheet,
    case: CaseFile,
    printing: Printing,
    vocabulary: Vocabulary,
    target: BinaryIO,
    progress: Progress = NO_PROGRESS,
    *,
    agency_only: bool = False,
) -> Drawn:
    """Writes the PDF to `target`. What the sheet's masking left out of it is nowhere else on the page.

    `agency_only`: with the blank block that the agency itself fills in.
    """
    speak = SheetWords(vocabulary)
    words = Words(vocabulary, case.members)
    story = _head(sheet, case, speak)
    story += [*sheet_blocks(sheet, speak), *(agency_block(sheet) if agency_only else ())]
    return draw_pages(
        story,
        target,
        title=sheet.kind.name,
        school=case.school,
        printing=words.spoken(printing),
        progress=progress,
    )


def sheet_blocks(sheet: FilledSheet, speak: SheetWords) -> list[Any]:
    """Its questions in its order, each with what is answered."""
    story: list[Any] = []
    for block in sheet.kind.blocks:
        story += subsection(block.title, f"sheet-{block.code}")
        story.append(Grid([_row(sheet.answer(field.code), speak) for field in block.fields]))
    return story


def agency_block(sheet: FilledSheet) -> list[Any]:
    """Blank, to be written in by hand; nothing where the sheet has no such block."""
    if not sheet.kind.agency_only:
        return []
    look, width = Look(above=9, below=14, rule_below=theme.LINE), _QUESTION - 12
    rows = [Columns([Column(0, width, ((each, theme.FACT_LABEL),))], look) for each in sheet.kind.agency_only]
    return [*subsection(sheet.kind.agency_only_title, "sheet-agency-only"), Grid(rows)]


def sheet_source(sheet: FilledSheet, speak: SheetWords) -> list[Any]:
    """What stands above the questions: what a blank means, and where the list of them is from."""
    blank = sum(1 for each in sheet.answers if not each.state)
    return [
        para(speak.label("paper_what", blank=str(blank)), theme.SMALL),
        para(speak.source(sheet.kind), theme.SMALL),
    ]


def _head(sheet: FilledSheet, case: CaseFile, speak: SheetWords) -> list[Any]:
    about = [para(_about(sheet, speak), theme.STRONG.but(size=11, leading=15, after=4.0))]
    under = about if sheet.kind.about != INCIDENT else ()
    story = paper_head(case.school, sheet.kind.name, "sheet", case.incident.reference, under)
    if sheet.is_locked:
        story += [notice(speak.label("no_image")), space(6)]
    if not sheet.kind.confirmed:
        story += [notice(speak.label("unconfirmed")), space(6)]
    return [*story, *sheet_source(sheet, speak)]


def _about(sheet: FilledSheet, speak: SheetWords) -> str:
    if sheet.person is not None:
        return speak.label("paper_about", name=sheet.person.name)
    return speak.label("person_withdrawn" if sheet.is_withdrawn else "about_incident")


def _row(answer: FieldAnswer, speak: SheetWords) -> Columns:
    question = Column(0, _QUESTION - 12, ((answer.field.label, theme.FACT_LABEL),))
    said = Column(_QUESTION, theme.FRAME_WIDTH - _QUESTION, (_said(answer, speak),))
    return Columns([question, said], Look(above=3, below=3.5, rule_below=theme.LINE))


def _said(answer: FieldAnswer, speak: SheetWords) -> Piece:
    if answer.state == SAID:
        return answer.text, theme.CELL
    if answer.state:
        return speak.label(answer.state), theme.CELL_STRONG
    return speak.label("left_blank"), theme.ABSENT
