"""Nobody who signs in here can be the subject of an incident yet, whatever the door and however the name is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.acts import logged, with_files

from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.services.desk import Desk
from safetydesk.services.people import SUBJECT_PARTS


def refused(desk: Desk, somebody: DraftPerson) -> str:
    """The one code with which both doors refuse; "" where both let it pass."""
    codes = set()
    existing = logged(desk)
    for act in (
        lambda: logged(desk, people=(somebody,)),
        lambda: desk.incident_log.add_person(existing.id, somebody),
    ):
        try:
            act()
        except Refusal as fault:
            codes.add(fault.code)
        else:
            codes.add("")
    (code,) = codes
    return code


@pytest.mark.parametrize("kind", ["staff", "external", "pupil"])
@pytest.mark.parametrize("name", ["Okafor, Morgan", "Ms Morgan Okafor", "MORGAN\u00a0OKAFOR"])
def test_the_whole_name_in_any_form(kind: str, name: str, desk: Desk) -> None:
    assert refused(desk, DraftPerson(part="alleged", name=name, kind=kind)) == "subject_is_member"
    called = DraftPerson(part="alleged", name="Somebody", known_as=name, kind=kind)
    assert refused(desk, called) == "subject_is_member"


@pytest.mark.parametrize("name", ["Ms Okafor", "M. Okafor", "Morgan"])
def test_part_of_a_name_is_asked_for_in_full_of_adults(name: str, desk: Desk) -> None:
    assert (
        refused(desk, DraftPerson(part="subject_adult", name=name, kind="staff")) == "subject_may_be_member"
    )
    assert refused(desk, DraftPerson(part="alleged", name=name, kind="pupil")) == ""
    assert refused(desk, DraftPerson(part="alleged", name="Mary Okafor", kind="parent")) == ""


@pytest.mark.parametrize("part", SUBJECT_PARTS)
def test_one_already_there_as_a_witness_gets_no_second_part(part: str, desk: Desk) -> None:
    me = next(person for person in desk.people.all() if person.member_id)
    incident = logged(desk, people=(DraftPerson(part="witness", person_id=me.id),))
    with pytest.raises(Refusal) as raised:
        desk.incident_log.add_person(incident.id, DraftPerson(part=part, person_id=me.id))
    assert raised.value.code == "subject_is_member"
    assert [part.part for part, _ in desk.incident_log.reread(incident.id).people] == ["witness"]


def test_a_refused_draft_keeps_its_words_and_files_and_makes_nobody(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 1)
    somebody = DraftPerson(part="alleged", name="Okafor, Morgan", kind="staff")
    draft = desk.incident_log.keep_draft(replace(draft, people=(somebody,)))
    before = desk.people.all()
    with pytest.raises(Refusal):
        desk.incident_log.log(draft)
    assert desk.incident_log.drafts() == (draft,) and desk.people.all() == before
    assert desk.incident_log.log(replace(draft, people=())).reference.endswith("0001")
