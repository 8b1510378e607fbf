"""Labels for exhibits and held items on A4: four of A6 or eight of A7, from the first free place on, with cut marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from safetydesk.documents import theme
from safetydesk.documents.custody_paper import CustodyPaper, Thing, what_it_is
from safetydesk.documents.glyphs import font_name, visible
from safetydesk.documents.ink import rule
from safetydesk.documents.page import LANGUAGE, PageCanvas, stamp
from safetydesk.documents.printing import Drawn
from safetydesk.documents.setting import SetLine, draw_lines, few_lines, lines_height, one_line, set_text
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.custody_of_exhibits import line_in
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.labels import A6, A7, ROWS, place_on_sheet, sheets_of
from safetydesk.wording import label, moment_words

_PAD: Final = 6 * theme.MM
_CUT: Final = 4 * theme.MM
_NUMBER: Final = theme.STRONG
_ROWS_OF: Final = {A6: theme.CELL.but(size=11.0, leading=15.0), A7: theme.CELL.but(leading=11.5)}
_SMALL = theme.FURNITURE


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a label; `most` is how many lines it may take."""

    name: str
    text: str
    most: int = 1


def draw_labels(paper: CustodyPaper, size: str, first: int, target: BinaryIO) -> Drawn:
    """Writes the PDF to `target`, the first label in place `first` (from 1) of the first sheet.

    `size` is one of `labels.SIZES`. Same values, same bytes.
    """
    title = label("doc_labels_title", reference=paper.case.incident.reference)
    canvas = PageCanvas(
        target, furniture=lambda *_nothing: None, pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT), lang=LANGUAGE,
        invariant=1, pageCompression=1, initialFontName=font_name(theme.REGULAR),
    )  # fmt: skip
    canvas.setTitle(visible(title))
    canvas.setAuthor(visible(paper.case.school.name))
    canvas.setCreator("SafetyDesk")
    canvas.setProducer("SafetyDesk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stamp(canvas, paper.printed)
    for things in sheets_of(paper.things, size, first):
        _cut_marks(canvas, size)
        for place, thing in things:
            _draw(canvas, thing, paper, size, place)
        canvas.showPage()
    canvas.save()
    return Drawn(canvas.page_count)


def _draw(canvas: Any, thing: Thing, paper: CustodyPaper, size: str, place: int) -> None:
    across, down = place_on_sheet(place)
    wide, tall = theme.PAGE_WIDTH / 2, theme.PAGE_HEIGHT / ROWS[size]
    x, top = across * wide + _PAD, theme.PAGE_HEIGHT - down * tall - _PAD
    inner, foot = wide - 2 * _PAD, theme.PAGE_HEIGHT - (down + 1) * tall + _PAD
    big = _NUMBER.but(size=22.0, leading=28.0) if size == A6 else _NUMBER.but(size=15.0, leading=19.0)
    case = paper.case
    draw_lines(canvas, [_whole(thing.number, big, inner * 0.62)], x, top)
    reference = one_line(case.incident.reference, theme.STRONG, inner * 0.36)
    draw_lines(
        canvas, [reference], x + inner - reference.width, top - (big.leading - theme.STRONG.leading) / 2
    )
    top -= big.leading
    rule(canvas, x, top, x + inner, theme.MUTED)
    top -= 5.0 if size == A6 else 3.0
    signed = _foot(canvas, case, (x, inner), foot) + (30.0 if size == A6 else 16.0)
    _signature(canvas, x, inner, signed)
    room = top - 3 - signed - _SMALL.leading - 2
    for field in _fields(thing, paper, size):
        room, top = _field(canvas, field, (x, inner), size, top - 2, room)


def _foot(canvas: Any, case: CaseFile, across: tuple[float, float], foot: float) -> float:
    """The marking, and above it what must not be missed; the height of its top."""
    x, inner = across
    told = [case.school.marking]
    told += [label("doc_no_image")] if case.is_locked else []
    told += [label("doc_label_invented")] if case.school.is_demo else []
    for text in told:
        foot += _SMALL.leading
        style = _SMALL if text == case.school.marking else _SMALL.but(face=theme.BOLD, colour=theme.INK)
        draw_lines(canvas, [one_line(text, style, inner)], x, foot)
    return foot


def _fields(thing: Thing, paper: CustodyPaper, size: str) -> Sequence[_Field]:
    """In the order in which they may be left out where a label is full: the last go first."""
    large, is_held = size == A6, isinstance(thing, HeldItem)
    line = line_in(paper.case, thing)
    seal = line.seal or "____________"
    police = paper.police_reference or "____________"
    fields = [
        _Field("", what_it_is(thing), 6 if large else 2),
        _Field(label("doc_label_producer"), paper.words.member(thing.producer), 2 if large else 1),
        _Field(
            label(f"doc_label_{'taken' if is_held else 'captured'}"),
            _where_and_when(thing, paper.words),
            4 if large else 2,
        ),
        _Field(label("doc_label_seal"), seal, 2 if large else 1),
        _Field(label("doc_label_police"), police, 2 if large else 1),
        _Field(label("doc_label_made"), moment_words(paper.printed, with_zone=True)),
    ]
    if large and isinstance(thing, HeldItem) and thing.imei:
        fields.insert(2, _Field(label("doc_held_imei"), thing.imei))
    if large:
        name = paper.words.member(thing.producer)
        fields.append(
            _Field(label("doc_label_for"), label("doc_label_text", number=thing.number, name=name), 3)
        )
    return [each for each in fields if each.text.strip()]


def _whole(number: str, style: theme.TextStyle, width: float) -> SetLine:
    """The number on one line, in smaller type where it is long: one that is cut short is another number."""
    sizes = (style.size - step for step in range(int(style.size) - 8))
    lines = (set_text(number, style.but(size=size), width) for size in sizes)
    return next((line[0] for line in lines if len(line) == 1), one_line(number, style.but(size=9.0), width))


def _where_and_when(thing: Thing, words: Words) -> str:
    if isinstance(thing, HeldItem):
        return label(
            "doc_held_taken_from", when=moment_words(thing.taken, with_zone=True), name=thing.taken_from
        )
    card = thing.card
    when = moment_words(card.captured or thing.added, with_zone=True)
    return ", ".join(part for part in (when, words.value("platform", card.platform), card.address) if part)


def _field(
    canvas: Any, field: _Field, across: tuple[float, float], size: str, top: float, room: float
) -> tuple[float, float]:
    """Draws what there is room for, `across` from its left edge over its width; the room and height left beneath."""
    x, inner = across
    style = _ROWS_OF[size]
    name_width = style.size * 7 if field.name else 0.0
    named = style.but(colour=theme.MUTED)
    style = style if field.name else style.but(face=theme.BOLD)
    most = min(field.most, int((room + 0.5) // style.leading))
    if most < 1:
        return room, top
    lines = few_lines(field.text, style, inner - name_width, most)
    if field.name:
        draw_lines(canvas, [one_line(field.name, named, name_width - 4)], x, top)
    draw_lines(canvas, lines, x + name_width, top)
    tall = lines_height(lines) + (4 if size == A6 else 2)
    return room - tall, top - tall + 2


def _signature(canvas: Any, x: float, inner: float, y: float) -> None:
    """The line that whoever made the statement signs, which makes it the exhibit's label."""
    rule(canvas, x, y, x + inner * 0.62, theme.MUTED)
    rule(canvas, x + inner * 0.66, y, x + inner, theme.MUTED)
    draw_lines(canvas, [one_line(label("doc_label_signed"), _SMALL, inner * 0.62)], x, y - 1)
    draw_lines(canvas, [one_line(label("doc_sign_date"), _SMALL, inner * 0.34)], x + inner * 0.66, y - 1)


def _cut_marks(canvas: Any, size: str) -> None:
    """Short lines where the sheet is cut, at its edges and where cuts cross: nothing runs through a label."""
    half, tall = theme.PAGE_WIDTH / 2, theme.PAGE_HEIGHT / ROWS[size]
    heights = [theme.PAGE_HEIGHT - at * tall for at in range(1, ROWS[size])]
    for y in heights:
        for x in (0.0, half - _CUT, theme.PAGE_WIDTH - _CUT):
            rule(canvas, x, y, x + (2 * _CUT if x == half - _CUT else _CUT), theme.LINE)
    for y in (0.0, *(each - _CUT for each in heights), theme.PAGE_HEIGHT - _CUT):
        _upright(canvas, half, y, y + (2 * _CUT if 0.0 < y < theme.PAGE_HEIGHT - _CUT else _CUT))


def _upright(canvas: Any, x: float, y: float, end: float) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(90)
    rule(canvas, 0, 0, end - y, theme.LINE)
    canvas.restoreState()
