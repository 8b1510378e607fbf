"""The capture card on the page for logging: for the batch just added, for one file of it, and as a series."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from tests import samples

from safetydesk import wording
from safetydesk.desktop.rooms.log_incident.page import build
from safetydesk.domain.errors import Problem
from safetydesk.domain.rows import IncidentFilter


@pytest.fixture
def page(qtbot, around):
    page = build(around)
    qtbot.addWidget(page)
    page.resize(1190, 660)
    page.show()
    page.show_record()
    return page


def press(page, name):
    (button,) = [
        each
        for each in page.findChildren(QAbstractButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    button.click()


def batch(page, around, tmp_path, count=3):
    page._form.form.field("summary").set_value("A post")
    page._evidence.offer([samples.png(tmp_path, name=f"chat-{number}.png") for number in range(count)])
    press(page, "No")
    assert around.tasks.drain()


def cards(page):
    return [each.card for each in page._keeping.draft.evidence]


def test_filled_once_for_the_batch_and_put_right_for_one(page, around, desk, tmp_path):
    batch(page, around, tmp_path)
    form = page._evidence.capture.form
    press(page, wording.label("log_card_open"))
    assert form.field("transcription").isHidden(), (
        "what cannot be the same for all of them is not asked of all"
    )
    form.field("supplied_by").set_value("Ada Quill")
    form.field("account").set_value("staff")
    assert page._evidence.capture.fields.warnings["account"].isVisible()
    press(page, wording.label("log_card_number", count="3"))
    assert [(card.series_number, card.series_of, card.whole_screen) for card in cards(page)] == [
        (1, 3, "series"), (2, 3, "series"), (3, 3, "series"),
    ]  # fmt: skip
    press(page, wording.label("log_card_of_file", name="chat-1.png"))
    assert form.field("supplied_by").value() == "Ada Quill" and form.field("series_number").value() == "2"
    form.field("supplied_by").set_value("Ben Marsh")
    form.field("transcription").set_value("You are not in the group")
    assert [card.supplied_by for card in cards(page)] == ["Ada Quill", "Ben Marsh", "Ada Quill"]
    assert [bool(card.transcription) for card in cards(page)] == [False, True, False]
    page.save()
    assert around.tasks.drain()
    (row,) = desk.incident_log.page(IncidentFilter(), 0, 10)
    kept = [exhibit.card for exhibit in desk.incident_log.reread(row.id).exhibits]
    assert [(card.supplied_by, card.series_number, card.account) for card in kept] == [
        ("Ada Quill", 1, "staff"), ("Ben Marsh", 2, "staff"), ("Ada Quill", 3, "staff"),
    ]  # fmt: skip


def test_a_number_that_is_none_stops_saving_beside_its_field(page, around, desk, tmp_path):
    batch(page, around, tmp_path, 1)
    press(page, wording.label("log_card_open"))
    number = page._evidence.capture.form.field("series_number")
    number.set_value("two")
    page.save()
    assert number.problem() and not desk.incident_log.page(IncidentFilter(), 0, 10)
    number.set_value("2")
    page._evidence.capture.form.field("series_of").set_value("1")
    page.save()
    assert number.problem() == wording.problem(Problem("series_number", "beyond_the_series"))


def test_the_card_with_something_wrong_is_brought_up(page, around, desk, tmp_path):
    batch(page, around, tmp_path)
    press(page, wording.label("log_card_of_file", name="chat-2.png"))
    form = page._evidence.capture.form
    form.field("live_checked").set_text("1 Jan 2099 09:00")
    press(page, wording.label("log_card_of_file", name="chat-0.png"))
    assert form.field("live_checked").text() == ""
    page.save()
    assert form.field("live_checked").problem() and form.field("live_checked").text().startswith("1 Jan 2099")
    assert not desk.incident_log.page(IncidentFilter(), 0, 10)
