"""The red line: it stands there until this member said that they saw it, and nothing else takes it away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from safetydesk import wording
from safetydesk.desktop.alert_strip import AlertStrip, told
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.alert import ALERT_KINDS, Alert
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import event_kinds

AT = Moment.london(2026, 11, 21, 14, 20)


def alert(entry: int, kind: str = "RecoveryUsed", **details: str) -> Alert:
    return Alert(kind=kind, at=AT, entry=entry, details=details or {"sheets": "1+3"})


@pytest.fixture
def strip(qtbot):
    one = AlertStrip()
    qtbot.addWidget(one)
    one.tasks = Tasks()
    yield one
    one.tasks.drain(5000)
    one.tasks.close()


def said(strip: AlertStrip) -> str:
    return "\n".join(label.text() for label in strip.findChildren(PlainLabel) if not label.isHidden())


def test_each_is_shown_in_turn_until_it_was_seen(strip):
    left, seen = [alert(4), alert(9, "StoreRestored", reason="Stolen")], []

    def acknowledge(entry: int) -> None:
        seen.append(entry)
        del left[0]

    strip.watch(strip.tasks, lambda: tuple(left), acknowledge)
    strip.tasks.drain(5000)
    assert not strip.isHidden()
    assert "opened with recovery sheets 1 and 3. (and 1 more)" in said(strip)
    buttons = [one for one in strip.findChildren(QAbstractButton) if not one.isHidden()]
    assert [one.accessibleName() for one in buttons] == ["I have seen this"]  # and no cross to dismiss it by
    for _ in range(2):
        buttons[0].click()
        strip.tasks.drain(5000)
    assert seen == [4, 9] and strip.isHidden()


def test_nothing_to_tell_takes_no_room(strip):
    strip.watch(strip.tasks, lambda: (), lambda _entry: None)
    strip.tasks.drain(5000)
    assert strip.isHidden() and not strip.findChildren(QAbstractButton)


def test_every_kind_has_its_words_and_long_ones_are_cut():
    assert set(ALERT_KINDS) <= event_kinds().keys()
    assert {
        f"alert_{kind}{end}" for kind in ALERT_KINDS for end in ("", "_do")
    } <= wording.load_wording().codes("label")
    long = told(alert(1, "StoreRestored", reason="endless " * 900)).text
    assert len(long) < 400 and long.endswith("…")


def test_new_sheets_name_their_maker():
    words = told(alert(1, "RecoverySheetsMade", by="Sasha Brandt", pairs="1, 2, 3"))
    assert "by Sasha Brandt" in words.text and "ask Sasha Brandt" in words.remedy
    assert "not of the team" in told(alert(1, "RecoverySheetsMade", pairs="1")).text
