"""A child's words stand on that child's sheet, and whose parents are whose is never guessed."""

from __future__ import annotations

from dataclasses import replace

from builders import a_note, a_record_id
from domain.test_sheet_sources import sheet
from sheet_builders import MOTHER, TOM, TOM_ID, a_full_case, a_part


def test_a_childs_own_words_stand_on_that_childs_sheet_alone() -> None:
    case, own = a_full_case(), "It said everyone would see what I am like."
    assert own in sheet(case, "social_care").answer("child_view").text
    two = replace(case, people=(*case.people, (a_part(16, TOM_ID, "affected"), TOM)))
    toms = a_note(id=a_record_id(32), kind="child_voice", person_id=TOM_ID, text="Tom said he was scared.")
    two = replace(two, notes=(*two.notes, toms))
    for code in ("social_care", "ceop", "prevent"):
        maya = sheet(two, code).answer("child_view").text
        tom = sheet(two, code, person=TOM_ID).answer("child_view").text
        assert own not in maya + tom, "whose they are is told by nothing"
        assert (maya, tom) == ("I want my phone back.", "Tom said he was scared.")


def test_whose_parents_they_are_is_told_by_nothing_where_there_are_two_children() -> None:
    case = a_full_case()
    alone = replace(case, people=tuple(each for each in case.people if each[1].name != "Ben Carter"))
    assert sheet(alone, "lado").answer("child_parents").text == MOTHER.name
    assert not sheet(case, "lado").answer("child_parents").text
