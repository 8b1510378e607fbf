"""Screenshots put in order and their transcript typed, as somebody at the desk does it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.desktop.rooms.incident.conftest import Room, logged

from safetydesk.desktop.rooms.incident.forms.conversation import ConversationSheet
from safetydesk.desktop.rooms.incident.forms.lines_field import read_lines
from safetydesk.desktop.rooms.incident.forms.order_field import read_order
from safetydesk.desktop.rooms.incident.forms.transcript import TranscriptSheet
from safetydesk.services.desk import Desk

CHAT = Path(__file__).parents[3] / "intake" / "chat"


@pytest.fixture
def sheet(room: Room, desk: Desk, tmp_path: Path) -> ConversationSheet:
    """Four screenshots, the last first, and the form that puts them in order."""
    incident = logged(desk)
    files = [Path(shutil.copy(CHAT / f"{name}.png", tmp_path)) for name in ("07", "05", "04", "06")]
    assert len(desk.exhibits.receive(incident.id, files, "no").received) == 4
    room.open(incident, tab="evidence")
    room.page.evidence.page("conversations")
    room.press("Put screenshots in order …")
    room.settle()
    found = room.page.findChild(ConversationSheet)
    assert found is not None
    return found


def openings(desk: Desk) -> int:
    return sum(done.kind == "ExhibitOpened" for done in desk.audit_trail.page(0, 60))


def test_suggested_decided_kept_and_typed(sheet: ConversationSheet, room: Room, desk: Desk) -> None:
    room.press("Put in order")
    assert sheet._order.problem() == "Tick two or more of them first."
    room.press("Tick all screenshots")
    assert openings(desk) == 0, "no picture is opened before somebody asks"
    room.press("Put in order")
    room.settle()
    assert openings(desk) == 4
    draft = read_order("x", sheet._order.value())
    assert [part.number for part in draft.parts] == ["MO/3", "MO/2", "MO/4", "MO/1"]
    assert [part.is_gap for part in draft.parts] == [
        False,
        False,
        True,
        False,
    ] and draft.ordered_how == "overlaps"
    sheet._order._noted(draft.parts[2].exhibit_id, "Asked Ada for it")
    sheet.save()
    room.settle()
    (kept,) = desk.incident_log.reread(sheet.shown.case.incident.id).conversations
    assert kept.title == "Conversation 1" and kept.parts[2].note == "Asked Ada for it"

    room.page.evidence.page("conversations")
    room.press("Type the transcript …")
    room.settle()
    typing = room.page.findChild(TranscriptSheet)
    room.press("Show it", typing)
    room.settle()
    assert openings(desk) == 5 and typing._where.picture.has_picture()
    middle = QPoint(20, typing._where.picture.height() // 2)
    QTest.mouseClick(typing._where.picture, Qt.MouseButton.LeftButton, pos=middle)
    assert abs(int(typing._where.value()) - 500) <= 2 and typing._where.spin.value() == 50
    typing._speaker.set_value("Tom W")
    typing._text.set_value("who else is in the group")
    typing.add_line()
    typing._exhibit.set_value(str(kept.parts[1].exhibit_id))
    assert not typing._where.picture.has_picture(), "another screenshot is covered until it is asked for"
    assert typing._where.value() == "" == typing._where.spin.text(), "the place is chosen for each line"
    typing._text.set_value("ok")
    typing.save()
    assert (typing._where.problem() or "").startswith("Say where this line stands") and typing.isVisible()
    typing._where.spin.set_value(11)
    QTest.keyClick(typing._where.spin, Qt.Key.Key_Up)
    room.press("It is Tom W", typing)
    typing._text.set_value("ok")
    typing.save()  # what is typed and not added is a line too
    room.settle()
    (typed,) = desk.incident_log.reread(sheet.shown.case.incident.id).conversations
    assert [(line.text, round(line.top / 10), line.speaker) for line in typed.lines] == [
        ("who else is in the group", 50, "Tom W"),
        ("ok", 12, "Tom W"),
    ]


def test_moved_by_hand_it_is_no_longer_what_the_overlaps_say(sheet: ConversationSheet, room: Room) -> None:
    room.press("Tick all screenshots")
    room.press("Put in order")
    room.settle()
    room.press("Move MO/2 up", sheet)
    draft = read_order("x", sheet._order.value())
    assert [part.number for part in draft.parts] == ["MO/2", "MO/3", "MO/4", "MO/1"]
    assert draft.ordered_how == "by_hand" and draft.parts[1].overlap == 0 and draft.parts[3].overlap > 0
    value = sheet._order.value()
    sheet._order.set_value("")
    assert sheet._order.value() == "" and sheet._order.chosen() == ()
    sheet._order.set_value(value)
    assert sheet._order.value() == value, "what a draft keeps comes back"
    assert read_order("x", "nonsense").parts == () and read_lines("[1]") == () == read_lines("")


def test_small_pictures_only_after_asking(sheet: ConversationSheet, room: Room, desk: Desk) -> None:
    room.press("Tick all screenshots")
    room.press("Put in order")
    room.settle()
    assert not sheet._order.pictures
    room.press("Show small pictures")
    room.settle()
    assert len(sheet._order.pictures) == 4 and openings(desk) == 8
