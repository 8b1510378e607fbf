"""What the operating system says when somebody leaves: the screen is locked, the machine sleeps, the session ends."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget


class LeavingSignals(Protocol):
    """One system's way of saying so. Where it has none to say, `start` does nothing and nothing is logged."""

    def start(self, window: QWidget, on_leaving: Callable[[], None]) -> None:
        """Call `on_leaving` at each sign, on whatever thread it comes. `window` is the one that is shown."""

    def stop(self) -> None:
        """Listen no more."""


class NoSignals:
    """A system that says nothing we understand: idleness, and having slept, are noticed all the same."""

    def start(self, window: QWidget, on_leaving: Callable[[], None]) -> None:
        """Nobody will be called."""

    def stop(self) -> None:
        """Nothing is listened to."""


def of_this_system() -> LeavingSignals:
    """The one that fits."""
    if sys.platform == "linux":
        from safetydesk.desktop.leaving.linux import LinuxSignals

        return LinuxSignals()
    if sys.platform == "win32":
        from safetydesk.desktop.leaving.windows import WindowsSignals

        return WindowsSignals()
    if sys.platform == "darwin":
        from safetydesk.desktop.leaving.macos import MacSignals

        return MacSignals()
    return NoSignals()
