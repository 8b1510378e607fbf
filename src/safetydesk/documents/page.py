"""Pages: margins, what stands at the head and foot of each, page x of y, contents and bookmarks, in one pass.

Pages are kept until the last is drawn. Only then is the number of pages known, and what depends on it is added.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block
from safetydesk.documents.glyphs import font_name, visible
from safetydesk.documents.ink import dots, rule
from safetydesk.documents.keeping import headings_kept
from safetydesk.documents.printing import Drawn, Printing
from safetydesk.documents.setting import draw_lines, one_line
from safetydesk.domain.clock import Moment
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.school import School
from safetydesk.wording import label, moment_words

rl_config.useA85 = 0
LANGUAGE = "en-GB"
_HEAD = theme.PAGE_HEIGHT - theme.MARGIN_TOP + 16
_FOOT = theme.MARGIN_BOTTOM - 14


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a heading came to stand: the page, counted from 1, and the height on it."""

    key: str
    level: int
    title: str
    page: int
    y: float


Later = Callable[["PageCanvas"], None]


class PageCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Keeps pages back, and finishes them when all are there. `furniture(canvas, page, pages)` draws head and foot."""

    def __init__(self, *args: Any, furniture: Callable[[PageCanvas, int, int], None], **named: Any) -> None:
        super().__init__(*args, **named)
        self._furniture = furniture
        self._kept: list[dict[str, Any]] = []
        self._later: dict[int, list[Later]] = {}
        self._annotationCount: int  # the canvas's own, which has no types
        self.marks: dict[str, Mark] = {}
        self.page_count = 0

    def mark(self, key: str, level: int, title: str, height: float) -> None:
        """Remember a heading whose top is `height` above the present origin."""
        _, y = self.absolutePosition(0, height)
        self.marks[key] = Mark(key, level, title, len(self._kept) + 1, y)

    def later(self, act: Later) -> None:
        """Draw this on the present page once all pages are there."""
        self._later.setdefault(len(self._kept) + 1, []).append(act)

    def showPage(self) -> None:
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        kept, self.page_count = self._kept, len(self._kept)
        marks = sorted(self.marks.values(), key=lambda mark: (mark.page, -mark.y))
        for number, state in enumerate(kept, start=1):
            links = self._annotationCount  # links are named by number: the next page's must go on counting
            self.__dict__.update(state)
            self._annotationCount, self.page_count = links, len(kept)
            for mark in marks:
                if mark.page == number:
                    self.bookmarkHorizontalAbsolute(mark.key, mark.y + 6)
                    self.addOutlineEntry(visible(mark.title), mark.key, mark.level, closed=mark.level == 0)
            for act in self._later.get(number, ()):
                act(self)
            self._furniture(self, number, len(kept))
            super().showPage()
        super().save()


class ContentsLine(Block):
    """One line of the contents: a title, dots, and the number of the page where `key` stands."""

    def __init__(self, title: str, key: str, level: int) -> None:
        super().__init__()
        self.title, self.key = title, key
        self.indent = 14.0 * level
        self.style = theme.BODY.but(face=theme.REGULAR if level else theme.BOLD, after=0.0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.style.leading + (3 if self.indent else 7)
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canvas
        line = one_line(self.title, self.style, self.width - self.indent - 60)
        draw_lines(canvas, [line], self.indent, self.style.leading)
        left, base = canvas.absolutePosition(self.indent, 0)
        canvas.later(lambda page: self._finish(page, left, base, line.width))

    def _finish(self, canvas: PageCanvas, left: float, base: float, title_width: float) -> None:
        mark = canvas.marks.get(self.key)
        if mark is None:
            return
        right = theme.PAGE_WIDTH - theme.MARGIN_RIGHT
        number = one_line(str(mark.page), self.style, 50)
        draw_lines(canvas, [number], right - number.width, base + self.style.leading)
        dots(canvas, left + title_width + 6, base + 4.4, right - number.width - 6, theme.LINE)
        canvas.linkAbsolute("", self.key, (left, base, right, base + self.style.leading))


def draw_pages(
    story: Sequence[Any], target: BinaryIO, *, title: str, school: School, printing: Printing,
    progress: Progress = NO_PROGRESS,
) -> Drawn:  # fmt: skip
    """Lay a numbered copy out and write the finished PDF to `target`. Same values, same bytes. `title` is what it is:
    the PDF's own title adds of what."""
    named = visible(f"{title} {printing.reference}")
    document = _Document(target, progress, title=named, author=visible(school.name))
    return _drawn(document, story, _Furniture(school.marking, printing).draw, printing.printed)


def draw_plain_pages(
    story: Sequence[Any], target: BinaryIO, *, title: str, foot: str, printed: Moment
) -> Drawn:
    """As `draw_pages`, for what is no copy of any record: `foot` and the page's number stand beneath."""
    document = _Document(target, NO_PROGRESS, title=visible(title), author="SafetyDesk")
    at_left = one_line(foot, theme.FURNITURE, theme.FRAME_WIDTH * 0.7)

    def furniture(canvas: PageCanvas, page: int, pages: int) -> None:
        left, right = theme.MARGIN_LEFT, theme.PAGE_WIDTH - theme.MARGIN_RIGHT
        rule(canvas, left, _FOOT, right, theme.LINE)
        draw_lines(canvas, [at_left], left, _FOOT - 5)
        number = one_line(label("doc_page_of", page=str(page), pages=str(pages)), theme.FURNITURE_STRONG, 100)
        draw_lines(canvas, [number], right - number.width, _FOOT - 5)

    return _drawn(document, story, furniture, printed)


def draw_school_pages(
    story: Sequence[Any], target: BinaryIO, *, title: str, school: School, reference: str, printed: Moment
) -> Drawn:
    """As `draw_pages`, for papers of the school's own that are no numbered copy: the school's marking at the head of
    each page, the reference alone at its foot."""
    document = _Document(target, NO_PROGRESS, title=visible(title), author=visible(school.name))
    whole = theme.FRAME_WIDTH
    marking = one_line(school.marking, theme.FURNITURE_STRONG, whole)
    when = label("doc_printed_at", when=moment_words(printed, with_zone=True))
    at_left = one_line(f"{reference} \u00b7 {when}", theme.FURNITURE, whole * 0.7)

    def furniture(canvas: PageCanvas, page: int, pages: int) -> None:
        left, right = theme.MARGIN_LEFT, theme.PAGE_WIDTH - theme.MARGIN_RIGHT
        rule(canvas, left, _HEAD, right, theme.LINE)
        draw_lines(canvas, [marking], left, _HEAD + 13)
        rule(canvas, left, _FOOT, right, theme.LINE)
        draw_lines(canvas, [at_left], left, _FOOT - 5)
        number = one_line(label("doc_page_of", page=str(page), pages=str(pages)), theme.FURNITURE_STRONG, 100)
        draw_lines(canvas, [number], right - number.width, _FOOT - 5)

    return _drawn(document, story, furniture, printed)


def _drawn(
    document: _Document,
    story: Sequence[Any],
    furniture: Callable[[PageCanvas, int, int], None],
    printed: Moment,
) -> Drawn:
    made: list[PageCanvas] = []

    def canvas_maker(*args: Any, **named: Any) -> PageCanvas:
        canvas = PageCanvas(*args, furniture=furniture, **named)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        stamp(canvas, printed)
        made.append(canvas)
        return canvas

    document.build(headings_kept(story), canvasmaker=canvas_maker)
    return Drawn(made[-1].page_count)


def stamp(canvas: Canvas, printed: Moment) -> None:
    """Let the document say when it was made: reportlab knows "now" or the year 2000, no other time."""
    canvas._doc._timeStamp = _Stamp(printed)


class _Stamp:
    """The printing time, as reportlab wants the time of a document's making."""

    def __init__(self, printed: Moment) -> None:
        local = printed.local
        self.YMDhms = (local.year, local.month, local.day, local.hour, local.minute, local.second)
        self.dhh, self.dmm = divmod(printed.offset, 60)


class _Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    def __init__(self, target: BinaryIO, progress: Progress, *, title: str, author: str) -> None:
        super().__init__(
            target, pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT), title=title, author=author, subject="",
            creator="SafetyDesk", producer="SafetyDesk", lang=LANGUAGE, invariant=1, pageCompression=1,
            initialFontName=font_name(theme.REGULAR), leftMargin=0, rightMargin=0, topMargin=0, bottomMargin=0,
        )  # fmt: skip
        frame = Frame(
            theme.MARGIN_LEFT, theme.MARGIN_BOTTOM, theme.FRAME_WIDTH, theme.FRAME_HEIGHT,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(PageTemplate(frames=[frame]))
        self._progress = progress

    def afterPage(self) -> None:
        self._progress.step(self.page, 0, label("doc_drawing_page", page=str(self.page)))


class _Furniture:
    """Head and foot. All but the page number is set once."""

    def __init__(self, marking: str, printing: Printing) -> None:
        strong, plain, whole = theme.FURNITURE_STRONG, theme.FURNITURE, theme.FRAME_WIDTH
        copy = label("doc_copy_for", number=str(printing.copy_number), recipient=printing.recipient)
        by = label("doc_printed_by_name", name=printing.printed_by)
        when = label("doc_printed_at", when=moment_words(printing.printed, with_zone=True))
        checkpoint = label("doc_checkpoint_short", checkpoint=printing.checkpoint.short)
        top, foot = _HEAD + 13, _FOOT
        self._rows = (
            (top, one_line(marking, strong, whole * 0.7), one_line(printing.reference, strong, whole * 0.28)),
            (foot - 5, one_line(copy, plain, whole * 0.72), None),
            (foot - 16, one_line(by, plain, whole * 0.62), one_line(when, plain, whole * 0.36)),
            (foot - 27, one_line(marking, strong, whole * 0.5), one_line(checkpoint, plain, whole * 0.48)),
        )

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        left, right = theme.MARGIN_LEFT, theme.PAGE_WIDTH - theme.MARGIN_RIGHT
        rule(canvas, left, _HEAD, right, theme.LINE)
        rule(canvas, left, _FOOT, right, theme.LINE)
        number = label("doc_page_of", page=str(page), pages=str(pages))
        for top, at_left, at_right in self._rows:
            draw_lines(canvas, [at_left], left, top)
            line = at_right or one_line(number, theme.FURNITURE_STRONG, 100)
            draw_lines(canvas, [line], right - line.width, top)
