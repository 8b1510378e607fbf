"""The tracker of actions on a real store: narrowed, read again when one is done, and a line opens its incident."""

from __future__ import annotations

from tests.desktop.rooms.test_lists import log, opened, shown
from tests.documents.reading import words_of

from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.navigation import Place
from safetydesk.desktop.rooms.actions import page as actions
from safetydesk.desktop.rooms.today import page as today
from safetydesk.domain.clock import Moment
from safetydesk.domain.closing_drafts import ActionDraft, SettlingDraft
from safetydesk.domain.drafts import DecisionDraft


def test_open_overdue_settled_and_the_incident_behind_a_line(qtbot, around, desk, clock):
    clock.set(Moment.london(2026, 11, 20, 9, 0))
    incident = log(desk, "Something")
    first = desk.actions.add(incident.id, ActionDraft(what="Brief tutors", owner="Ada", due="1 Nov 2026"))
    desk.actions.add(incident.id, ActionDraft(what="Ask again", owner="Ada"))
    page = opened(actions, around, qtbot)
    assert page.table.model().rowCount() == 2 and "2 actions" in shown(page)
    page.show_record(state="overdue")
    assert page.table.model().rowCount() == 1
    gone = []
    around.navigator.moved.connect(gone.append)
    page.table.activated_row.emit(first.id)
    assert gone == [Place("incident", {"id": str(incident.id), "part": "closing"})]
    desk.actions.settle(first.id, first.row_version, SettlingDraft(done="now"))
    page.refresh()
    assert page.table.model().rowCount() == 0 and "No actions here" in shown(page)
    page.show_record(state="")
    assert page.table.model().rowCount() == 2


def test_today_says_what_waits_for_a_second_person(qtbot, around, desk):
    incident = log(desk, "Something")
    desk.decisions.decide(
        incident.id, DecisionDraft(question="police", answer="not_refer", reason="r", decided_by="Morgan")
    )
    page = opened(today, around, qtbot)
    page.refresh()
    assert around.tasks.drain()
    words = shown(page)
    assert (
        "second person" in words and f"{incident.reference}: the decision “Were police considered?”" in words
    )
    assert "waits for another member" in words
    desk.decisions.decide(
        incident.id,
        DecisionDraft(question="social_care", answer="not_refer", reason="r", decided_by="Morgan"),
    )
    page.refresh()
    assert around.tasks.drain()
    words = shown(page)
    assert f"{incident.reference}: 2 things" in words and "They wait for another member." in words
    assert f"{incident.reference}: the decision" not in words, (
        "one line an incident of what is not hers to do"
    )


def test_the_open_actions_are_saved_for_a_meeting_and_a_restricted_one_is_not_among_them(
    qtbot, around, desk, tmp_path
):
    incident = log(desk, "Something")
    desk.actions.add(incident.id, ActionDraft(what="Brief tutors", owner="Ada", due="1 Dec 2026"))
    page = opened(actions, around, qtbot)
    around.prompts.answers = [tmp_path / "open"]
    (button,) = [
        each for each in page.findChildren(Button) if each.accessibleName() == "Save the open actions"
    ]
    button.click()
    assert around.tasks.drain()
    assert "Brief tutors" in words_of((tmp_path / "open.pdf").read_bytes())
    assert "None of a restricted incident is on the sheet" in shown(page)
    assert desk.audit_trail.page(0, 1)[0].kind == "ActionSheetPrinted"
