"""One recovery sheet: a page to keep on paper, with the code to type, the same to scan, and what to do with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, BinaryIO

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Column, Columns, Heading, Look, notice, para, space, subsection
from safetydesk.documents.glyphs import font_name, visible
from safetydesk.documents.ink import frame, rule
from safetydesk.documents.page import LANGUAGE, PageCanvas, stamp
from safetydesk.documents.printing import Drawn
from safetydesk.documents.qr import QrCode
from safetydesk.documents.setting import draw_lines, one_line, set_text
from safetydesk.domain.clock import Moment
from safetydesk.domain.school import School
from safetydesk.wording import label, moment_words

ACROSS = 3
CHECKS = 3
HOLDERS = ("doc_sheet_holder_1", "doc_sheet_holder_2", "doc_sheet_holder_3")
STEPS = ("doc_sheet_step_1", "doc_sheet_step_2", "doc_sheet_step_3", "doc_sheet_step_4", "doc_sheet_step_5")
_QR_SIDE = 148.0
_FOOT = 44.0
_NAME_LINES, _NAME_LETTERS = 2, 110
_GROUP = theme.CODE.but(face=theme.MONO, size=17, leading=23)
_NUMBER = theme.FURNITURE


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetToPrint:
    """`code` is its twelve groups with dashes between; `number` is 1 to 3; `made_by` a name."""

    number: int
    code: str = field(repr=False)
    set_mark: str
    store_mark: str
    school: School
    made: Moment
    made_by: str


def draw_recovery_sheet(sheet: SheetToPrint, target: BinaryIO) -> Drawn:
    """Writes the PDF, one A4 page, to `target`. Same values, same bytes."""
    title = label("doc_sheet_title", number=str(sheet.number))
    canvas = PageCanvas(
        target, furniture=_furniture(sheet), pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT), lang=LANGUAGE,
        invariant=1, pageCompression=1, initialFontName=font_name(theme.REGULAR),
    )  # fmt: skip
    canvas.setTitle(title)
    canvas.setAuthor(visible(sheet.school.name))
    canvas.setCreator("SafetyDesk")
    canvas.setProducer("SafetyDesk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stamp(canvas, sheet.made)
    top = theme.PAGE_HEIGHT - theme.MARGIN_TOP + 28
    for block in _story(sheet, title):
        _, tall = block.wrap(theme.FRAME_WIDTH, theme.FRAME_HEIGHT)
        top -= block.getSpaceBefore()
        block.drawOn(canvas, theme.MARGIN_LEFT, top - tall)
        top -= tall + block.getSpaceAfter()
    box = _KeepingBox()
    box.wrap(theme.FRAME_WIDTH, theme.FRAME_HEIGHT)
    box.drawOn(canvas, theme.MARGIN_LEFT, _FOOT + 10)
    canvas.showPage()
    canvas.save()
    return Drawn(canvas.page_count)


def _story(sheet: SheetToPrint, title: str) -> list[Any]:
    school = sheet.school
    name = f"{school.name}, {school.town}" if school.town and school.town not in school.name else school.name
    if len(set_text(name, theme.COVER_SCHOOL, theme.FRAME_WIDTH)) > _NAME_LINES:
        name = f"{name[:_NAME_LETTERS]}\u2026"  # all of it fits the page, whatever a school is called
    about = label(
        "doc_sheet_about", set=sheet.set_mark, store=sheet.store_mark, made=moment_words(sheet.made)
    )
    story: list[Any] = [
        Columns(
            [Column(0, theme.FRAME_WIDTH, ((name, theme.COVER_SCHOOL),))],
            Look(below=5, rule_below=theme.TEAL),
        ),
        space(8),
        Heading(title, theme.COVER_TITLE.but(size=24, leading=30), "sheet", 0),
        para(about, theme.COVER_REFERENCE.but(size=12, leading=17, after=4.0)),
    ]
    if school.is_demo:
        story += [notice(label("doc_invented"), warns=True), space(5)]
    story += [para(label("doc_sheet_what")), space(2), _CodeBlock(sheet.code)]
    story += [para(label("doc_sheet_letters"), theme.SMALL), space(4)]
    story += [notice(label("doc_sheet_needs"), warns=True)]
    story += [
        *_part("holders"),
        para(label("doc_sheet_who")),
        *[_line("\u2022", label(key)) for key in HOLDERS],
    ]
    story += [*_part("use"), *[_line(f"{at}.", label(key)) for at, key in enumerate(STEPS, start=1)]]
    return [*story, *_part("keeping"), para(label("doc_sheet_check"))]


class _CodeBlock(Block):
    """The square to scan at the left, the code to type at the right, each group under its number."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._groups = code.split("-")
        self._qr = QrCode(code, _QR_SIDE)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, _QR_SIDE
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canvas
        self._qr.wrap(self.width, self.height)
        self._qr.drawOn(canvas, -8, 0)
        left = _QR_SIDE + 6
        wide, rows = (self.width - left) / ACROSS, -(-len(self._groups) // ACROSS)
        frame(canvas, left - 4, 2, self.width - left + 4, self.height - 4, theme.LINE)
        tall = (self.height - 10) / rows
        for at, group in enumerate(self._groups):
            x, top = (
                left + wide * (at % ACROSS) + 6,
                self.height - 5 - tall * (at // ACROSS) - (tall - _GROUP.leading) / 2,
            )
            draw_lines(canvas, [one_line(str(at + 1), _NUMBER, 14)], x, top - 7)
            draw_lines(canvas, [one_line(group, _GROUP, wide - 18)], x + 15, top)


class _KeepingBox(Block):
    """Lines to be filled in by hand: who holds the sheet, where, and when it was last checked."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, 92.0
        return self.width, self.height

    def draw(self) -> None:
        frame(self.canvas, 0, 0, self.width, self.height, theme.LINE)
        half = (self.width - 32) / 2
        self._line(12, 54, half, "doc_sheet_held_by")
        self._line(20 + half, 54, half, "doc_sheet_where")
        third = (self.width - 24 - 8 * (CHECKS - 1)) / CHECKS
        for at in range(CHECKS):
            self._line(12 + at * (third + 8), 16, third, "doc_sheet_checked")

    def _line(self, x: float, y: float, wide: float, key: str) -> None:
        rule(self.canvas, x, y, x + wide, theme.MUTED)
        draw_lines(self.canvas, [one_line(label(key), theme.FURNITURE, wide)], x, y - 1)


def _part(key: str) -> list[Any]:
    """A heading, without the room that asks for a fresh page: there is one page."""
    return subsection(label(f"doc_sheet_{key}"), f"sheet-{key}")[1:]


def _line(mark: str, text: str) -> Columns:
    style = theme.BODY.but(after=2.0)
    return Columns(
        [Column(4, 14, ((mark, style),)), Column(20, theme.FRAME_WIDTH - 20, ((text, style),))], Look()
    )


def _furniture(sheet: SheetToPrint) -> Any:
    made = label("doc_sheet_made", name=sheet.made_by, when=moment_words(sheet.made, with_zone=True))
    mark = label("doc_sheet_mark", number=str(sheet.number), set=sheet.set_mark)

    def draw(canvas: PageCanvas, _page: int, _pages: int) -> None:
        left, right = theme.MARGIN_LEFT, theme.PAGE_WIDTH - theme.MARGIN_RIGHT
        rule(canvas, left, _FOOT, right, theme.LINE)
        draw_lines(canvas, [one_line(made, theme.FURNITURE, theme.FRAME_WIDTH * 0.6)], left, _FOOT - 4)
        line = one_line(mark, theme.FURNITURE_STRONG, theme.FRAME_WIDTH * 0.38)
        draw_lines(canvas, [line], right - line.width, _FOOT - 4)
        draw_lines(
            canvas, [one_line(label("doc_sheet_shred"), theme.FURNITURE, theme.FRAME_WIDTH)], left, _FOOT - 15
        )

    return draw
