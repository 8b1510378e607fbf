"""Our own prints, read on the screen before they leave. Only PDFs that this program made are shown here.

They are decoded in the process that holds the keys. That may be, since no byte of them came from outside: of an exhibit
there is a JPEG that this program made of its pixels (`intake.paper_jpeg`), never the exhibit's own.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetydesk.desktop.kit.buttons import icon_only
from safetydesk.desktop.kit.plain_label import plain_label

_STEP = 1.2


class PdfView(QWidget):
    """Shows PDF bytes; nothing is written to disk. `loaded(pages)`, 0 where they cannot be read."""

    loaded = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._bytes = QByteArray()
        self._buffer: QBuffer | None = None
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName("Pages")
        self._count = plain_label("", "small", wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        bar = QHBoxLayout()
        for icon, name, act in (
            ("minus", "Smaller", lambda: self.zoom(self._view.zoomFactor() / _STEP)),
            ("fit", "Fit to the width", lambda: self.zoom(None)),
            ("add", "Larger", lambda: self.zoom(self._view.zoomFactor() * _STEP)),
        ):
            button = icon_only(icon, name)
            button.clicked.connect(act)
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self._count)
        column.addLayout(bar)
        column.addWidget(self._view, 1)

    def show_pdf(self, document: bytes) -> int:
        """Show these bytes. Gives the number of pages, 0 where they are no PDF."""
        self.clear()
        self._bytes = QByteArray(document)
        self._buffer = QBuffer(self._bytes)  # kept: the document reads from it for as long as it is shown
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        pages = self._document.pageCount()
        self._count.setText(f"{pages} page" if pages == 1 else f"{pages} pages")
        self.loaded.emit(pages)
        return pages

    def take_focus(self) -> None:
        """Let Page Down turn the pages."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def page_count(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    def zoom(self, factor: float | None) -> None:
        """1.0 is real size; None fits the width."""
        if factor is None:
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            return
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(6.0, max(0.1, factor)))

    def clear(self) -> None:
        """Let the document go."""
        self._document.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer = None
        self._bytes = QByteArray()
        self._count.setText("")
