"""The team's records: amended with old and new values, one DSL, one set of initials each, and who stands in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.services.conftest import PASSPHRASE
from tests.services.roles import given_role

from safetydesk import wording
from safetydesk.bootstrap import FirstMember, front_door
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import CoverArranged, MemberAmended, MemberEnrolled, MemberLeft
from safetydesk.domain.identity import new_id
from safetydesk.domain.person import Person
from safetydesk.domain.team_drafts import CoverDraft
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.desk import Desk

PRIYA, TOM = new_id(), new_id()


def joined(desk: Desk, member_id: UUID = PRIYA, name: str = "Priya Shah", **more: Any) -> TeamMember:
    """A colleague in the records; keys are somebody else's business."""
    person = Person(id=new_id(), name=name, kind="staff", member_id=member_id)
    given = {"initials": "PS", "role": "deputy_dsl", "started": desk.clock.now(), "public_key": "00" * 32}
    member = TeamMember(id=member_id, name=name, person_id=person.id, **{**given, **more})
    with desk.office.work() as work:
        work.add(person)
        work.add(member)
        work.commit(MemberEnrolled(subject=member_id, name=name, public_key=member.public_key))
    return member


def amended(desk: Desk, member: TeamMember, **changes: Any) -> TeamMember:
    return desk.team.amend(member.id, member.row_version, replace(desk.team.draft_of(member), **changes))


def problems(desk: Desk, member: TeamMember, **changes: Any) -> list[tuple[str, str]]:
    draft = replace(desk.team.draft_of(member), **changes)
    return [(one.field, one.code) for one in desk.team.check(draft, member.id)]


def test_an_amendment_keeps_old_and_new_and_renames_the_person(desk: Desk) -> None:
    before = joined(desk)
    saved = amended(desk, before, name="Priya Nair", job="Head of Year 9", started="2026-09-01")
    assert (saved.name, saved.job) == ("Priya Nair", "Head of Year 9")
    event = desk.audit_trail.page(0, 1)[0].event
    assert isinstance(event, MemberAmended)
    told = {change.field: (change.old, change.new) for change in event.changes}
    assert told["name"] == ('"Priya Shah"', '"Priya Nair"')
    assert set(told) == {"name", "job", "started"}
    words = wording.event_words(event, desk.vocabulary)
    assert words == "Team record of Priya Shah changed: Name, Job title, On the team since"
    person = desk.people.get(before.person_id)  # type: ignore[arg-type]  # given above
    assert (person.name, person.known_as, person.job) == ("Priya Nair", "Priya Shah", "Head of Year 9")


def test_what_nobody_changed_and_what_somebody_else_changed_is_refused(desk: Desk) -> None:
    member = joined(desk)
    with pytest.raises(Refusal, match="nothing_changed"):
        amended(desk, member)
    amended(desk, member, job="Teacher")
    with pytest.raises(StaleRecord):
        amended(desk, member, job="Head of year")


def test_initials_are_one_persons_even_after_they_left(desk: Desk) -> None:
    gone = joined(desk, TOM, "Tom Shah", initials="TS", ended=desk.clock.now())
    member = joined(desk)
    assert problems(desk, member, initials="ts") == [("initials", "initials_taken")]
    assert problems(desk, member, initials="P/S") == [("initials", "initials_wrong")]
    assert desk.team.offered_initials("Tara Stone") == "TS2"
    assert gone in desk.team.members()


def test_there_is_one_dsl_and_somebody_always_leads(desk: Desk) -> None:
    me, member = desk.me, joined(desk, role="recorder")
    assert desk.team.is_led_by_one()
    assert problems(desk, member, role="dsl") == [("role", "dsl_taken")]
    with pytest.raises(Refusal, match="last_who_manages"):
        amended(desk, me, role="team")
    member = amended(desk, member, role="deputy_dsl")
    assert not desk.team.is_led_by_one()
    amended(desk, me, role="team")
    assert desk.team.dsl() is None
    with pytest.raises(Refusal, match="not_your_role"):
        amended(desk, member, role="dsl")


def test_whoever_makes_a_store_may_change_the_team(tmp_path: Path) -> None:
    first = FirstMember(
        school="Larkfield", name="Tom Shah", login="tom", passphrase=PASSPHRASE, role="recorder"
    )
    with pytest.raises(Refusal) as refused:
        front_door(tmp_path / "other").create(first)
    assert [(one.field, one.code) for one in refused.value.problems] == [("role", "cannot_begin")]


def test_only_who_may_change_the_team_does(desk: Desk) -> None:
    member = joined(desk)
    given_role(desk, "team")
    for change in (lambda: amended(desk, member, job="x"), lambda: desk.team.arrange_cover(CoverDraft())):
        with pytest.raises(Refusal, match="not_your_role"):
            change()
    assert {one.name for one in desk.team.members()} == {"Morgan Okafor", "Priya Shah"}


def test_cover_names_who_stands_in_on_its_days(desk: Desk) -> None:
    me, member = desk.me, joined(desk)
    today = desk.clock.now().london_date.isoformat()
    draft = CoverDraft(absent=me.id, stands_in=member.id, starts=today, ends=today, note="On a course")
    cover = desk.team.arrange_cover(draft)
    assert desk.team.standing_in() == {me.id: member}
    event = desk.audit_trail.page(0, 1)[0].event
    assert isinstance(event, CoverArranged)
    assert wording.event_words(event, desk.vocabulary).startswith(
        "Priya Shah stands in for Morgan Okafor from "
    )
    assert [(one.field, one.code) for one in desk.team.check_cover(draft)] == [("starts", "cover_overlaps")]
    desk.team.withdraw_cover(cover.id, cover.row_version)
    assert not desk.team.covers()
    with pytest.raises(Refusal, match="cover_withdrawn"):
        desk.team.withdraw_cover(cover.id, cover.row_version + 1)


def test_whoever_left_stands_in_for_nobody_and_others_may(desk: Desk) -> None:
    member, other = joined(desk), joined(desk, TOM, "Tom Shah", initials="TS")
    today = desk.clock.now().london_date.isoformat()
    draft = CoverDraft(absent=desk.me.id, stands_in=member.id, starts=today, ends=today)
    desk.team.arrange_cover(draft)
    with desk.office.work() as work:
        work.replace(replace(member, ended=desk.clock.now()))
        work.commit(MemberLeft(subject=member.id, name=member.name))
    assert not desk.team.covers() and not desk.team.standing_in()
    desk.team.arrange_cover(replace(draft, stands_in=other.id))
    assert desk.team.standing_in() == {desk.me.id: other}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, [("absent", "needed"), ("stands_in", "needed"), ("starts", "needed"), ("ends", "needed")]),
        ({"absent": "me", "stands_in": "me"}, [("stands_in", "covers_themself"), ("starts", "needed")]),
        ({"absent": "me", "stands_in": "recorder"}, [("stands_in", "cannot_stand_in"), ("starts", "needed")]),
        ({"starts": "2099-02-01", "ends": "2099-01-01"}, [("ends", "end_before_start")]),
        ({"starts": "2020-01-01", "ends": "2020-01-02"}, [("ends", "cover_is_over")]),
    ],
)
def test_a_cover_that_cannot_be(desk: Desk, changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    people = {"me": desk.me.id, "recorder": joined(desk, role="recorder").id}
    typed = {name: people.get(value, value) for name, value in changes.items()}
    said = [(one.field, one.code) for one in desk.team.check_cover(CoverDraft(**typed))]
    assert [one for one in found if one not in said] == []
