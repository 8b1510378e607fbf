"""Run as a process of its own: the program, started as by `python -m safetydesk`, a person at it, and then the lock.

memory_child.py PLACE; on standard input the passphrase, a narrative, a name and words typed in the last moment, a line
each, and "lock" when it may be locked. It differs from the program in one thing: it and the process that it starts at
the lock let their memory be read.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from tests.journeys.at_the_desk import CONTROL, SAID, School

from safetydesk import __main__ as program
from safetydesk.desktop import opening

READABLE = """
import ctypes, sys
from safetydesk import __main__ as program
program.refuse_dumps = lambda: ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)  # PR_SET_PTRACER, any
sys.exit(program.main(sys.argv[1:]))
"""


class AtTheProgram(School):
    """The window is open already: the program opened it."""

    def opens(self, seconds: Callable[[], float] | None = None) -> None:
        pass


def act(school: School, lines: list[str], may_lock: threading.Event) -> None:
    passphrase, narrative, name, last = lines
    person = school.person
    school.signs_in(passphrase)
    school.is_in()
    school.starts_log(narrative, category="Cyberbul")
    person.types(name, into="Told by")
    person.waits_for_words("Draft kept ")
    print("ack typed", flush=True)
    while not may_lock.wait(0.02):
        QApplication.processEvents()
    person.types(f" {last}", into=SAID)
    person.key(Qt.Key.Key_L, CONTROL)
    person.waits(lambda: False, "the end")


def relaunched(store: Path) -> Callable[[], None]:
    def start() -> None:
        left = subprocess.Popen(
            [sys.executable, "-c", READABLE, "--store", str(store)],
            close_fds=True,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        print("ack left", left.pid, flush=True)

    return start


def main() -> None:
    place = Path(sys.argv[1])
    lines = [sys.stdin.readline().rstrip("\n") for _each in range(4)]
    may_lock = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), may_lock.set()), daemon=True).start()
    real = opening.make_app

    def made(argv: Sequence[str]) -> QApplication:
        app = real(argv)
        school = AtTheProgram(app, place)

        def begin() -> None:
            try:
                act(school, lines, may_lock)
            finally:  # whoever waits for what it says must not wait for ever
                traceback.print_exc()
                os._exit(9)

        QTimer.singleShot(0, begin)
        return app

    opening.make_app, opening.relaunched = made, relaunched
    program.refuse_dumps = lambda: None
    sys.exit(program.main(["--store", str(place / "place" / "store")]))


main()
