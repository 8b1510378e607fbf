"""The day sheet: what is due, whom the school waits for and the numbers to ring, for when the desk is locked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

from safetydesk.documents import theme
from safetydesk.documents.blocks import Heading, para, section, space
from safetydesk.documents.page import draw_plain_pages
from safetydesk.documents.paper_head import TITLE
from safetydesk.documents.printing import Drawn
from safetydesk.documents.tables import table
from safetydesk.domain.day_sheet import DaySheet, SheetLine
from safetydesk.wording import date_words, day_words, label, moment_words


def draw_day_sheet(sheet: DaySheet, target: BinaryIO) -> Drawn:
    """Writes the PDF to `target`. Same sheet, same bytes."""
    title = label("doc_day_sheet_title", day=day_words(sheet.made.london_date))
    story: list[Any] = [
        para(sheet.school, theme.COVER_SCHOOL),
        space(4),
        Heading(title, TITLE, "day-sheet", 0),
        space(4),
        para(label("doc_day_sheet_what")),
    ]
    for name in ("overdue", "due_today", "coming", "paused"):
        lines: Sequence[SheetLine] = getattr(sheet, name)
        if lines or name == "overdue":
            story += [*section(label(f"doc_day_sheet_{name}"), f"day-sheet-{name}"), *_clocks(lines)]
    if sheet.actions:
        story += [*section(label("doc_day_sheet_actions"), "day-sheet-actions"), _actions(sheet)]
    if sheet.disagreed:
        story += [*section(label("today_disagreed"), "day-sheet-disagreed"), _disagreed(sheet)]
    story += section(label("doc_day_sheet_waiting"), "day-sheet-waiting")
    story += _waiting(sheet) if sheet.waiting else [para(label("doc_day_sheet_no_waiting"))]
    if sheet.phones:
        head = (label("doc_day_sheet_whom"), label("doc_day_sheet_phone"), label("doc_day_sheet_hours"))
        rows = [tuple(((text, theme.CELL),) for text in (p.whose, p.phone, p.hours)) for p in sheet.phones]
        story += [*section(label("doc_day_sheet_phones"), "day-sheet-phones"), table((4, 3, 4), head, rows)]
    printed = label("doc_day_sheet_foot", name=sheet.printed_by, when=moment_words(sheet.made))
    return draw_plain_pages(story, target, title=title, foot=printed, printed=sheet.made)


def _clocks(lines: Sequence[SheetLine]) -> list[Any]:
    if not lines:
        return [para(label("doc_day_sheet_no_overdue"))]
    head = tuple(label(f"doc_day_sheet_{name}") for name in ("reference", "what_is", "by", "who"))
    rows = [
        tuple(((text, theme.CELL),) for text in (line.reference, line.what, moment_words(line.due), line.who))
        for line in lines
    ]
    return [table((3, 5, 3, 3), head, rows)]


def _actions(sheet: DaySheet) -> Any:
    """What is to be done stands in the program: here is of which incident, by when, and whose it is."""
    head = tuple(label(f"doc_day_sheet_{name}") for name in ("reference", "arose", "by", "who"))
    today = sheet.made.london_date
    rows = []
    for line in sheet.actions:
        due = date_words(line.due)
        by = label("today_action_late", day=due) if line.due < today else due
        who = line.who or label("doc_day_sheet_not_team")
        rows.append(tuple(((text, theme.CELL),) for text in (line.reference, line.arose, by, who)))
    return table((3, 5, 3, 3), head, rows)


def _disagreed(sheet: DaySheet) -> Any:
    head = tuple(label(f"doc_day_sheet_{name}") for name in ("reference", "disagreed", "said", "who"))
    rows = [
        tuple(((text, theme.CELL),) for text in (one.reference, one.what, moment_words(one.since), one.who))
        for one in sheet.disagreed
    ]
    return table((3, 5, 3, 3), head, rows)


def _waiting(sheet: DaySheet) -> list[Any]:
    head = tuple(label(f"doc_day_sheet_{name}") for name in ("reference", "whom", "since", "next"))
    rows = [
        tuple(
            ((text, theme.CELL),)
            for text in (
                line.reference,
                line.whom,
                moment_words(line.since),
                moment_words(line.next_contact) if line.next_contact else "",
            )
        )
        for line in sheet.waiting
    ]
    return [table((3, 5, 3, 3), head, rows)]
