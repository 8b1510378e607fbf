"""Verifying on a thread of its own: what came since the last time, soon after signing in; everything, when asked for.

Nobody's saving waits for it. What it finds at the sign-in stands across the window in red until it was looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.navigation import Navigator
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.progress import Progress

FIRST_MS = 5_000
AUDIT = "audit"


class Outcome(Protocol):
    """The part of a verification that is asked for here."""

    @property
    def ok(self) -> bool: ...


class BrokenStrip(QWidget):
    """One red line above everything, with the way to the room that says more. Made only where something is wrong."""

    def __init__(self, go: Callable[[], None]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(18), theme.scaled(8), theme.scaled(18), theme.scaled(8))
        self.banner = Banner()
        self.banner.acted.connect(go)
        column.addWidget(self.banner)
        self.banner.say(
            wording.label("audit_broken_banner"),
            "trouble",
            button=wording.label("audit_broken_go"),
            can_dismiss=False,
        )


def tasks_beside(window: QWidget, tasks: Tasks) -> Tasks:
    """A worker beside the one that writes, ended with it. Its strip stands where the room that uses it puts it."""
    beside = Tasks(None)
    beside.setParent(window)
    tasks.ends_with(beside)
    return beside


def verify_soon(
    window: QWidget,
    beside: Tasks,
    verify: Callable[[Progress], Outcome],
    navigator: Navigator,
    after_ms: int = FIRST_MS,
) -> None:
    """Once the window stands, what is new is verified; what fails is told as of any other task (`unheard`)."""

    def done(outcome: Outcome) -> None:
        if not outcome.ok and not beside.is_over:  # a store that was closed meanwhile is not a broken one
            _say_broken(window, navigator)

    def begin() -> None:
        label = wording.label("audit_verifying_lately")
        beside.run(label, verify, done, owner=window)

    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.timeout.connect(begin)
    timer.start(after_ms)


def _say_broken(window: QWidget, navigator: Navigator) -> None:
    layout = window.layout()
    if not isinstance(layout, QVBoxLayout):
        return

    def go() -> None:
        strip.hide()
        navigator.go(AUDIT)

    strip = BrokenStrip(go)
    layout.insertWidget(layout.count() - 1, strip)
