"""The clocks on the incident's page: said with their rule, changed with a reason, gone on with once a form was left."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import ReferralDraft

LADO, REVIEW = "Tell the LADO", "Hold the initial review"
at = Moment.london


def said(place):
    return "\n".join(each.text() for each in place.findChildren(PlainLabel) if each.isVisibleTo(place))


def offered(page):
    front = page.escalation.page("deadlines")
    return {each.accessibleName() for each in front.findChildren(QAbstractButton) if each.isVisibleTo(page)}


@pytest.fixture
def both(desk, clock):
    """A nude and a member of staff, known on a Friday at half past three; it is four."""
    clock.set(at(2026, 11, 20, 16, 0))
    return logged(desk, categories=("NUDES", "STAFF-UNSUIT"), discovered="today 15:30", severity=4)


def test_a_clock_says_what_by_when_and_whose_rule_it_is(room, desk, both):
    page = room.open(both, part="deadlines")
    front = page.escalation.page("deadlines")
    words = said(front)
    assert LADO in words and "23 Nov 2026 15:30" in words and desk.me.name in words
    assert "Local procedures" not in words
    room.press(f"Why, and who says so: {LADO}")
    assert "Local procedures (Sheffield; Trafford)" in said(front) and "SafetyDesk's own value" not in said(
        front
    )
    room.press(f"Why, and who says so: {REVIEW}")
    assert "SafetyDesk's own value: same school day" in said(front)
    assert f"Pause: {REVIEW}" in offered(page) and f"Pause: {LADO}" not in offered(page)


def test_each_act_on_a_clock_through_the_window(room, desk, clock, both):
    page = room.open(both, part="deadlines")
    room.press(f"Extend: {LADO}")
    page.sheet().form.field("until").set_value("23 Nov 2026 15:00")
    page.sheet().save()
    room.settle()
    assert all(page.sheet().form.field(key).problem() for key in ("reason", "until", "agreed_by"))
    page.sheet().form.field("until").set_value("24 Nov 2026 12:00")
    page.sheet().form.field("agreed_by").set_value("Ms Farrow, duty officer")
    page.sheet().form.field("reason").set_value("The duty officer asked for Tuesday.")
    page.sheet().save()
    room.settle()
    front = page.escalation.page("deadlines")
    assert "24 Nov 2026 12:00" in said(front) and "First due" in said(front)
    assert "agreed by Ms Farrow, duty officer" in said(front)
    assert "The duty officer asked for Tuesday." in said(front)
    for act in ("Pause", "Start again", "Not needed", "Start again", "Met otherwise"):
        clock.move(minutes=1)
        room.press(f"{act}: {REVIEW}")
        page.sheet().form.field("reason").set_value(f"{act}, because")
        page.sheet().save()
        room.settle()
    kinds = [each.kind for each in desk.incident_log.reread(both.id).deadline_changes]
    assert kinds == ["extended", "paused", "resumed", "not_needed", "resumed", "met"]
    room.press(f"Hand over: {LADO}")
    page.sheet().form.field("to_member").set_value(str(desk.office.me))
    page.sheet().form.field("reason").set_value("She knows the officer")
    page.sheet().save()
    room.settle()
    assert f"to {desk.me.name}" in said(front)


def test_a_record_meets_a_clock_and_the_page_says_which(room, desk, both):
    desk.referrals.refer(both.id, ReferralDraft(route="lado", method="phone", made="now"))
    page = room.open(both, part="deadlines")
    words = said(page.escalation.page("deadlines"))
    assert "Met, or not needed" in words and "A referral: " in words
    assert not {name for name in offered(page) if name.endswith(LADO) and not name.startswith("Why")}


def test_a_change_begun_is_gone_on_with(room, desk, both):
    page = room.open(both, part="deadlines")
    room.press(f"Extend: {LADO}")
    page.sheet().form.field("reason").set_value("They asked for")
    page.sheet().keeping.keep_now()
    (begun,) = desk.form_drafts.about(str(both.id))
    page = room.open(both, go_on=begun.form, slot=begun.slot)
    assert page.sheet().form.field("reason").value() == "They asked for"
