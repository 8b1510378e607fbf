"""Where no window can be opened: our own sentence and exit code, not Qt's abort and a core dump."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from safetydesk import wording
from safetydesk.domain.errors import Trouble

TROUBLE = 3


@contextmanager
def said_in_our_words() -> Iterator[None]:
    """While the application object is made: what Qt calls fatal there is that it found no screen.

    Qt ends the process as soon as its handler returns, so the handler itself leaves. What Qt says on the way is
    printed only where it went well after all.
    """
    heard: list[str] = []

    def said(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            print(wording.sentence(Trouble("no_screen")).whole(), file=sys.stderr, flush=True)
            os._exit(TROUBLE)
        heard.append(text)

    before = qInstallMessageHandler(said)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    for text in heard:
        print(text, file=sys.stderr)
