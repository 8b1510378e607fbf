"""From an empty folder to a logged incident with two screenshots and three people, in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from tests import samples
from tests.journeys.driving import Person

from safetydesk.desktop.window_door import WindowDoor

CONTROL = Qt.KeyboardModifier.ControlModifier
SAID = "She says a Year 10 boy posted a screenshot of her messages. “Everyone has seen it” – Zoë, قالت"


class Leaving:
    """Stands where the process would be started again and left."""

    def __init__(self) -> None:
        self.relaunched = 0
        self.left: list[int] = []

    def relaunch(self) -> None:
        self.relaunched += 1

    def leave(self, code: int) -> None:
        self.left.append(code)


def open_door(qapp, store, leaving):
    door = WindowDoor(qapp, store, leaving.relaunch, leaving.leave)
    door.start()
    return door


def test_from_nothing_to_a_logged_incident_and_a_locked_desk(qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    store = tmp_path / "place" / "store"
    store.parent.mkdir()
    leaving, person = Leaving(), Person()
    door = open_door(qapp, store, leaving)
    words = makes_the_store(person)
    person.waits(lambda: person.sees("Log incident, Ctrl+N"), "the main window")
    assert "Trial build. No recovery, no backup. Invented children only." in person.text()
    door.window.close()

    door = open_door(qapp, store, leaving)
    signs_in(person, words)
    person.waits(lambda: person.sees("Log incident, Ctrl+N"), "the main window")
    logs(person, tmp_path)
    person.presses("Incidents")
    person.waits_for_words("OS-")
    assert "Cyberbullying between pupils" in person.text()
    assert SAID in person.text()

    person.key(Qt.Key.Key_L, CONTROL)
    person.waits(lambda: leaving.left, "the desk to be left")
    assert leaving.relaunched == 1
    assert leaving.left == [0]
    assert person.is_all_one_sees("Covered")
    door.window.close()

    again = open_door(qapp, store, leaving)
    person.types("morgan", into="Login name")
    person.types("not the words", into="Passphrase")
    person.key(Qt.Key.Key_Return)
    person.waits_for_words("do not open this store")
    signs_in(person, words)
    person.waits(lambda: person.sees("Log incident, Ctrl+N"), "the main window")
    again.window.close()


def makes_the_store(person: Person) -> str:
    """First run, with the six words that were offered. Gives the words."""
    person.types("Larkfield School", into="School")
    person.types("Larkfield", into="Town")
    person.types("Morgan Okafor", into="Your name")
    person.types("Designated Safeguarding Lead", into="Job title")
    person.types("morgan", into="Login name")
    words = person.reads("Six words")
    assert len(words.split()) == 6
    person.presses("Create the store")
    assert "This is not the same as the passphrase above." in person.text()
    person.types(words, into="Passphrase again")
    person.presses("Create the store")
    return words


def signs_in(person: Person, words: str) -> None:
    login = person.goes_to("Login name")
    login.clear()
    person.types("morgan")
    person.types(words, into="Passphrase")
    person.key(Qt.Key.Key_Return)


def logs(person: Person, folder) -> None:
    """One page; what is not text is counted, and is at most forty keys and clicks."""
    first = samples.png(folder, text="first", name="first screenshot.png")
    person.keys = 0
    person.key(Qt.Key.Key_N, CONTROL)
    person.waits(lambda: person.sees("What is said to have happened"))
    person.types(SAID)
    person.types("Cyberbul", into="Category")
    person.key(Qt.Key.Key_Return)
    adds_person(person, "Amira Khan", "Affected")
    adds_person(person, "Zed Ali", "Alleged")
    adds_person(person, "Priya Nair", "Reporter")
    adds_evidence(person, first)
    assert person.keys <= 40
    person.key(Qt.Key.Key_S, CONTROL)
    person.waits(lambda: not person.sees("What is said to have happened"), "the incident to be saved")


def adds_person(person: Person, name: str, part: str) -> None:
    person.types(name, into="People")
    person.key(Qt.Key.Key_Return)
    person.chooses("Part", part)
    person.key(Qt.Key.Key_Return)
    person.waits_for_words(name)


def adds_evidence(person: Person, path) -> None:
    person.drops("Add evidence: drop, paste or choose files", path)
    assert "first screenshot.png" not in person.text()
    person.presses("No")
    person.waits_for_words("first screenshot.png")
    person.copies_picture(samples.picture_bytes(text="second"))
    person.presses("Paste from the clipboard")
    person.presses("No")
    person.waits_for_words("Pasted picture 2.png")
    person.presses("Clear the clipboard")
    person.waits_for_words("The clipboard is cleared.")
