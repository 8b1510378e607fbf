"""Duties about who is on a record, what was said, where it was and when."""

from __future__ import annotations

from tests.services.acts import logged

from safetydesk.domain.drafts import DraftPerson
from safetydesk.services.desk import Desk


def test_a_relative_an_associate_and_an_unknown_account_have_a_part(desk: Desk) -> None:
    kinds = (
        "pupil",
        "former_pupil",
        "staff",
        "governor",
        "parent",
        "relative",
        "external",
        "unknown_account",
    )
    people = tuple(
        DraftPerson(part="implicated", name=f"Somebody {number} Else", kind=kind)
        for number, kind in enumerate(kinds)
    )
    case = desk.incident_log.reread(logged(desk, people=people).id)
    assert {person.kind for _part, person in case.people} == set(kinds)
    offered = {term.code for term in desk.vocabulary.terms("person_kinds")}
    assert offered >= set(kinds) and "implicated" in {term.code for term in desk.vocabulary.terms("parts")}


def test_who_told_the_school_and_how_is_kept_also_of_somebody_unnamed(desk: Desk) -> None:
    case = desk.incident_log.reread(logged(desk, told_by="A parent, not named", told_how="phone").id)
    assert (case.incident.told_by, case.incident.told_how) == ("A parent, not named", "phone")
    assert "anonymous" in {term.code for term in desk.vocabulary.terms("told_how")}


def test_time_date_and_place_of_what_was_seen_are_asked_for(desk: Desk) -> None:
    bare = desk.incident_log.reread(logged(desk).id)
    assert "platform" in {duty.code for duty in desk.incident_log.still_needed(bare)}
    whole = logged(
        desk,
        platform="instagram",
        address="@mean_1, group Y8",
        happened_kind="exact",
        happened_start="1 Sep 2026 19:40",
    )
    case = desk.incident_log.reread(whole.id)
    assert case.incident.address == "@mean_1, group Y8" and case.incident.happened.start is not None
    assert "platform" not in {duty.code for duty in desk.incident_log.still_needed(case)}


def test_the_childs_words_and_wishes_stand_apart_from_the_account(desk: Desk) -> None:
    case = desk.incident_log.reread(logged(desk, child_words="“They laughed”", wishes="To be left alone").id)
    assert case.incident.child_words == "“They laughed”" and case.incident.wishes == "To be left alone"
