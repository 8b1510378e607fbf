"""A form begun and not saved comes back after the lock, after the window was closed, and after going elsewhere."""

from __future__ import annotations

SAID = "His mother rang and will come in on Monday"


def test_a_note_half_written_outlives_the_lock(school):
    school.begins()
    person = school.person
    school.starts_log("He was sent something at the weekend")
    school.saves_log()
    person.presses("Note")
    person.types(SAID, into="Note")
    school.locks()
    school.closes()

    school.comes_back()
    person.presses("Incidents")
    person.opens_line("Incidents", "OS-")
    person.waits_for_words("Begun here and not saved")
    person.presses("Go on")
    assert person.reads_field("Note") == SAID
    person.presses("Save the note")
    person.waits(lambda: not person.sees("Save the note"), "the form to close")
    person.turns_to("Chronology")
    person.waits_for_words(SAID)
    assert "Begun here and not saved" not in person.text()


def test_an_exemption_half_written_outlives_the_closing_of_the_window(school):
    school.begins()
    person = school.person
    person.presses("Exemptions")
    person.presses("Record an exemption")
    person.types("Her godson, in Year 9", into="The relationship, or what approval is asked for")
    school.closes()

    school.comes_back()
    person.presses("Exemptions")
    person.waits_for_words("Begun here and not saved")
    person.presses("Go on")
    assert person.reads_field("The relationship, or what approval is asked for") == "Her godson, in Year 9"
