""" "This must not be here" of an exhibit while a batch of files comes in: it waits for nothing and is said at once."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QWidget
from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.rooms.incident.evidence.looking import Looking
from safetydesk.desktop.rooms.incident.evidence.set_aside_card import SET_ASIDE
from safetydesk.domain.errors import Cancelled
from samples import png


def test_it_goes_before_all_that_waits_and_stop_and_close_does_not_take_it_back(room, desk, tmp_path, qtbot):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [png(tmp_path, 60, 40)], "no")
    page = room.open(incident, tab="evidence")
    go, begun, told = threading.Event(), threading.Event(), []

    def batch(_progress) -> bool:
        begun.set()
        return go.wait(20)

    room.surroundings.tasks.run("Sealing", batch, told.append)
    room.surroundings.tasks.run("Waits", batch, told.append, lambda error: told.append(type(error)))
    assert begun.wait(5)
    room.press("This must not be here")
    room.surroundings.tasks.cancel_all()
    card = page.evidence.findChild(QWidget, SET_ASIDE)
    qtbot.waitUntil(lambda: card.isVisibleTo(page), timeout=8000)
    assert not told and room.surroundings.tasks.is_busy, "while the batch is under way still"
    (exhibit,) = desk.incident_log.reread(incident.id).exhibits
    assert exhibit.is_isolated
    go.set()
    room.settle()
    assert told == [True, Cancelled]


def test_a_picture_on_its_way_does_not_come_up_after_it(room, desk, tmp_path, monkeypatch, qtbot):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [png(tmp_path, 60, 40)], "no")
    page = room.open(incident, tab="evidence")
    looking = page.evidence.findChild(Looking)
    go, begun, opened = threading.Event(), threading.Event(), looking._desk.open

    def slow(identity):
        sight = opened(identity)
        begun.set()
        assert go.wait(20)
        return sight

    monkeypatch.setattr(looking._desk, "open", slow)
    shown = []
    looking.shown_now.connect(lambda: shown.append(True))
    room.press("Show MO/1")
    assert begun.wait(10)
    room.press("This must not be here")
    go.set()
    room.settle()
    assert not shown and looking.is_covered() and not looking.thumbnails


def test_an_incident_that_becomes_one_without_images_waits_for_no_batch(room, desk, tmp_path, qtbot):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [png(tmp_path, 60, 40)], "no")
    page = room.open(incident, tab="evidence")
    go, begun, told = threading.Event(), threading.Event(), []

    def batch(_progress) -> bool:
        begun.set()
        return go.wait(20)

    room.surroundings.tasks.run("Sealing", batch, told.append)
    assert begun.wait(5)
    room.press("Amend")
    sheet = page.sheet()
    sheet.form.field("sexual_image").set_value(True)
    sheet.form.field("reason").set_value("She says what the second picture shows")
    sheet.save()
    qtbot.waitUntil(lambda: page.sheet() is None and page.shown.case.is_locked, timeout=8000)
    assert not told, "while the batch is under way still"
    (exhibit,) = desk.incident_log.reread(incident.id).exhibits
    assert exhibit.is_isolated
    go.set()
    room.settle()
    assert told == [True]
