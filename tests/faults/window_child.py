"""Run as a process of its own, to be killed: the program, started as by `python -m safetydesk`, and a person at it.

window_child.py PLACE WORDS RECORDING PICTURE: says on standard output what the person has seen acknowledged.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.journeys.at_the_desk import AREA, School

from safetydesk import __main__ as program
from safetydesk.desktop import opening


class AtTheProgram(School):
    """The window is open already: the program opened it."""

    def opens(self, seconds: Callable[[], float] | None = None) -> None:
        pass


def act(school: School, words: str, recording: Path, picture: Path) -> None:
    school.begins()
    print("ack words", school.words, flush=True)
    person = school.person
    school.starts_log(words, category="Cyberbul")
    person.drops(AREA, picture)
    person.presses("No")
    person.waits_for_words(picture.name)
    person.types("Amira's tutor", into="Told by")
    person.waits_for_words("Draft kept ")
    print("ack draft", flush=True)
    person.drops(AREA, recording)
    person.presses("No")
    person.finds("Cancel what is being done")
    print("ack sealing", flush=True)
    person.waits(lambda: False, "the end")


def main() -> None:
    place, words, recording, picture = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    real = opening.make_app

    def made(argv: Sequence[str]) -> QApplication:
        app = real(argv)
        school = AtTheProgram(app, place)

        def begin() -> None:
            try:
                act(school, words, recording, picture)
            finally:  # whoever waits for what it says must not wait for ever
                traceback.print_exc()
                os._exit(9)

        QTimer.singleShot(0, begin)
        return app

    opening.make_app = made
    sys.exit(program.main(["--store", str(place / "place" / "store")]))


main()
