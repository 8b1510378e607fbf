"""A copy with parts covered, drawn by mouse and by keys alone, as somebody at the desk makes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.desktop.rooms.incident.conftest import Room, logged

from safetydesk.desktop.kit.area_editor import AreaEditor
from safetydesk.desktop.rooms.incident.evidence.derived_card import DerivedCard
from safetydesk.desktop.rooms.incident.forms.areas_field import read_areas
from safetydesk.desktop.rooms.incident.forms.derive import DeriveSheet
from safetydesk.services.desk import Desk
from samples import png


@pytest.fixture
def sheet(room: Room, desk: Desk, tmp_path: Path) -> DeriveSheet:
    """An incident with a picture of 400 x 300, the form on it opened."""
    incident = logged(desk)
    assert desk.exhibits.receive(incident.id, [png(tmp_path, 400, 300, "Ada Quill")], "no").received
    room.open(incident, tab="evidence")
    room.press("Crop or cover a part …")
    room.settle()
    found = room.page.findChild(DeriveSheet)
    assert found is not None
    return found


def press(
    editor: AreaEditor,
    key: Qt.Key,
    times: int = 1,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
):
    for _ in range(times):
        QTest.keyClick(editor, key, held)


def test_by_keys_alone_and_kept_as_an_exhibit(sheet: DeriveSheet, room: Room, desk: Desk) -> None:
    editor, field = sheet._areas.editor, sheet._areas
    assert [done.kind for done in desk.audit_trail.page(0, 1)] == ["ExhibitOpened"]
    press(editor, Qt.Key.Key_Insert)
    (first,) = read_areas(field.value())
    press(editor, Qt.Key.Key_Right, 3)
    press(editor, Qt.Key.Key_Down, 2, Qt.KeyboardModifier.ControlModifier)
    press(editor, Qt.Key.Key_Left, 2, Qt.KeyboardModifier.ShiftModifier)
    (moved,) = read_areas(field.value())
    assert (moved.left, moved.top, moved.width) == (first.left + 12, first.top + 2, first.width - 8)
    press(editor, Qt.Key.Key_Insert)
    press(editor, Qt.Key.Key_Up, 500)
    assert editor.current() == 1 and read_areas(field.value())[1].top == 0, "it stays on the picture"
    press(editor, Qt.Key.Key_Backtab)
    assert editor.current() == 0
    press(editor, Qt.Key.Key_Tab)
    press(editor, Qt.Key.Key_Delete)
    assert [area.left for area in read_areas(field.value())] == [moved.left]
    sheet.save()
    room.settle()
    assert "reason" in (field.problem() or "")
    reason = field._combos[0]
    assert QApplication.focusWidget() is reason, "the keys are on what is missing"
    assert reason.visibleRegion().boundingRect().height() == reason.height(), "and it is in sight"
    field._reasoned(0, "other_child")
    sheet.save()
    room.settle()
    made = desk.incident_log.reread(sheet.shown.case.incident.id).exhibits[-1]
    assert made.derivation.parent_number == "MO/1" and made.derivation.areas[0].box == moved.box
    room.settle()
    assert "MO/2" in [one.number for one in room.page.shown.case.exhibits]


def test_by_mouse_and_one_area_alone_for_a_crop(sheet: DeriveSheet, room: Room) -> None:
    editor, field = sheet._areas.editor, sheet._areas
    scale = editor.width() / 400

    def at(x: int, y: int) -> QPoint:
        return QPoint(round(x * scale), round(y * scale))

    def drag(start: QPoint, end: QPoint) -> None:
        QTest.mousePress(editor, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(editor, end)
        QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=end)
        QApplication.processEvents()

    drag(at(100, 100), at(200, 150))
    drag(at(300, 20), at(250, 60))
    first, second = read_areas(field.value())
    assert abs(first.left - 100) <= 2 and abs(first.width - 100) <= 3 and abs(first.height - 50) <= 3
    assert abs(second.left - 250) <= 2 and abs(second.width - 50) <= 3, "drawn backwards"
    drag(at(150, 120), at(170, 120))
    assert abs(read_areas(field.value())[0].left - first.left - 20) <= 2
    drag(at(220, 150), at(399, 299))
    grown = read_areas(field.value())[0]
    assert grown.width > 250 and grown.left + grown.width <= 400 and grown.top + grown.height <= 300
    field._reasoned(1, "contact_details")
    press(editor, Qt.Key.Key_Delete)  # the second is current: its reason goes with it
    assert [area.reason for area in read_areas(field.value())] == [""]
    drag(at(5, 5), at(60, 60))
    sheet._how.set_value("crop")
    assert len(read_areas(field.value())) == 1
    drag(at(20, 20), at(90, 95))
    sheet._preview.set_value(True)
    assert editor.is_preview and abs(read_areas(field.value())[0].left - 20) <= 3


def test_what_was_drawn_is_kept_with_the_form(sheet: DeriveSheet, room: Room) -> None:
    press(sheet._areas.editor, Qt.Key.Key_Insert)
    sheet._areas._reasoned(0, "safety")
    drawn = sheet._areas.value()
    sheet.keeping.keep_now()
    again = sheet.gathered()
    assert again is not None and again.values["areas"] == drawn
    sheet._areas.set_value("")
    sheet._areas.set_value(drawn)
    assert sheet._areas.value() == drawn
    assert read_areas("nonsense\n1,2,3:x\n-1,2,3,4:x\n1,2,3,4:a:b")[0].reason == "a:b"


def test_parent_and_copy_name_each_other(sheet: DeriveSheet, room: Room, desk: Desk) -> None:
    press(sheet._areas.editor, Qt.Key.Key_Insert)
    sheet._areas._reasoned(0, "other_child")
    sheet.save()
    room.settle()
    shown = room.page.shown
    parent, copy = shown.case.exhibits
    card = DerivedCard(next(iter(room.page.evidence._pages.values()))._room)
    for exhibit, words in ((copy, "Made here of MO/1: parts covered"), (parent, "Copies made of it")):
        card.show_exhibit(exhibit, shown)
        texts = [each.text() for each in card.as_widget().findChildren(type(sheet._words))]
        assert words in texts
