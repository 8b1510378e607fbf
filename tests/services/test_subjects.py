"""Nobody who signs in here can be the subject of an incident yet, whatever the door and however the name is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.acts import logged, with_files

from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.domain.subject import SUBJECT_PARTS
from safetydesk.services.desk import Desk


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


@pytest.mark.parametrize("kind", ["staff", "governor", "parent", "external"])
def test_part_of_a_name_is_asked_for_in_full_of_adults(kind: str, desk: Desk) -> None:
    somebody = DraftPerson(part="alleged", name="Ms Okafor", kind=kind)
    for name in ("Ms Okafor", "M. Okafor", "Morgan", "Mo Okafor", "MO", "Okafor (music)"):
        assert refused(desk, replace(somebody, name=name)) == "subject_may_be_member"
    with pytest.raises(Refusal) as raised:
        desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="x", people=(somebody,)))
    assert raised.value.values == {"name": "Ms Okafor", "member": "Morgan Okafor"}
    assert refused(desk, replace(somebody, name="Mary Okafor")) == ""
    assert refused(desk, replace(somebody, part="affected")) == ""


def test_a_child_shares_a_surname_freely_but_not_as_an_adult(desk: Desk) -> None:
    for name in ("Okafor", "M. Okafor", "Morgan", "Mo Okafor", "Miss M Okafor", "Morgan James Okafor"):
        assert refused(desk, DraftPerson(part="alleged", name=name, kind="pupil")) == ""
    for somebody in (
        DraftPerson(part="alleged", name="Ms Okafor", kind="pupil"),
        DraftPerson(part="subject_adult", name="Okafor", kind="pupil"),
    ):
        assert refused(desk, somebody) == "subject_may_be_member"


@pytest.mark.parametrize("name", ["The DSL", "our Designated Safeguarding Lead", "DSL"])
def test_nor_by_the_name_of_the_post(name: str, desk: Desk) -> None:
    assert refused(desk, DraftPerson(part="alleged", name=name)) == "subject_is_member"
    assert refused(desk, DraftPerson(part="alleged", name="The caretaker")) == ""


@pytest.mark.parametrize(("kind", "name"), [("pupil", "Morgan Okafor"), ("parent", "Mrs Okafor")])
def test_somebody_else_of_the_name_is_let_in_by_saying_so(kind: str, name: str, desk: Desk) -> None:
    draft = DraftPerson(part="alleged", name=name, kind=kind, note="Year 9", is_somebody_else=True)
    incident = logged(desk, people=(draft,))
    ((involvement, person),) = desk.incident_log.reread(incident.id).people
    assert involvement.note == "Year 9\nSaid to be somebody else than Morgan Okafor of the team."
    again = replace(draft, person_id=person.id, is_somebody_else=False)
    assert refused(desk, again) in ("subject_is_member", "subject_may_be_member")
    plain = logged(desk, people=(replace(draft, name="Tom Hill"),))
    assert [each.note for each, _person in desk.incident_log.reread(plain.id).people] == ["Year 9"]


def test_a_member_by_their_own_entry_is_nobody_else(desk: Desk) -> None:
    me = next(person for person in desk.people.all() if person.member_id)
    said = DraftPerson(part="alleged", person_id=me.id, is_somebody_else=True)
    assert desk.people.subject_refused(said) is not None
    assert desk.people.subject_refused(replace(said, part="witness")) is None
    assert refused(desk, said) == "subject_is_member"


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


def test_several_at_once_are_all_in_or_none(desk: Desk) -> None:
    incident, before = logged(desk), desk.people.all()
    fine = DraftPerson(part="witness", name="Ada Fenwick")
    with pytest.raises(Refusal):
        desk.incident_log.add_person(incident.id, fine, DraftPerson(part="alleged", name="Morgan Okafor"))
    assert desk.incident_log.reread(incident.id).people == () and desk.people.all() == before
    desk.incident_log.add_person(incident.id, fine, DraftPerson(part="affected", name="Leo Brandt"))
    assert len(desk.incident_log.reread(incident.id).people) == 2
    assert [done.kind for done in desk.audit_trail.page(0, 2)] == ["InvolvementAdded"] * 2
    assert desk.audit_trail.verify().ok
