"""A person's part that was recorded wrongly: withdrawn with a reason, never taken out."""

from __future__ import annotations

import pytest
from tests.services.acts import logged, needed_of

from safetydesk import wording
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.incident import Involvement
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.desk import Desk

WRONG = "It was another boy of the class; Ada mixed them up."


def with_a_wrong_part(desk: Desk) -> Involvement:
    incident = logged(desk, people=(DraftPerson(part="alleged", name="Ben Marsh"),))
    return desk.incident_log.reread(incident.id).people[0][0]


def test_it_stays_and_says_why_by_whom_and_when(desk: Desk) -> None:
    part = with_a_wrong_part(desk)
    desk.incident_log.withdraw_person(part.id, part.row_version, f"  {WRONG} ")
    ((now, person),) = desk.incident_log.reread(part.incident_id).people
    assert (now.part, person.name) == ("alleged", "Ben Marsh"), "what was recorded still stands"
    assert (now.withdrawn_reason, now.withdrawn_by, now.is_withdrawn) == (WRONG, desk.me.id, True)
    assert now.withdrawn == desk.clock.now()
    (done,) = desk.audit_trail.page(0, 1)
    assert done.event is not None and done.subject == part.incident_id
    said = wording.event_words(done.event, desk.vocabulary)
    label = desk.vocabulary.term("parts", "alleged").label
    assert said == f"OS-2026-0001: Ben Marsh, {label}, withdrawn: {WRONG}"
    assert desk.audit_trail.verify().ok


def test_the_reason_is_needed_and_nothing_is_saved_without(desk: Desk) -> None:
    part = with_a_wrong_part(desk)
    for reason, code in ((" \n", "needed"), ("\ud800", "broken_character"), ("x" * 200_001, "too_long")):
        with pytest.raises(Refusal) as raised:
            desk.incident_log.withdraw_person(part.id, part.row_version, reason)
        assert [(p.field, p.code) for p in raised.value.problems] == [("reason", code)]
    assert desk.incident_log.reread(part.incident_id).people[0][0] == part


def test_once_only_and_not_over_a_newer_version(desk: Desk) -> None:
    part = with_a_wrong_part(desk)
    with pytest.raises(StaleRecord):
        desk.incident_log.withdraw_person(part.id, part.row_version + 1, WRONG)
    saved = desk.incident_log.withdraw_person(part.id, part.row_version, WRONG)
    for version in (part.row_version, saved.row_version):
        with pytest.raises(Refusal) as raised:
            desk.incident_log.withdraw_person(part.id, version, "Again")
        assert raised.value.code == "already_withdrawn"
    with pytest.raises(Refusal) as raised:
        desk.incident_log.withdraw_person(part.incident_id, 1, WRONG)
    assert raised.value.code == "no_such_record"


def test_the_right_part_is_added_as_a_new_one(desk: Desk) -> None:
    part = with_a_wrong_part(desk)
    desk.incident_log.withdraw_person(part.id, part.row_version, WRONG)
    desk.incident_log.add_person(part.incident_id, DraftPerson(part="witness", person_id=part.person_id))
    people = desk.incident_log.reread(part.incident_id).people
    assert [(each.part, each.is_withdrawn) for each, _ in people] == [("alleged", True), ("witness", False)]


def test_lists_count_parts_that_stand_and_the_find_box_finds_both(desk: Desk) -> None:
    part = with_a_wrong_part(desk)
    assert "people" not in needed_of(desk, part.incident_id)
    desk.incident_log.withdraw_person(part.id, part.row_version, WRONG)
    (row,) = desk.incident_log.page(IncidentFilter())
    assert row.people == 0
    assert "people" in needed_of(desk, part.incident_id), "nobody is named any more"
    with_part = {found.id for found in desk.search.find("Ben Marsh")}
    assert part.incident_id in with_part
