"""After an act the keys are where its outcome stands, and a wheel or an outcome takes nobody from what they look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from tests.desktop.rooms.incident.conftest import Room, logged
from tests.intake import notes_in_files as notes

from safetydesk import wording
from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.kit.still_bar import StillBar
from safetydesk.desktop.rooms.incident.evidence.outcome_place import OutcomePlace
from safetydesk.desktop.rooms.incident.forms.batch_card import BatchCardSheet
from safetydesk.desktop.rooms.incident.forms.copy_out import CopyOutSheet
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.incident import Incident
from safetydesk.services.desk import Desk
from samples import png


@pytest.fixture(autouse=True)
def _in_front(room: Room, qtbot) -> None:
    room.page.window().activateWindow()
    qtbot.waitUntil(room.page.window().isActiveWindow)


def keys() -> str:
    """The name of what has the keys."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is not None else ""


def presses(room: Room, words: str) -> None:
    """As by the space bar: on the one that has the keys."""
    found = [each for each in room.page.findChildren(QWidget) if each.accessibleName() == words]
    (button,) = [each for each in found if each.isVisibleTo(room.page)]
    button.setFocus()
    room.press(words)
    room.settle()


def adds(room: Room, incident: Incident, tmp_path: Path, count: int = 2) -> None:
    room.open(incident, tab="evidence")
    drop = room.page.findChild(DropArea)
    drop.files_offered.emit([png(tmp_path, name=f"chat-{number}.png") for number in range(count)])
    room.settle()
    room.press("No")
    room.settle()


def is_seen(part: QWidget) -> bool:
    return not part.visibleRegion().isEmpty()


def test_what_came_in_is_said_in_sight_until_it_is_said_where_from(
    room: Room, desk: Desk, tmp_path: Path
) -> None:
    incident = logged(desk)
    adds(room, incident, tmp_path, 12)
    place = room.page.findChild(OutcomePlace)
    assert is_seen(place) and keys() == say("where_from"), "though the exhibits came into the page meanwhile"
    room.press(say("where_from"))
    room.settle()
    sheet = room.page.sheet()
    assert isinstance(sheet, BatchCardSheet) and sheet.form.field("captured").control.hasFocus()
    sheet.form.field("supplied_by").set_value("Ada Quill")
    sheet.save()
    room.settle()
    assert place.isHidden()
    adds(room, incident, tmp_path, 1)
    assert is_seen(place)
    room.press(say("outcome_away"))
    assert place.isHidden()
    adds(room, incident, tmp_path, 1)
    room.open(logged(desk), tab="evidence")
    assert place.isHidden(), "it is another incident's"


def test_the_keys_are_not_taken_from_whoever_types_elsewhere(room: Room, desk: Desk, tmp_path: Path) -> None:
    elsewhere = QLineEdit(room.page.window())
    elsewhere.show()
    room.open(logged(desk), tab="evidence")
    room.page.findChild(DropArea).files_offered.emit([png(tmp_path)])
    room.settle()
    room.press("No")
    elsewhere.setFocus()  # while it is sealed
    room.settle()
    assert elsewhere.hasFocus() and is_seen(room.page.findChild(OutcomePlace))


def test_what_the_file_says_has_the_keys_once_it_is_read(room: Room, desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    path = tmp_path / "photo.jpg"
    path.write_bytes(notes.jpeg_with(notes.WHOLE))
    desk.exhibits.receive(incident.id, [path], "no")
    room.open(incident, tab="evidence")
    presses(room, wording.label("says.read"))
    assert keys() == wording.label("says.place")


def test_a_copy_that_was_deleted_and_an_exhibit_put_out_of_sight(
    room: Room, desk: Desk, tmp_path: Path
) -> None:
    incident = logged(desk)
    outside = tmp_path / "outside"
    outside.mkdir()
    desk.exhibits.receive(incident.id, [png(tmp_path)], "no")
    room.open(incident, tab="evidence")
    room.press("Take a copy out …")
    room.settle()
    sheet = room.page.findChild(CopyOutSheet)
    sheet.form.field("purpose").set_value("To show it to police")
    room.prompts.answers.append(outside)
    sheet.save()
    room.settle()
    room.page.tabs.setCurrentWidget(room.page.evidence)
    room.prompts.answers.append(True)
    presses(room, "Delete MO-1.png now")
    card = next(one.as_widget() for one in room.page.evidence._pages["exhibits"]._cards[1:2])
    focus = QApplication.focusWidget()
    assert (focus is card or card.isAncestorOf(focus)) and is_seen(card)
    presses(room, "This must not be here")
    assert keys() == "Record the call: Police 101"


def test_a_link_to_another_exhibit_leads_to_its_frame(room: Room, desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [png(tmp_path), png(tmp_path, name="b.png")], "no")
    room.open(incident, tab="evidence")
    room.page.show_record(id=str(incident.id), exhibit="MO/2")
    room.settle()
    assert keys().startswith("MO/2,")


def test_a_wheel_over_the_names_of_the_pages_scrolls_on(room: Room, desk: Desk) -> None:
    room.open(logged(desk), tab="evidence")
    bar = room.page.evidence.findChild(StillBar)
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    bar.wheelEvent(turn)
    assert bar.currentIndex() == 0 and not turn.isAccepted()
