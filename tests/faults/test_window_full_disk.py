"""The window on a disk that is full: it says so and what is safe, the words stay, and saving works once there is room.

Needs root on Linux, to mount a file system of three megabytes; skipped elsewhere.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.faults.test_disk import fill
from tests.journeys.at_the_desk import CONTROL, SAID, School
from tests.journeys.conftest import _no_dialog_stays_unanswered, _nothing_stays_open

from safetydesk.bootstrap import front_door, open_desk

__all__ = ["_no_dialog_stays_unanswered", "_nothing_stays_open"]

WORDS = "They all laughed. " * 3_000
FULL = "The disk is full."


@pytest.fixture
def small_school(qapp, qtbot, tiny, monkeypatch):
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    return School(qapp, tiny)


def test_saving_on_a_full_disk(small_school, tiny):
    school = small_school
    school.begins()
    person = school.person
    school.starts_log("Saved while there was room")
    before = school.saves_log()
    school.starts_log("In hand as the disk fills")
    person.pastes_words(WORDS, into="The child's own words")
    stuffing = fill(tiny)

    told = []

    def reads_it() -> None:
        told.append(person.text())
        person.presses("Close")

    person.meets(lambda: person.key(Qt.Key.Key_S, CONTROL), reads_it)
    person.meets(lambda: None, reads_it)  # the draft, a moment later
    for each in told:
        assert FULL in each
        assert "What was saved before is safe. This was not saved." in each
        assert "Free some space on the disk that holds the store" in each
    person.waits_for_words("The draft could not be kept")
    assert person.reads_field(SAID) == "In hand as the disk fills"
    assert person.reads_field("The child's own words") == WORDS

    stuffing.unlink()
    person.key(Qt.Key.Key_S, CONTROL)
    person.waits(lambda: person.sees("Pages of this incident"), "the incident's page")
    person.waits_for_words("In hand as the disk fills")
    assert school.reference() != before
    school.closes()

    desk = open_desk(front_door(school.store).unlock("morgan", school.words))
    verdict = desk.audit_trail.verify()
    assert verdict.ok, verdict.findings
    assert desk.incident_log.drafts() == ()
    desk.close()
