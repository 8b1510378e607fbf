"""A colleague is added and handed their words, amended, stood in for, given new keys, and removed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.roles import given_role
from tests.services.test_team import joined

from furnished_room import Around
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop.rooms.team import page
from safetydesk.domain.drafts import DraftPerson
from safetydesk.services.desk import Desk

WORDS = "velvet lantern orbit cradle thistle anchor"


@pytest.fixture
def room(around: Around, desk: Desk) -> Any:
    joined(desk, name="Tom Gorsewick", initials="TG")
    made = around.furnish(page.build)
    made.show_record()
    around.settle()
    return made


def mark(room: Any, name: str) -> None:
    """Mark the member's line."""
    lines = room.overview._lines.items()
    room.overview.table.select_key(next(key for key, line in lines if line.member.name == name))


def fill(form: QWidget, **values: Any) -> None:
    form.set_values(values)  # type: ignore[attr-defined]  # a Form


def test_a_member_is_added_and_their_words_are_shown_once(room: Any, around: Around, desk: Desk) -> None:
    around.press("Add a member")
    form = room.adding.form
    fill(form, name="Priya Nair", job="Head of Year 9", role="deputy_dsl", login="Priya")
    assert form.field("initials").value() == "PN"
    words = room.adding.secret.passphrase()
    assert len(words.split()) == 6
    around.prompts.answers = ["not mine at all", PASSPHRASE]
    around.press("Add to the team")
    assert "not your passphrase" in around.prompts.asked[1][3]
    assert words in around.said() and "Keys for Priya Nair are made" in around.said()
    around.press("I have handed it over")
    assert words not in around.said()
    store = desk.store_path
    desk.close()
    theirs = open_desk(front_door(store, desk.clock).unlock("priya", words), desk.clock)
    try:
        assert (theirs.me.name, theirs.office.role.code) == ("Priya Nair", "deputy_dsl")
    finally:
        theirs.close()


def test_somebody_known_is_asked_about_and_what_is_about_them_is_said(
    room: Any, around: Around, desk: Desk
) -> None:
    incident = logged(desk, people=(DraftPerson(part="subject_adult", name="Owen Pryce", kind="staff"),))
    known = next(one for one in desk.people.all() if one.name == "Owen Pryce")
    around.press("Add a member")
    form = room.adding.form
    fill(form, name="Owen Pryce", role="team", login="owen")
    around.press("Add to the team")
    assert form.field("person").problem() and not around.prompts.asked
    form.field("person").set_value(str(known.id))
    around.prompts.answers = [False]
    around.press("Add to the team")
    ((asked, _yes, _no, why),) = around.prompts.asked
    assert "Add Owen Pryce" in asked and incident.reference in why
    around.prompts.answers = [True, PASSPHRASE]
    around.press("Add to the team")
    owen = next(one for one in desk.team.members() if one.name == "Owen Pryce")
    assert owen.person_id == known.id and desk.people.get(known.id).member_id == owen.id


def test_a_second_login_of_somebody_is_pointed_out(room: Any, around: Around) -> None:
    around.press("Add a member")
    fill(room.adding.form, name="Priya Nair")
    assert "On the team already" not in around.said()
    fill(room.adding.form, name="T. Gorsewick")
    assert "On the team already: Tom Gorsewick." in around.said()


def test_what_is_wrong_stands_beside_its_field(room: Any, around: Around) -> None:
    around.press("Add a member")
    fill(room.adding.form, name="Tara Grant", initials="tg", role="dsl", login=LOGIN.upper(), offered=False)
    room.adding.form.field("passphrase").set_value("larkfield")
    around.press("Add to the team")
    form = room.adding.form
    problems = {field.key: field.problem() for field in form.fields() if field.problem()}
    assert set(problems) == {"initials", "role", "login", "passphrase", "again"}
    assert "Tom Gorsewick has or had" in problems["initials"] and "Morgan Okafor is the" in problems["role"]
    assert not around.prompts.asked


def test_amended_and_stood_in_for(room: Any, around: Around, desk: Desk) -> None:
    mark(room, "Tom Gorsewick")
    around.press("Amend")
    fill(room.amending.form, job="Teacher of computing", role="team")
    around.press("Save")
    assert "Saved: Tom Gorsewick." in around.said()
    assert {one.job for one in desk.team.members()} >= {"Teacher of computing"}
    around.press("Arrange cover")
    me, tom = desk.me, next(one for one in desk.team.members() if one.name == "Tom Gorsewick")
    fill(room.covering.form, absent=str(me.id), stands_in=str(tom.id))
    room.covering.form.field("starts").set_text("today")
    room.covering.form.field("ends").set_text("tomorrow")
    around.press("Save cover")
    assert "Tom Gorsewick stands in for Morgan Okafor, 21 Nov 2026 to 22 Nov 2026." in around.said()
    around.prompts.answers = [True]
    withdraw = [one for one in room.overview._covers.findChildren(QWidget) if one.property("kind") == "quiet"]
    withdraw[0].click()
    around.settle()
    assert "Nobody is said to be away." in around.said()


def test_whoever_came_in_by_the_keychain_shows_the_passphrase_before_the_team_changes(
    room: Any, around: Around, desk: Desk
) -> None:
    desk.confirming._is_shown = False
    mark(room, "Tom Gorsewick")
    around.press("Amend")
    fill(room.amending.form, job="Teacher of computing", role="governor")
    around.prompts.answers = [None]
    around.press("Save")
    assert "governor" not in {one.role for one in desk.team.members()}
    around.prompts.answers = ["not mine at all", PASSPHRASE]
    around.press("Save")
    assert "Saved: Tom Gorsewick." in around.said()
    assert "governor" in {one.role for one in desk.team.members()} and not desk.confirming.is_needed


def test_ones_own_passphrase(room: Any, around: Around, desk: Desk) -> None:
    around.press("Change my passphrase")
    fill(room.own.form, old="something else entirely", offered=False, passphrase=WORDS, again=WORDS)
    around.press("Change my passphrase")
    assert "do not open this store" in around.said()
    room.own.form.field("old").set_value(PASSPHRASE)
    around.press("Change my passphrase")
    assert "Your passphrase is changed." in around.said()
    desk.confirming.confirm(WORDS)


def test_new_keys_and_removal_ask_for_the_passphrase_and_close(
    room: Any, around: Around, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    around.press("Add a member")
    fill(room.adding.form, name="Priya Nair", role="deputy_dsl", login="priya")
    around.prompts.answers = [PASSPHRASE]
    around.press("Add to the team")
    around.press("I have handed it over")
    mark(room, "Priya Nair")
    around.press("New keys")
    around.prompts.answers = [PASSPHRASE]
    around.press("Make new keys")
    assert "as before" in around.said()
    around.press("I have handed it over")
    again: list[int] = []
    room._around = replace(around.given, sign_in_again=lambda: again.append(1))
    monkeypatch.setattr(desk.team_keys, "remove", lambda *_given: None)
    mark(room, "Priya Nair")
    around.prompts.answers = [True, PASSPHRASE]
    around.press("Remove from the team")
    assert again == [1]
    question = next(asked for asked in around.prompts.asked if asked[0] == "Remove Priya Nair from the team?")
    assert "they may have copied" in question[3] and "everybody signs in again" in question[3]


def test_ones_own_line_offers_no_way_out_of_the_team(room: Any, around: Around) -> None:
    mark(room, "Morgan Okafor")
    buttons = room.overview._member_acts
    assert [buttons[act].isEnabled() for act in ("amend", "reset", "remove")] == [True, False, False]


@pytest.mark.parametrize("role", ["team", "recorder", "governor"])
def test_who_may_not_change_the_team_reads_it(room: Any, around: Around, desk: Desk, role: str) -> None:
    given_role(desk, role)
    around.settle()
    said = around.said()
    assert "What each role may do" in said and "My passphrase" in said
    hidden = ("Add a member", "Amend", "New keys", "Remove from the team", "Arrange cover")
    seen = [one.accessibleName() for one in around.window.findChildren(QWidget) if one.isVisible()]
    assert not set(hidden) & set(seen) and "Change my passphrase" in seen
