"""How every journey begins: a door opened on a folder, a store made in first run, somebody signed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.journeys.driving import Person

from safetydesk.desktop.window_door import WindowDoor

CONTROL = Qt.KeyboardModifier.ControlModifier
LOG_BUTTON = "Log incident, Ctrl+N"
SAID = "What is said to have happened"
AREA = "Add evidence: drop, paste or choose files"


class Leaving:
    """Stands where the process would be started again and left."""

    def __init__(self) -> None:
        self.relaunched = 0
        self.left: list[int] = []

    def relaunch(self) -> None:
        self.relaunched += 1

    def leave(self, code: int) -> None:
        self.left.append(code)


class School:
    """One store on disk, the person at it, and the window that is open on it."""

    def __init__(self, app: QApplication, place: Path) -> None:
        self.app, self.store = app, place / "place" / "store"
        self.store.parent.mkdir(exist_ok=True)
        self.person = Person()
        self.words = ""
        self.leaving = Leaving()

    def opens(self, seconds: Callable[[], float] | None = None) -> None:
        """Starts the program on the store, in the way that `python -m safetydesk` does."""
        self.leaving = Leaving()
        clock = {} if seconds is None else {"seconds": seconds}
        self._door = WindowDoor(self.app, self.store, self.leaving.relaunch, self.leaving.leave, **clock)
        self._door.start()

    def closes(self) -> None:
        """Closes the window, as by its cross."""
        for window in self.person.windows():
            window.close()
        self.person.waits(lambda: not self.person.windows(), "the window to be gone")

    def begins(self) -> None:
        """First run, with the six words that were offered; ends in the main window."""
        self.opens()
        self.says_who_we_are()
        self.person.types(self.words, into="Passphrase again")
        self.person.presses("Create the store")
        self.is_in()

    def says_who_we_are(self) -> None:
        """The school and the first team member, and the six words read."""
        person = self.person
        person.types("Larkfield School", into="School")
        person.types("Larkfield", into="Town")
        person.types("Morgan Okafor", into="Your name")
        person.types("Designated Safeguarding Lead", into="Job title")
        person.types("morgan", into="Login name")
        self.words = person.reads("Six words")

    def signs_in(self, words: str = "") -> None:
        """Types name and passphrase and presses Enter."""
        self.person.writes("morgan", into="Login name")
        self.person.writes(words or self.words, into="Passphrase")
        self.person.key(Qt.Key.Key_Return)

    def is_in(self) -> None:
        """Waits for the main window."""
        self.person.waits(lambda: self.person.sees(LOG_BUTTON), "the main window")

    def comes_back(self) -> None:
        """Opens the program again and signs in."""
        self.opens()
        self.signs_in()
        self.is_in()

    def locks(self) -> None:
        """Ctrl+L."""
        self.person.key(Qt.Key.Key_L, CONTROL)
        self.is_left()

    def is_left(self) -> None:
        """Waits for the lock: a process without keys is started, this one ends, and only the cover is seen."""
        self.person.waits(lambda: self.leaving.left, "the desk to be left")
        assert (self.leaving.relaunched, self.leaving.left) == (1, [0])
        assert self.person.is_all_one_sees("Covered")

    def starts_log(self, said: str, category: str = "") -> None:
        """Opens the page with Ctrl+N and says what happened."""
        self.person.key(Qt.Key.Key_N, CONTROL)
        self.person.waits(lambda: self.person.sees(SAID), "the page to log on")
        self.person.types(said, into=SAID)
        if category:
            self.person.picks(category, "Category")

    def saves_log(self) -> str:
        """Ctrl+S, and the reference that stands on the incident's page."""
        person = self.person
        person.key(Qt.Key.Key_S, CONTROL)
        self.is_at_the_incident()
        person.waits_for_words("First account")
        return self.reference()

    def is_at_the_incident(self) -> None:
        """Waits for the incident's page, read; the page of it that was in front last is in front again."""
        self.person.waits(lambda: self.person.sees("Pages of this incident"), "the incident's page")
        self.person.waits_for_words(" · came to notice ")

    def reference(self) -> str:
        """The reference over the title of the incident that is shown."""
        lines = self.person.text().split("\n")
        return next(line.split(" · ")[0] for line in lines if " · came to notice " in line)
