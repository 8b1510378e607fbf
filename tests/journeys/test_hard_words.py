"""Odd words stay as they were typed, and are shown literally; what cannot be saved says why and loses nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from tests.journeys.at_the_desk import CONTROL, SAID

ODD = (
    "<img src=/etc/hostname> <b>O'Neill & Sons</b> ../../x =cmd|' /C calc'!A0 "
    "\u202eevil\u202c Zoë 😀 قالت لي %s {name}"
)


def test_odd_words_are_kept_exactly_and_shown_literally(school):
    school.begins()
    person = school.person
    school.starts_log("Words to be written over", category="Cyberbul")
    person.pastes_words(ODD, into=SAID)
    person.pastes_words("=1+1 <i>@x</i>", into="Address, handle or group")
    person.pastes_words("no\x00thing", into="Done at once to keep someone safe")
    assert person.reads_field(SAID) == ODD
    person.pastes_words("x" * 100_001, into="The child's own words")
    assert "1 characters too long" in person.is_told("The child's own words")
    person.pastes_words("y" * 99_990 + " the end.", into="The child's own words")
    reference = school.saves_log()

    person.waits_for_words(ODD)
    assert "=1+1 <i>@x</i>" in person.text()
    assert "no\x00thing" in person.text()
    assert "y" * 99_990 + " the end." in person.text()
    person.presses("Incidents")
    person.waits(lambda: person.sees("Incidents", QTableView), "the list")
    person.waits_for_words(reference)
    person.waits_for_words("<img src=/etc/hostname> <b>O'Neill")


def test_an_incident_about_a_team_member_is_refused_with_the_reason_and_nothing_typed_is_lost(school):
    school.begins()
    person = school.person
    school.starts_log("He says that she messaged him at night", category="Contact between staff")
    person.picks("morgan ok", "People")
    person.chooses("Part of Morgan Okafor", "Alleged")
    person.key(Qt.Key.Key_S, CONTROL)
    person.waits_for_words("This is about Morgan Okafor, who signs in here and could open it.")
    assert "record it on paper, and tell the headteacher, or the chair of governors" in person.text()
    assert person.reads_field(SAID) == "He says that she messaged him at night"

    person.presses("Incidents")
    person.waits_for_words("No incidents yet")


def test_a_discovery_before_the_event_is_a_problem_beside_its_field(school):
    school.begins()
    person = school.person
    school.starts_log("It is said to have been at the weekend")
    person.chooses("Happened", "Exactly")
    person.types("10 Jan 2025 10:00", into="Happened at")
    person.writes("9 Jan 2025 10:00", into="Came to notice")
    person.key(Qt.Key.Key_S, CONTROL)
    person.waits(lambda: "happened" in person.is_told("Came to notice"), "the problem")
    assert person.sees("Save"), "still on the page"
    person.writes("10 Jan 2025 10:00", into="Came to notice")
    school.saves_log()
    assert "10 Jan 2025 10:00" in person.text()
