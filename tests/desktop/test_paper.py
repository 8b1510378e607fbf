from __future__ import annotations

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from documents.reading import drawn
from safetydesk.desktop import paper
from safetydesk.domain.errors import Cancelled, Trouble
from safetydesk.domain.progress import NO_PROGRESS


@pytest.fixture
def printer(qapp, tmp_path):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    paper.set_up(made)
    return made


def test_every_page_goes_to_the_printer_under_a_neutral_name(printer, tmp_path):
    pages = paper.print_pages(drawn(), printer, NO_PROGRESS)
    assert pages > 1
    came_out = QPdfDocument()
    came_out.load(str(tmp_path / "paper.pdf"))
    assert came_out.pageCount() == pages
    assert came_out.metaData(QPdfDocument.MetaDataField.Title) == "SafetyDesk document"
    came_out.close()


def test_it_stops_between_pages_when_asked(printer):
    class Stop:
        def step(self, done, total, label):
            raise Cancelled

    with pytest.raises(Cancelled):
        paper.print_pages(drawn(), printer, Stop())


def test_what_is_no_document_is_refused(printer):
    with pytest.raises(Trouble, match="printer_refused"):
        paper.print_pages(b"not a PDF", printer, NO_PROGRESS)
