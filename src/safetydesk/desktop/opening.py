"""Starting the window: the program's own app, its door to the store, and the fresh process a lock leaves behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from safetydesk.bootstrap import default_store
from safetydesk.desktop.app import make_app
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.leaving.signals import of_this_system
from safetydesk.desktop.lock import end_by_force
from safetydesk.desktop.prompts import Prompts
from safetydesk.desktop.window_door import WindowDoor

FRAME = 40
"""Pixels that a title bar may take."""


def relaunched(store: Path) -> Callable[[], None]:
    """Starts SafetyDesk on `store` in a process of its own, which holds no key."""

    def start() -> None:
        command = [sys.executable, "-m", "safetydesk", "--store", str(store)]
        subprocess.Popen(command, close_fds=True, start_new_session=True)

    return start


def show_whole(window: QWidget) -> None:
    """At its own size, or filling the screen where that and its frame would not fit."""
    room = window.screen().availableGeometry()
    if window.width() >= room.width() or window.height() + FRAME > room.height():
        window.showMaximized()
    else:
        window.show()


def open_window(argv: Sequence[str], store: Path | None = None, carried: bytes = b"") -> int:
    """Run the window until it is closed or locked. Gives the exit code."""
    app = make_app([*argv[:1]])
    where = store or default_store()

    def relaunch() -> None:
        """On whichever store was opened: first run and the sign-in may both choose another folder."""
        relaunched(door.store)()

    door = WindowDoor(
        app,
        where,
        relaunch,
        show=show_whole,
        carried=carried,
        signals=of_this_system(),
        last_resort=end_by_force,
    )
    errors = ErrorDesk(Prompts(), door)
    errors.install()
    door.start()
    return app.exec()
