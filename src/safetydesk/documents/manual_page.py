"""The manual page on paper: the three kinds of control, each with its promises in a table, then plain lines."""

from __future__ import annotations

from typing import Any, BinaryIO

from safetydesk.documents import theme
from safetydesk.documents.blocks import Column, Columns, Heading, Look, para, section, space
from safetydesk.documents.page import draw_plain_pages
from safetydesk.documents.printing import Drawn
from safetydesk.documents.tables import table
from safetydesk.domain.clock import Moment
from safetydesk.domain.manual import Manual, Promise
from safetydesk.wording import label

_WIDTHS = (9, 10, 10)
_DOT = "•"


def draw_manual(manual: Manual, version: str, printed: Moment, target: BinaryIO) -> Drawn:
    """Writes the PDF to `target`. Nothing of any store is in it. Same values, same bytes."""
    story: list[Any] = [
        Heading(manual.title, theme.COVER_TITLE.but(size=20, leading=26), "manual", 0),
        space(4),
        para(manual.intro),
    ]
    for kind in manual.kinds:
        story += [*section(kind.name, f"manual-{kind.code}"), para(kind.means, theme.STRONG), space(3)]
        story.append(_promises(manual.of_kind(kind.code)))
    for number, part in enumerate(manual.sections):
        story += section(part.title, f"manual-section-{number}")
        story += [_line(text) for text in part.lines]
    foot = label("manual_foot", version=version)
    return draw_plain_pages(story, target, title=manual.title, foot=foot, printed=printed)


def _promises(promises: tuple[Promise, ...]) -> Any:
    head = (label("manual_promise"), label("manual_keeps"), label("manual_breaks"))
    rows = [
        (((one.words, theme.CELL_STRONG),), ((one.keeps, theme.CELL),), ((one.breaks, theme.CELL),))
        for one in promises
    ]
    return table(_WIDTHS, head, rows)


def _line(text: str) -> Columns:
    style = theme.BODY.but(after=3.0)
    return Columns(
        [Column(4, 14, ((_DOT, style),)), Column(18, theme.FRAME_WIDTH - 18, ((text, style),))], Look()
    )
