"""Each of the thirteen pathways, walked to its end in the window of one school that stays open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from tests.journeys.at_the_desk import School
from tests.journeys.pathway_walk import Walk

from safetydesk.bootstrap import FirstMember, front_door, open_desk
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.clock import SystemClock
from safetydesk.domain.drafts import DraftPerson

WORDS = "quiet harbour lantern meadow thistle"
ADULT = DraftPerson(part="subject_adult", kind="staff", name="Alex Rowe")
PUPIL = DraftPerson(part="alleged", kind="pupil", name="Ben Marsh")
KINDS = {
    "nudes": "NUDES", "found_imagery": "CSAM", "sextortion": "SEXTORT", "staff_allegation": "STAFF-CONTACT",
    "staff_material": "STAFF-UNSUIT", "low_level": "STAFF-CONDUCT", "parent_perpetrator": "PARENT-ABUSE",
    "abuse_of_staff": "BULLY-STAFF", "channel_abuse": "CHANNEL", "filter_bypass": "BYPASS", "data_breach": "BREACH",
    "prevent": "EXTREMISM", "cyber_choices": "HACK",
}  # fmt: skip
ABOUT_STAFF = ("staff_allegation", "staff_material", "low_level")
MARKS = {"sextortion": "money", "prevent": "terrorism"}
NOT_HERE = {
    "nudes": "holders", "found_imagery": "iwf", "sextortion": "ceop", "staff_allegation": "suspension",
    "staff_material": "look_into", "low_level": "agreed", "parent_perpetrator": "refused", "abuse_of_staff": "platform",
    "channel_abuse": "line_manager", "filter_bypass": "skill", "data_breach": "people_told", "prevent": "online",
    "cyber_choices": "family",
}  # fmt: skip
"""One step of each that is said not to be needed, with the reason."""
FROZEN = {
    "found_imagery": {"look_into"}, "staff_allegation": {"adult_told", "interviews"}, "staff_material": {"look_into"},
}  # fmt: skip
"""What is seen to stand frozen on the way."""


@pytest.fixture
def _nothing_stays_open():
    """Overrides: the window of this school stays open from one pathway to the next."""


@pytest.fixture(scope="module")
def open_school(qapp, tmp_path_factory):
    """A school with an incident of each kind, its window open and somebody signed in."""
    place = tmp_path_factory.mktemp("pathways")
    pause = qapp.keyboardInputInterval()
    qapp.setKeyboardInputInterval(60)
    school = School(qapp, place)
    first = FirstMember(
        school="Larkfield School", town="Larkfield", name="Morgan Okafor",
        job="Designated Safeguarding Lead", login="morgan", passphrase=WORDS,
    )  # fmt: skip
    clock = SystemClock()
    desk = open_desk(front_door(school.store, clock).create(first), clock)
    school.opened = {}
    school.references = {code: _logged(desk, code) for code in KINDS}
    school.pathways = dict(desk.pathways.every())
    desk.close()
    school.words = WORDS
    school.comes_back()
    yield school
    school.closes()
    qapp.setKeyboardInputInterval(pause)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _logged(desk, code: str) -> str:
    log = desk.incident_log
    draft = log.new_draft()
    people = (
        DraftPerson(part="affected", kind="pupil", name="Maya Lindqvist"),
        ADULT if code in ABOUT_STAFF else PUPIL,
    )
    incident = log.log(
        replace(
            draft, summary=f"Said to have happened: {code}", categories=(KINDS[code],), people=people,
            address="https://social.example/p/1",
        )
    )  # fmt: skip
    if code in MARKS:
        desk.circumstances.record(incident.id, CircumstancesDraft(marks=(MARKS[code],)))
    return incident.reference


@pytest.mark.parametrize("code", KINDS)
def test_walked_to_its_end(open_school, code):
    school, person = open_school, open_school.person
    assert set(school.pathways) == set(KINDS)
    person.presses("Incidents")
    person.opens_line("Incidents", school.references[code])
    school.is_at_the_incident()
    person.waits_for_words(school.references[code])
    person.turns_to("Escalation")
    person.turns_to("Pathway")
    walk = Walk(school, school.pathways[code])
    person.waits(walk.card, "the card of the pathway")
    walked = []
    while (step := walk.next_step()) is not None:
        assert step.code not in walked, walked
        walked.append(step.code)
        walk.looks_at_the_frozen()
        if step.code == NOT_HERE[code]:
            walk.sets_aside(step)
        else:
            walk.takes(step)
    assert NOT_HERE[code] in walked
    assert walk.frozen == FROZEN.get(code, set())
    assert walk.was_forced == (code == "nudes")
    school.opened[code] = walk.opened
    if set(school.opened) == set(KINDS):  # every kind of form that a step can open has been filled and saved
        kinds = {each.opens.partition(":")[0] for one in school.pathways.values() for each in one.steps}
        assert set().union(*school.opened.values()) == kinds | {"heard"}
