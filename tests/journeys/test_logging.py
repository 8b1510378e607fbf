"""Logging with every field, what is wrong said beside the field, the draft, and all that follows a log."""

from __future__ import annotations

from PySide6.QtCore import Qt
from tests import samples
from tests.journeys.at_the_desk import AREA, CONTROL, SAID

STORY = "She says that a Year 10 boy posted a screenshot of her messages. <b>Everyone</b> has seen it – Zoë"
BETTER = "She says that a Year 10 boy posted a screenshot of her private messages."
HANDLE = "@zed.ali_10"
FIND = "Find a name, handle, reference or word"


def test_a_log_with_every_field_and_what_is_wrong_beside_its_field(school):
    school.begins()
    person = school.person
    school.starts_log(STORY)
    person.types("They all laughed", into="The child's own words")
    person.types("Priya Nair", into="Told by")
    person.chooses("How we were told", "In person")
    person.chooses("Happened", "Between")
    person.types("30 February 2025 10:00", into="Happened from")
    person.types("1 Jan 2025 11:00", into="Happened until")
    person.types("her phone", into="Who or what says so")
    person.types("1 Jan 2099 09:00", into="Reported to us")
    fills_the_rest(person)

    person.key(Qt.Key.Key_S, CONTROL)
    person.waits_for_words("There is no 30 February 2025.")
    assert "There is no 30 February 2025." in person.is_told("Happened from")
    assert "This is in the future." in person.is_told("Reported to us")
    assert person.sees("Save"), "still on the page"

    person.writes("1 Jan 2025 12:00", into="Happened from")
    person.writes("2 Jan 2025 09:00", into="Reported to us")
    person.key(Qt.Key.Key_S, CONTROL)
    person.waits_for_words("The end is before the start.")
    assert "The end is before the start." in person.is_told("Happened until")
    person.writes("1 Jan 2025 13:00", into="Happened until")
    reference = school.saves_log()

    shown = person.text()
    for words in (
        STORY,
        "“They all laughed”",
        "Priya Nair",
        "In person",
        "1 Jan 2025",
        "2 Jan 2025",
        "TikTok",
    ):
        assert words in shown, words
    for words in (HANDLE, "Pupil's own phone", "Outside school", "Cyberbullying between pupils", "Serious"):
        assert words in shown, words
    for words in ("Phone kept in the office", "That it stops", "Amira Khan, Year 9", "Affected", "Alleged"):
        assert words in shown, words
    assert reference.startswith("OS-")


def fills_the_rest(person) -> None:
    person.picks("tikt", "Platform")
    person.types(HANDLE, into="Address, handle or group")
    person.chooses("Device", "Pupil's own phone")
    person.chooses("Place", "Outside school")
    adds(person, "Amira Khan", "Affected", "Year 9")
    adds(person, "Zed Ali", "Alleged", "Year 10")
    person.picks("Cyberbul", "Category")
    person.chooses("Severity", "Serious")
    person.types("Phone kept in the office", into="Done at once to keep someone safe")
    person.types("That it stops", into="What the child wishes to happen")


def adds(person, name: str, part: str, year: str = "") -> None:
    """Somebody new, made inline."""
    person.picks(name, "People")
    person.chooses("Part", part)
    if year:
        person.chooses("Year", year)
    person.key(Qt.Key.Key_Return)
    person.waits_for_words(name)


def test_the_draft_and_its_evidence_are_offered_back(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("The phone rang before I could save this")
    person.drops(AREA, samples.png(tmp_path, name="kept.png"))
    person.presses("No")
    person.waits_for_words("kept.png")
    school.closes()

    school.comes_back()
    person.waits_for_words("The phone rang before I could save this")
    person.key(Qt.Key.Key_N, CONTROL)
    person.waits_for_words("You have 1 unfinished draft.")
    person.presses("Go on with it")
    assert person.reads_field(SAID) == "The phone rang before I could save this"
    person.waits_for_words("kept.png")
    school.saves_log()
    person.turns_to("Evidence")
    person.waits_for_words("kept.png")
    assert "MO/1" in person.text()


def test_what_follows_a_log_and_finding_it_again(school):
    school.begins()
    person = school.person
    school.starts_log(STORY, category="Cyberbul")
    person.types(HANDLE, into="Address, handle or group")
    adds(person, "Amira Khan", "Affected")
    reference = school.saves_log()

    amends(person)
    adds_a_note(person, "Her form tutor saw her by the xylophone cupboard")
    tells_the_head(person)
    parents_are_not_told(person)
    acknowledges(person)
    person.turns_to("Chronology")
    person.waits_for_words("xylophone")

    for words in ("zed.ali", "Amira", "xyloph"):
        person.key(Qt.Key.Key_K, CONTROL)
        person.types(words)
        person.key(Qt.Key.Key_Return)
        person.waits(lambda: person.sees("What was found"), "what was found")
        assert reference in person.text(), words
    person.opens_line("What was found", reference)
    school.is_at_the_incident()
    assert school.reference() == reference


def amends(person) -> None:
    """ "Typing slip" is one click; the first account stays first."""
    person.presses("Amend")
    person.writes(BETTER, into=SAID)
    person.presses("Typing slip")
    person.presses("Save the amendment")
    person.waits_for_words("Reason: Typing slip")
    shown = person.text()
    assert shown.index(STORY) < shown.index("Reason: Typing slip") < shown.rindex(BETTER)
    assert "First account" in shown


def adds_a_note(person, words: str) -> None:
    person.presses("Note")
    person.types(words, into="Note")
    person.presses("Save the note")
    person.waits(lambda: person.sees("Pages of this incident"), "the note to be saved")


def tells_the_head(person) -> None:
    person.presses("Tell someone")
    person.chooses("Who", "Headteacher")
    person.types("Ruth Bell", into="Name")
    person.chooses("How", "By phone")
    person.types("What we know so far", into="What was said")
    person.presses("Save")
    person.turns_to("Escalation")
    person.waits_for_words("Headteacher: Ruth Bell")
    assert "Not yet acknowledged" in person.text()


def parents_are_not_told(person) -> None:
    person.presses("Tell someone")
    person.chooses("Who", "Parent or carer")
    person.chooses("Told or not", "Not told")
    person.presses("Save")
    person.waits(lambda: "needed" in person.is_told("Why not told"), "a problem")
    person.chooses("Usual reasons", "Telling would put")
    person.presses("Save")
    person.waits_for_words("Telling would put a child at risk")
    assert "Not told" in person.text()


def acknowledges(person) -> None:
    person.presses("Acknowledged by Ruth Bell")
    person.types("She will ring the parents at four", into="Their answer")
    person.presses("Save")
    person.waits_for_words("She will ring the parents at four")
    assert "Not yet acknowledged" not in person.text()
