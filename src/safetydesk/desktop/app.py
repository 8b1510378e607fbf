"""The application object, made safe before the first window."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from safetydesk.desktop import no_screen, theme
from safetydesk.desktop.collecting import collect_here

_QUIET = "qt.pdf.links=false;qt.qpa.fonts=false"
_MEGABYTES_A_PICTURE = 256


def make_app(argv: Sequence[str], theme_name: str = "system", scale: float = 1.0) -> QApplication:
    """The QApplication, styled."""
    os.environ.setdefault("QT_LOGGING_RULES", _QUIET)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else _made(list(argv))
    collect_here(app)
    app.setApplicationName("SafetyDesk")
    app.setApplicationDisplayName("")
    app.setQuitOnLastWindowClosed(True)
    QImageReader.setAllocationLimit(_MEGABYTES_A_PICTURE)
    theme.apply(app, theme_name, scale)
    return app


def _made(argv: list[str]) -> QApplication:
    with no_screen.said_in_our_words():
        return QApplication(argv)
