"""A case file with screenshots against the same lines and the same JPEGs drawn with bare reportlab."""

from __future__ import annotations

import gc
import html
import io
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE
from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Image,
    PageBreak,
    Paragraph,  # noqa: TID251  (the baseline is what the program does not use)
    SimpleDocTemplate,
)

from measuring.figures import Figure, alone, in_turn
from measuring.memory import growth
from measuring.school import new_store, screenshot, small_draft, words_of
from safetydesk import assets
from safetydesk.bootstrap import open_desk
from safetydesk.documents.case_file_document import draw_case_file
from safetydesk.documents.plate import Plate
from safetydesk.documents.printing import Printing
from safetydesk.domain.drafts import NoteDraft, PrintRequest
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.services.desk import Desk

AIM = 1.3
SIZE = (1080, 1920)
PAGE = (595.28, 841.89)
FONT = "Bench"
Pages = list[tuple[list[str], int]]
"""Of each page: its lines, and how many pictures stand on it."""


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """Drawing alone, and the whole print: read, opened, hash compared, decoded in the child, drawn."""
    exhibits, notes, rounds = (2, 3, 1) if short else (40, 24, 9)
    desk = open_desk(new_store(folder))
    try:
        return _Paper(desk, folder, exhibits, notes).figures(rounds)
    finally:
        desk.close()


class _Paper:
    def __init__(self, desk: Desk, folder: Path, exhibits: int, notes: int) -> None:
        self._desk = desk
        self._jpegs = [screenshot(number, SIZE) for number in range(exhibits)]
        self._paths = [folder / f"screen {number}.jpg" for number in range(exhibits)]
        for path, jpeg in zip(self._paths, self._jpegs, strict=True):
            path.write_bytes(jpeg)
        incident = desk.incident_log.log(small_draft(desk, 1))
        desk.exhibits.receive(incident.id, self._paths, "no", CaptureCard(platform="whatsapp"))
        for number in range(notes):
            text = " ".join(words_of(number * 10 + sentence)[0] for sentence in range(10))
            desk.incident_log.add_note(incident.id, NoteDraft(text=text))
        self._incident = incident
        self._case = desk.incident_log.reread(incident.id)
        self._printing = self._print_of()
        self._plates = {
            exhibit.id: Plate(exhibit.id, jpeg, *SIZE)
            for exhibit, jpeg in zip(self._case.exhibits, self._jpegs, strict=True)
        }
        self._vocabulary = desk.vocabulary

    def figures(self, rounds: int) -> list[Figure]:
        held = growth(self._draw)
        finished = self._draw()
        pages = _read_back(finished)
        pdfmetrics.registerFont(TTFont(FONT, str(_font())))
        ours, baseline = in_turn(self._draw, lambda: _bare(pages, self._paths), rounds, gc.collect)
        _, laid_out = in_turn(self._draw, lambda: _platypus(pages, self._paths), rounds, gc.collect)
        name = f"{len(pages)} pages, {len(self._jpegs)} screenshots"
        size = f"{len(finished) / 1e6:.1f} MB"
        drawing = Figure(
            f"draw a case file, {name}", ours, baseline, AIM, held, f"{size}; plain: lines broken beforehand"
        )
        laying = Figure("the same / bare platypus", ours, laid_out, AIM, note="plain: each line a Paragraph")
        held = growth(self._print)
        whole = alone(self._print, rounds)
        note = "also numbered, audited, read, opened, hashes compared, checked in the child"
        return [drawing, laying, Figure(f"print it whole, {name}", whole, baseline, AIM, held, note)]

    def _draw(self) -> bytes:
        target = io.BytesIO()
        draw_case_file(self._case, self._plates, self._printing, self._vocabulary, target)
        return target.getvalue()

    def _print(self) -> None:
        request = PrintRequest(recipient="Police", purpose="investigation")
        self._desk.printing.prepare_case_file(self._incident.id, request)

    def _print_of(self) -> Printing:
        assert self._case.checkpoint is not None
        return Printing(
            recipient="Police",
            purpose="investigation",
            copy_number=1,
            printed=self._case.incident.recorded,
            printed_by="Morgan Okafor",
            checkpoint=self._case.checkpoint,
            reference=self._case.incident.reference,
        )


def _read_back(pdf: bytes) -> Pages:
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        lines = page.get_textpage().get_text_bounded().splitlines()
        pictures = list(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))
        pages.append((lines, len(pictures)))
    document.close()
    return pages


def _bare(pages: Pages, pictures: list[Path]) -> bytes:
    """As little as reportlab can do for it: every line by drawString, every picture by drawImage.

    By file name: given anything else, drawImage decodes the whole picture first, only to name it.
    """
    rl_config.useA85 = 0
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=PAGE, pageCompression=1, invariant=1)
    left = iter(pictures)
    for lines, count in pages:
        canvas.setFont(FONT, 9)
        for row, line in enumerate(lines):
            canvas.drawString(50, PAGE[1] - 50 - 10 * row, line)
        for _ in range(count):
            canvas.drawImage(str(next(left)), 50, 50, 300, 533)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _platypus(pages: Pages, pictures: list[Path]) -> bytes:
    """The same with reportlab's own layout, which measures and breaks the text as ours must."""
    target = io.BytesIO()
    style = ParagraphStyle("bench", fontName=FONT, fontSize=9, leading=10)
    left, story = iter(pictures), list[Any]()
    for lines, count in pages:
        story += [Paragraph(html.escape(line), style) for line in lines]
        story += [Image(str(next(left)), 150, 267, lazy=2) for _ in range(count)]
        story.append(PageBreak())
    SimpleDocTemplate(target, invariant=1, pageCompression=1).build(story)
    return target.getvalue()


def _font() -> Path:
    return assets.path("fonts", "print", "NotoSans-Regular.ttf")
