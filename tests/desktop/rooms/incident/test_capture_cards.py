"""The card of one exhibit, of a batch, and what the file says: asked for, shown as a claim, filled in by people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel
from tests.desktop.rooms.incident.conftest import Room, logged
from tests.intake import notes_in_files as notes

from safetydesk import wording
from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.rooms.incident.forms.batch_card import NUMBER, BatchCardSheet
from safetydesk.desktop.rooms.incident.forms.capture_card import CaptureCardSheet
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.services.desk import Desk
from samples import png


def texts(room: Room) -> str:
    return "\n".join(label.text() for label in room.page.findChildren(QLabel) if label.isVisibleTo(room.page))


def cards(desk: Desk, incident: Any) -> list[CaptureCard]:
    return [exhibit.card for exhibit in desk.incident_log.reread(incident.id).exhibits]


def batch(room: Room, desk: Desk, tmp_path: Path, count: int = 3) -> Any:
    """An incident with so many files just added, and its page."""
    incident = logged(desk)
    room.open(incident, tab="evidence")
    drop = room.page.findChild(DropArea)
    drop.files_offered.emit([png(tmp_path, name=f"chat-{number}.png") for number in range(count)])
    room.settle()
    room.press("No")
    room.settle()
    return incident


def test_a_batch_says_once_where_it_came_from(room: Room, desk: Desk, tmp_path: Path) -> None:
    incident = batch(room, desk, tmp_path)
    first = desk.incident_log.reread(incident.id).exhibits[0]
    said = CaptureCard(platform="whatsapp", supplied_by="Ada Quill", method="photo_of_screen")
    desk.exhibits.amend_card(first.id, first.row_version, said)
    room.settle()
    room.press(say("where_from"))
    room.settle()
    sheet = room.page.sheet()
    assert isinstance(sheet, BatchCardSheet)
    assert sheet.form.field("method").value() is None  # they differ
    values = {
        "captured": "1 Nov 2026 09:00",
        "method": "screenshot",
        "supplied_by": "Ben Marsh",
        "account": "pupil",
    }
    for key, value in values.items():
        sheet.form.field(key).set_value(value)
    sheet.form.field(NUMBER).set_value(True)
    sheet.save()
    room.settle()
    found = cards(desk, incident)
    assert [card.series_number for card in found] == [1, 2, 3] and {card.series_of for card in found} == {3}
    assert {card.captured.text()[:16] for card in found if card.captured} == {"2026-11-01T09:00"}
    assert [card.supplied_by for card in found] == ["Ada Quill", "Ben Marsh", "Ben Marsh"]
    assert [card.method for card in found] == ["photo_of_screen", "screenshot", "screenshot"]
    amended = [
        done for done in desk.incident_log.reread(incident.id).history if done.kind == "CaptureCardAmended"
    ]
    assert len(amended) == 4, "each its own"


def test_a_number_that_is_none_stands_beside_its_field(room: Room, desk: Desk, tmp_path: Path) -> None:
    batch(room, desk, tmp_path, 1)
    room.press(say("where_from"))
    room.settle()
    sheet = room.page.sheet()
    assert isinstance(sheet, CaptureCardSheet)
    sheet.form.field("series_number").set_value("two")
    sheet.save()
    room.settle()
    assert sheet.form.field("series_number").problem()
    sheet.form.field("series_number").set_value("2")
    sheet.form.field("series_of").set_value("1")
    sheet.save()
    room.settle()
    assert "series" in (sheet.form.field("series_number").problem() or "")


def test_a_staff_members_own_account_raises_the_warning(room: Room, desk: Desk, tmp_path: Path) -> None:
    incident = batch(room, desk, tmp_path, 1)
    room.press(say("amend_card"))
    sheet = room.page.sheet()
    warning, device = sheet.fields.warnings["account"], sheet.fields.warnings["device"]
    assert warning.isHidden()
    sheet.form.field("account").set_value("staff")
    assert warning.isVisibleTo(sheet) and warning.text() == wording.label("card_own_account")
    sheet.form.field("account").set_value("school")
    assert warning.isHidden() and device.isHidden()
    sheet.form.field("device").set_value("staff_own", "theirs")
    assert device.isVisibleTo(sheet) and device.text() == wording.label("card_own_account")
    assert warning.isHidden()
    sheet.form.field("account").set_value("staff")
    sheet.form.field("shown_time").button.click()
    sheet.save()
    room.settle()
    (card,) = cards(desk, incident)
    assert (card.account, card.shown_time) == ("staff", "Not shown")
    assert wording.label("card_points.own_account") in texts(room)


def test_the_file_says_only_when_asked_and_the_place_by_itself(
    room: Room, desk: Desk, tmp_path: Path
) -> None:
    incident = logged(desk)
    path = tmp_path / "photo.jpg"
    path.write_bytes(notes.jpeg_with(notes.WHOLE))
    plain = png(tmp_path)
    desk.exhibits.receive(incident.id, [path, plain], "no")
    room.open(incident, tab="evidence")
    assert "Larkphone" not in texts(room)
    room.press(wording.label("says.read"))
    room.settle()
    assert "Larkphone" in texts(room) and "51.5" not in texts(room)
    assert wording.label("says.why") in texts(room)
    room.press(wording.label("says.place"))
    room.settle()
    assert "51.500000, -0.125000" in texts(room)
    assert cards(desk, incident)[0].captured is None
    room.press(wording.label("says.use_time"))
    sheet = room.page.sheet()
    captured = sheet.form.field("captured")
    assert captured.text() == "", "only offered"
    room.press(wording.label("says.offer_put"), sheet)
    assert captured.text() == "19 Nov 2026 21:34"
    sheet.save()
    room.settle()
    second = desk.incident_log.reread(incident.id).exhibits[1]
    room.page.evidence.choose_number(second.number)
    room.settle()
    assert "Larkphone" not in texts(room) and "51.5" not in texts(room)
    kinds = [done.kind for done in desk.incident_log.reread(incident.id).history]
    assert kinds.count("FileClaimsRead") == 2


def test_nothing_is_offered_of_what_is_out_of_sight(room: Room, desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [png(tmp_path)], "no")
    (exhibit,) = desk.incident_log.reread(incident.id).exhibits
    desk.exhibits.isolate(exhibit.id, "must_not_be_here")
    room.open(incident, tab="evidence")
    assert wording.label("says.read") not in texts(room)
    assert wording.label("says.title") not in texts(room)
