"""From an empty folder to a logged incident with two screenshots and three people, in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from tests import samples
from tests.journeys.at_the_desk import AREA, CONTROL, SAID
from tests.journeys.driving import Person

STORY = "She says a Year 10 boy posted a screenshot of her messages. “Everyone has seen it” – Zoë, قالت"


def test_from_nothing_to_a_logged_incident_and_a_locked_desk(school, tmp_path):
    person = school.person
    makes_the_store(school)
    assert "Test keys: quick to make and quick to break. Invented children only." in person.text()
    school.closes()

    school.comes_back()
    logs(person, tmp_path)
    person.presses("Incidents")
    person.waits(lambda: person.sees("Incidents", QTableView), "the list")
    person.waits_for_words("Cyberbullying between pupils")
    person.waits_for_words(STORY)

    school.locks()
    school.closes()

    school.opens()
    school.signs_in("not the words")
    person.waits_for_words("do not open this store")
    school.signs_in()
    school.is_in()


def makes_the_store(school) -> None:
    """First run, with the six words that were offered; they have to be written down."""
    person = school.person
    school.opens()
    assert "Test keys: quick to make and quick to break. Invented children only." in person.text()
    school.says_who_we_are()
    assert len(school.words.split()) == 6
    person.presses("Create the store")
    assert "This is not the same as the passphrase above." in person.text()
    person.types(school.words, into="Passphrase again")
    person.presses("Create the store")
    school.is_in()


def logs(person: Person, folder) -> None:
    """One page; what is not text is counted, and is at most forty keys and clicks."""
    first = samples.png(folder, text="first", name="first screenshot.png")
    person.keys = 0
    person.key(Qt.Key.Key_N, CONTROL)
    person.waits(lambda: person.sees(SAID))
    person.types(STORY)
    person.types("Cyberbul", into="Category")
    person.key(Qt.Key.Key_Return)
    adds_person(person, "Amira Khan", "Affected")
    adds_person(person, "Zed Ali", "Alleged")
    adds_person(person, "Priya Nair", "Reporter")
    adds_evidence(person, first)
    assert person.keys <= 40
    person.key(Qt.Key.Key_S, CONTROL)
    person.waits(lambda: not person.sees(SAID), "the incident to be saved")


def adds_person(person: Person, name: str, part: str) -> None:
    person.types(name, into="People")
    person.key(Qt.Key.Key_Return)
    person.chooses("Part", part)
    person.key(Qt.Key.Key_Return)
    person.waits_for_words(name)


def adds_evidence(person: Person, path) -> None:
    person.drops(AREA, path)
    assert "1 file sealed." not in person.text()
    person.presses("No")
    person.waits_for_words("1 file sealed.")
    assert "first screenshot.png" in person.text()
    person.copies_picture(samples.picture_bytes(text="second"))
    person.presses("Paste from the clipboard")
    person.presses("No")
    person.waits_for_words("Pasted picture 2.png")
    person.presses("Clear the clipboard")
    person.waits_for_words("The clipboard is cleared.")
