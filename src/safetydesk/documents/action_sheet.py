"""The action sheet on paper: who is to do what by when, with room to write down that it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

from safetydesk.documents import theme
from safetydesk.documents.blocks import Heading, Piece, notice, para, section, space
from safetydesk.documents.page import draw_pages, draw_school_pages
from safetydesk.documents.paper_head import TITLE, paper_head
from safetydesk.documents.printing import Drawn, Printing
from safetydesk.documents.tables import cell, table
from safetydesk.documents.values import Words
from safetydesk.domain.action_sheet import ActionLine, ActionSheet
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.school import School
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import date_words, label, moment_words


def draw_incident_actions(
    case: CaseFile,
    sheet: ActionSheet,
    printing: Printing,
    vocabulary: Vocabulary,
    target: BinaryIO,
    progress: Progress = NO_PROGRESS,
) -> Drawn:
    """Writes one incident's to `target`: the open ones, then those that were settled and how."""
    words = Words(vocabulary, case.members)
    story = paper_head(case.school, label("doc_todo"), "actions", case.incident.reference)
    story += section(label("doc_todo_open"), "actions-open")
    story += _open(sheet.open, words)
    if sheet.settled:
        story += section(label("doc_todo_settled"), "actions-settled")
        head = (label("doc_todo_what"), label("doc_todo_who"), label("doc_todo_state"))
        story.append(table((15, 8, 12), head, [_settled(line, words) for line in sheet.settled]))
    return draw_pages(
        story,
        target,
        title=label("doc_actions"),
        school=case.school,
        printing=words.spoken(printing),
        progress=progress,
    )


def draw_school_actions(
    sheet: ActionSheet,
    school: School,
    printed_by: str,
    printed: Moment,
    vocabulary: Vocabulary,
    target: BinaryIO,
) -> Drawn:
    """Writes the whole school's to `target`. Nothing on it tells of a restricted incident, and it always says so."""
    story: list[Any] = [
        para(school.name, theme.COVER_SCHOOL),
        space(4),
        Heading(label("doc_todo_school"), TITLE, "actions", 0),
        space(4),
    ]
    if school.is_demo:
        story += [notice(label("doc_invented"), warns=True), space(6)]
    story += [para(label("doc_todo_school_what"), theme.SMALL), space(6)]
    story += _open(sheet.open, Words(vocabulary, {}))
    by = label("doc_printed_by_name", name=printed_by)
    title = label("doc_todo_school")
    return draw_school_pages(story, target, title=title, school=school, reference=by, printed=printed)


def _open(lines: Sequence[ActionLine], words: Words) -> list[Any]:
    if not lines:
        return [para(label("doc_todo_none"))]
    named = any(line.reference for line in lines)
    head = [
        label("doc_todo_what"),
        label("doc_todo_who"),
        label("doc_todo_by"),
        label("doc_todo_done"),
    ]
    widths = [15, 8, 6, 8]
    if named:
        head.insert(0, label("doc_todo_incident"))
        widths.insert(0, 7)
    rows = []
    for line in lines:
        cells = [_what(line, words), ((line.owner, theme.CELL),), _due(line), ()]
        rows.append([((line.reference, theme.CELL),), *cells] if named else cells)
    return [table(widths, head, rows)]


def _what(line: ActionLine, words: Words) -> tuple[Piece, ...]:
    origin = words.term("action_origins", line.arisen_from)
    return cell((line.what, theme.CELL_STRONG), (origin, theme.CELL_MUTED))


def _due(line: ActionLine) -> tuple[Piece, ...]:
    if line.due is None:
        return ((label("doc_todo_no_day"), theme.ABSENT),)
    late: tuple[Piece, ...] = ()
    if line.is_late:
        late = ((label("doc_todo_late"), theme.CELL_STRONG.but(colour=theme.WARNING)),)
    return ((date_words(line.due), theme.CELL), *late)


def _settled(line: ActionLine, words: Words) -> tuple[tuple[Piece, ...], ...]:
    if line.done is not None:
        state = label("doc_action_done", when=moment_words(line.done))
    else:
        state = label("doc_action_not_done", why=line.not_done_reason)
    return (
        _what(line, words),
        ((line.owner, theme.CELL),),
        cell((state, theme.CELL), (line.done_note, theme.CELL_MUTED)),
    )
