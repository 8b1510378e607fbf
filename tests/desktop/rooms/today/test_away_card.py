"""Today for when the desk is locked; and what it says of clocks, of whom the school waits for, and of actions."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from ics_reading import read_calendar
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.rooms.today import page as today
from safetydesk.domain.clock import Moment
from safetydesk.domain.closing_drafts import ActionDraft
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.drafts import ReferralDraft


def opened(around, qtbot):
    page = today.build(around)
    qtbot.addWidget(page)
    page.resize(1190, 660)
    page.show()
    page.refresh()
    assert around.tasks.drain()
    QTest.qWait(20)
    return page


def said(page):
    badges = [badge.accessibleName() for badge in page.findChildren(Badge) if badge.isVisible()]
    return "\n".join([label.text() for label in page.findChildren(PlainLabel) if label.isVisible()] + badges)


def press(page, words):
    (button,) = [
        each
        for each in page.findChildren(QAbstractButton)
        if each.accessibleName() == words and each.isVisibleTo(page)
    ]
    button.click()


def test_what_today_says_and_what_leaves_of_it(qtbot, around, desk, clock, tmp_path):
    clock.set(Moment.london(2026, 11, 20, 16, 0))
    draft = replace(
        desk.incident_log.new_draft(),
        summary="A phone was handed in",
        categories=("NUDES", "STAFF-UNSUIT"),
        discovered="today 15:30",
        severity=4,
    )
    incident = desk.incident_log.log(draft)
    referral = ReferralDraft(route="police_101", method="phone", made="now", next_contact="24 Nov 2026 9:00")
    desk.referrals.refer(incident.id, referral)
    pause = DeadlineChangeDraft(kind="paused", reason="With the nurse until Monday")
    desk.deadlines.change(incident.id, "nudes_review", incident.id, pause)
    desk.actions.add(
        incident.id, ActionDraft(what="Brief the tutors", owner="Ms Lindqvist", due="25 Nov 2026")
    )
    clock.set(Moment.london(2026, 11, 23, 9, 0))
    page = opened(around, qtbot)
    words = said(page)
    for wanted in (
        f"for {desk.me.name}", "last contact 20 Nov 2026 16:00", "next contact 24 Nov 2026 09:00", "Paused",
        "With the nurse until Monday", "Brief the tutors", "by 25 Nov 2026", "When the desk is locked",
    ):  # fmt: skip
        assert wanted in words, wanted
    around.prompts.answers = [tmp_path / "sheet", tmp_path / "clocks"]
    press(page, "Save the day sheet")
    assert around.tasks.drain()
    press(page, "Save a calendar file")
    assert around.tasks.drain()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert len(read_calendar((tmp_path / "clocks.ics").read_bytes())[1]) == len(
        desk.day_sheets.sheet().clocks
    )
    assert "The calendar file is saved." in said(page)


def test_the_count_is_fresh_while_one_is_elsewhere(qtbot, around, desk, clock):
    clock.set(Moment.london(2026, 11, 20, 9, 0))
    page = opened(around, qtbot)
    page.hide()
    with qtbot.waitSignal(page.counted) as told:
        desk.incident_log.log(
            replace(
                desk.incident_log.new_draft(), summary="A nude is said to go round", categories=("NUDES",)
            )
        )
    assert told.args == [desk.deadline_board.due_count()] and told.args[0] > 0
