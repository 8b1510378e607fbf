"""Who may be named where linked incidents are told of together: never more than the sheet's own incident bears."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import NOW, STAFF_ID, a_person, a_record_id, a_staff_member
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.sheet_filling import masking_of
from safetydesk.wording import SheetWords
from sheet_builders import BEN, BEN_ID, SHEETS, TOM, TOM_ID, V, a_full_case, a_part

COLLEAGUE = a_staff_member(id=a_record_id(910), name="Ignatius Bloor")
ADULT = (a_part(20, STAFF_ID, "subject_adult"), a_staff_member())


def linked(*people: Any) -> CaseFile:
    return a_full_case(people=people)


def hidden(*cases: CaseFile, sheet: str = "lado") -> set[str]:
    own, *others = cases
    about = STAFF_ID if sheet == "lado" else None
    masking = masking_of(own, SHEETS[sheet], about, SheetWords(V), others)
    people = {person.id: person for case in cases for _part, person in case.people}
    return {person.name for person in people.values() if masking.hides(person)}


def test_its_own_incident_decides_of_whoever_stands_in_it() -> None:
    """Ben saw this one: that he was hurt in another is nothing that this sheet may tell of him."""
    other = linked(ADULT, (a_part(21, BEN_ID, "affected"), BEN))
    assert BEN.name in hidden(a_full_case()) and BEN.name in hidden(a_full_case(), other)
    assert a_person().name not in hidden(
        a_full_case(), linked((a_part(22, a_person().id, "witness"), a_person()))
    )


@pytest.mark.parametrize(
    ("adult", "is_named"),
    [((ADULT,), True), ((), False), (((replace(ADULT[0], withdrawn=NOW), ADULT[1]),), False)],
    ids=["the same adult", "somebody else's", "withdrawn from it"],
)
def test_another_child_is_named_where_the_same_adult_concerns_them(adult: Any, is_named: bool) -> None:
    other = linked(*adult, (a_part(21, TOM_ID, "affected"), TOM))
    assert (TOM.name not in hidden(a_full_case(), other)) is is_named
    saw = linked(*adult, (a_part(21, TOM_ID, "witness"), TOM))
    assert TOM.name in hidden(a_full_case(), saw)


@pytest.mark.parametrize("part", ["witness", "received", "affected"])
def test_where_the_adult_only_saw_or_suffered_it_no_child_is_named(part: str) -> None:
    involvement, person = ADULT
    other = linked((replace(involvement, part=part), person), (a_part(21, TOM_ID, "affected"), TOM))
    assert TOM.name in hidden(a_full_case(), other)


def test_another_adult_of_concern_is_named_to_the_police_alone() -> None:
    one = linked(ADULT, (a_part(21, COLLEAGUE.id, "witness"), COLLEAGUE))
    two = linked(ADULT, (a_part(22, COLLEAGUE.id, "subject_adult"), COLLEAGUE))
    assert COLLEAGUE.name not in hidden(a_full_case(), one)
    assert COLLEAGUE.name in hidden(a_full_case(), one, two)
    assert not hidden(a_full_case(), one, two, sheet="police")
