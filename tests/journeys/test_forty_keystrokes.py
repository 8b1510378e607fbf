"""The measure of `ux.md`: a log with two pasted screenshots and three people, by keyboard, in forty keys at most."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests import samples
from tests.journeys.at_the_desk import CONTROL, SAID

MOST_KEYS = 40
EARLIER = ("Amira Khan", "Zed Ali", "Priya Nair")


def test_two_pasted_screenshots_and_three_people_in_forty_keys(school, capsys):
    """Everything that is not the words of the log is counted: keys, letters that pick from a list, clicks."""
    school.begins()
    person = school.person
    person.keys = person.clicks = 0
    school.starts_log("She says that a boy posted a screenshot of her messages in the class chat")
    for name, part in zip(EARLIER, ("Affected", "Alleged", "Reporter"), strict=True):
        person.picks(name, "People")
        picks_part(person, part)
        person.key(Qt.Key.Key_Return)
        person.waits_for_words(name)
    person.picks("cyberbul", "Category")
    for number in (1, 2):
        person.copies_picture(samples.picture_bytes(text=f"shot {number}"))
        person.key(Qt.Key.Key_V, CONTROL)
        person.presses("No")
        person.waits_for_words(f"Pasted picture {number}.png")
    reference = school.saves_log()

    spent = person.keys + person.clicks
    with capsys.disabled():
        print(f"\n{reference}: {person.keys} keys and {person.clicks} clicks beside the typed text: {spent}")
    assert spent <= MOST_KEYS
    person.turns_to("Evidence 2")
    person.waits(lambda: person.named("MO/1") and person.named("MO/2"), "both exhibits")
    assert not person.sees(SAID)


def picks_part(person, part: str) -> None:
    """Two letters at most: the list stands at the likely part already."""
    for letter in part:
        if person.reads_field("Part") == part:
            return
        QTest.keyClicks(person.finds("Part"), letter)
        person.keys += 1
