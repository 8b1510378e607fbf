"""What the page asks of the services, and how it reads in words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desktop.rooms.incident.conftest import logged
from tests.services.test_team import joined

import safetydesk.desktop.rooms.incident as room
from safetydesk import wording
from safetydesk.desktop.rooms.incident.presenter import IncidentPresenter
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.domain.drafts import DecisionDraft, NoticeDraft, ReferralDraft
from safetydesk.domain.team_drafts import CoverDraft
from safetydesk.services.deadline_board import DeadlineBoard


def test_opening_is_recorded_and_reading_again_is_not(desk):
    incident, presenter = logged(desk), IncidentPresenter(desk)
    presenter.open(incident.id)
    presenter.reread(incident.id)
    kinds = [done.kind for done in presenter.reread(incident.id).case.history]
    assert kinds.count("IncidentOpened") == 1


def test_what_is_due_is_this_incidents_own(desk):
    logged(desk, categories=("STAFF-UNSUIT",), severity=4)
    mine = logged(desk)
    assert [each.rule_code for each in IncidentPresenter(desk).reread(mine.id).due] == ["review_moderate"]


def test_opening_one_incident_does_not_read_the_whole_board(desk, monkeypatch):
    staff = logged(desk, categories=("STAFF-UNSUIT",), severity=4)
    today = desk.deadline_board.today()
    lines = (*today.overdue, *today.due_today, *today.coming)

    def unasked(board):
        raise AssertionError("the whole board was read")

    monkeypatch.setattr(DeadlineBoard, "today", unasked)
    shown = IncidentPresenter(desk).open(staff.id)
    assert shown.due == tuple(line.deadline for line in lines) != ()


def test_who_stands_in_is_named_beside_the_owner(desk):
    incident, today = logged(desk), desk.clock.now().london_date.isoformat()
    assert IncidentPresenter(desk).reread(incident.id).stands_in == ""
    deputy = joined(desk)
    cover = CoverDraft(absent=incident.owner, stands_in=deputy.id, starts=today, ends=today)
    desk.team.arrange_cover(cover)
    assert IncidentPresenter(desk).reread(incident.id).stands_in == "Priya Shah"


def test_nothing_but_a_desk_is_taken():
    with pytest.raises(TypeError):
        IncidentPresenter(object())


def test_routes_to_consider_first_come_first(desk):
    shown = IncidentPresenter(desk).reread(logged(desk).id)
    assert [route.code for route in shown.first_routes] == ["parents", "platform"]
    assert shown.when_to("police_101") == "threats, sexual content or hate"


def test_amendments_read_as_old_and_new(desk):
    presenter = IncidentPresenter(desk)
    case = presenter.reread(logged(desk).id).case
    draft = presenter.amendment_draft(case)
    presenter.amend(case.incident.id, 1, replace(draft, severity=3, platform="snapchat"), "Judged anew")
    (amendment,) = presenter.reread(case.incident.id).case.amendments
    said = Said(desk.vocabulary)
    changes = [said.change(change) for change in amendment.changes]
    assert ("Platform", "WhatsApp", "Snapchat") in changes
    assert ("Severity", "Moderate", "Serious") in changes


def test_history_shows_no_code_and_no_empty_placeholder(desk):
    presenter, said = IncidentPresenter(desk), Said(desk.vocabulary)
    incident = logged(desk)
    presenter.tell(incident.id, NoticeDraft(to_kind="parent", was_told=False, reason_not_told="Waiting."))
    presenter.refer(incident.id, ReferralDraft(route="police_101"))
    decision = DecisionDraft(question="lado", answer="not_refer", reason="Not an adult.", decided_by="M. O.")
    presenter.decide(incident.id, decision)
    told = " ".join(said.done(done) for done in presenter.reread(incident.id).case.history)
    assert "{" not in told
    assert "police_101" not in told and "not_refer" not in told
    assert "Do not refer" in told


def test_the_title_is_the_first_sentence_or_as_many_words_as_fit(desk):
    said = Said(desk.vocabulary)
    assert said.short_title(logged(desk)) == "Messages posted in the class chat"
    long = said.short_title(logged(desk, summary="word " * 60))
    assert len(long) <= 82 and long.endswith(" …")


def test_every_word_of_the_room_is_there():
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(room.__path__[0]).rglob("*.py"))
    asked = set(re.findall(r'say\(\s*"(\w+)"', source))
    there = {code.removeprefix("incident.") for code in wording.load_wording().codes("label")}
    assert not asked - there
    assert len(asked) > 150


def test_history_says_what_stood_before(desk):
    incident = logged(desk, summary="As first told")
    case = desk.incident_log.open(incident.id)
    draft = replace(desk.incident_log.amendment_draft(case), summary="As heard later")
    desk.incident_log.amend(incident.id, case.incident.row_version, draft, "misheard")
    presenter = IncidentPresenter(desk)
    (amended,) = [
        done for done in presenter.reread(incident.id).case.history if done.kind == "IncidentAmended"
    ]
    assert presenter.changes(amended) == ["What is said to have happened: As first told → As heard later"]
