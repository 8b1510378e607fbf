"""Each of the thirteen pathways, walked to its end in the window of one school that stays open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from tests.journeys.at_the_desk import School
from tests.journeys.pathway_walk import Walk
from tests.journeys.thirteen import KINDS, WORDS, thirteen_incidents

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
    school.opened = {}
    made = thirteen_incidents(school.store)
    school.references, school.pathways = made.references, made.pathways
    school.words = WORDS
    school.comes_back()
    yield school
    school.closes()
    qapp.setKeyboardInputInterval(pause)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


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
