"""The day mark on one page: eight words and a space to say who keeps it, so that paper can speak for the store."""

from __future__ import annotations

from typing import Any, BinaryIO

from safetydesk.documents import theme
from safetydesk.documents.blocks import Column, Columns, Heading, Look, notice, para, section, space
from safetydesk.documents.page import draw_plain_pages
from safetydesk.documents.printing import Drawn
from safetydesk.documents.tables import facts
from safetydesk.domain.clock import Moment
from safetydesk.domain.proof.day_mark import DayMark
from safetydesk.domain.school import School
from safetydesk.wording import date_words, label, moment_words

_WORDS = theme.COVER_TITLE.but(size=19, leading=27, before=2.0, after=2.0)
_FOURS = theme.CODE.but(size=13, leading=20, after=8.0)
_TO_SIGN = Look(below=22, rule_below=theme.LINE)
STEPS = ("doc_day_mark_keep", "doc_day_mark_compare", "doc_day_mark_outside")


def draw_day_mark(mark: DayMark, school: School, printed: Moment, printed_by: str, target: BinaryIO) -> Drawn:
    """Writes the PDF, one page, to `target`. It tells nothing of any case. Same values, same bytes."""
    day = date_words(mark.day)
    first, second = _halves(mark.words)
    story: list[Any] = [
        para(school.name, theme.COVER_SCHOOL),
        space(6),
        Heading(
            label("doc_day_mark_title", day=day), theme.COVER_TITLE.but(size=20, leading=26), "day-mark", 0
        ),
        space(4),
        para(label("doc_day_mark_what")),
    ]
    if not mark.is_over:
        story += [space(6), notice(label("doc_day_mark_not_over", at=moment_words(printed, with_zone=True)))]
    story += [
        space(10),
        para(first, _WORDS),
        para(second, _WORDS),
        para(mark.checkpoint.short, _FOURS),
        facts(
            [
                (label("doc_day_mark_last"), moment_words(mark.checkpoint.at, with_zone=True)),
                (label("doc_printed"), moment_words(printed, with_zone=True)),
                (label("doc_printed_by"), printed_by),
            ]
        ),
        *section(label("doc_day_mark_how"), "day-mark-how"),
    ]
    story += [para(label(step)) for step in STEPS]
    for blank in ("doc_day_mark_kept_by", "doc_day_mark_kept_where"):
        line = Columns([Column(0, theme.FRAME_WIDTH, ((label(blank), theme.SMALL),))], _TO_SIGN)
        story += [space(8), line]
    title = label("doc_day_mark_title", day=day)
    return draw_plain_pages(story, target, title=title, foot=label("doc_day_mark_foot"), printed=printed)


def _halves(words: str) -> tuple[str, str]:
    each = words.split()
    return " ".join(each[:4]), " ".join(each[4:])
