"""A finished PDF onto paper: the same pages that were read on the screen, drawn at 300 dots an inch."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from safetydesk import wording
from safetydesk.domain.errors import Trouble
from safetydesk.domain.progress import Progress

DOTS = 300
POINTS = 72
JOB = "SafetyDesk document"
"""What the print queue shows: never a name, never a reference."""


def has_printer() -> bool:
    """Whether this computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(parent: QWidget) -> QPrinter | None:
    """The printer chosen, in the system's own dialog; None where it was left."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(wording.label("print_print"))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def set_up(printer: QPrinter) -> None:
    """A4 upright to its edges, under a name that says nothing."""
    printer.setDocName(JOB)
    printer.setCreator("SafetyDesk")
    printer.setResolution(DOTS)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def print_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Send every page; gives how many. Raises Trouble `printer_refused`; a Cancelled stops between pages."""
    held = QByteArray(pdf)
    source = QBuffer(held)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(source)
    pages = int(document.pageCount())
    painter = QPainter()
    if not pages or not painter.begin(printer):
        raise Trouble("printer_refused")
    try:
        for page in range(pages):
            progress.step(page, pages, wording.label("print_page", page=str(page + 1), pages=str(pages)))
            if page and not printer.newPage():
                raise Trouble("printer_refused")
            _draw(painter, printer, document, page)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
        source.close()
    return pages


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    points = document.pagePointSize(page)
    size = QSize(round(points.width() * DOTS / POINTS), round(points.height() * DOTS / POINTS))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    over = QPainter(image)
    over.drawImage(QPoint(0, 0), document.render(page, size))
    over.end()
    painter.drawImage(printer.paperRect(QPrinter.Unit.DevicePixel), image)
