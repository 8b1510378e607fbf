"""Looking at exhibits of every kind, and taking a plain copy out, as somebody at the desk does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desktop.rooms.incident.conftest import Room, logged
from tests.intake.hostile_pdfs import many_pages

from safetydesk.desktop.kit.fields.text_line import TextLine
from safetydesk.desktop.kit.filmstrip import Filmstrip
from safetydesk.desktop.kit.text_pane import TextPane
from safetydesk.desktop.rooms.incident.evidence.exhibits_page import ExhibitsPage
from safetydesk.desktop.rooms.incident.evidence.looking import Looking
from safetydesk.desktop.rooms.incident.forms.copy_out import CopyOutSheet
from safetydesk.services.desk import Desk


@pytest.fixture
def shown(room: Room, desk: Desk, picture: Path, tmp_path: Path):
    """An incident with a picture, a PDF, a text and a film, its evidence in front."""
    (tmp_path / "letter.pdf").write_bytes(many_pages(3))
    (tmp_path / "chat.txt").write_bytes("Zoë: <b>no</b> \u202e".encode())
    (tmp_path / "film.mp4").write_bytes(b"\0\0\0\x18ftypisom" + bytes(50))
    incident = logged(desk)
    files = [picture, *(tmp_path / name for name in ("letter.pdf", "chat.txt", "film.mp4"))]
    assert len(desk.exhibits.receive(incident.id, files, "no").received) == 4
    room.open(incident, tab="evidence")
    return room


def parts(room: Room) -> tuple[Looking, Filmstrip, list[str]]:
    page = room.page.findChild(ExhibitsPage)
    film = page.findChild(Filmstrip)
    return page.findChild(Looking), film, list(page._exhibits)


def choose(room: Room, place: int) -> Looking:
    looking, film, keys = parts(room)
    film.choose(keys[place])
    room.settle()
    return looking


def openings(desk: Desk) -> int:
    return sum(done.kind == "ExhibitOpened" for done in desk.audit_trail.page(0, 60))


def test_each_kind_is_shown_in_its_way_and_covered_on_choosing_another(shown: Room, desk: Desk) -> None:
    room = shown
    looking = choose(room, 1)
    room.press("Show MO/2")
    room.settle()
    assert not looking.is_covered()
    assert looking._count.text() == "1 of 3"
    room.press("Next page")
    room.settle()
    assert looking._count.text() == "2 of 3"
    assert openings(desk) == 1
    choose(room, 2)
    assert looking.is_covered()
    room.press("Show MO/3")
    room.settle()
    assert looking.findChild(TextPane).toPlainText() == "Zoë: <b>no</b> [U+202E]"
    choose(room, 1)
    assert looking.findChild(TextPane).toPlainText() == ""
    room.press("Show MO/2")
    room.settle()
    assert openings(desk) == 3
    choose(room, 3)
    assert "take a copy out" in looking._reason.text()


def test_small_pictures_are_there_for_this_visit_alone(shown: Room) -> None:
    room = shown

    def pictured() -> list[bool]:
        return [each.picture is not None for each in parts(room)[1]._frames]

    assert pictured() == [False] * 4
    choose(room, 0)
    room.press("Show MO/1")
    room.settle()
    choose(room, 1)
    assert pictured() == [True, False, False, False]
    room.press("Cover all")
    assert pictured() == [False] * 4
    choose(room, 0)
    room.press("Show MO/1")
    room.settle()
    assert pictured()[0]
    room.page.hide()
    room.page.show()
    assert pictured() == [False] * 4
    assert parts(room)[0].is_covered()


def test_a_copy_is_taken_out_and_deleted(shown: Room, desk: Desk, tmp_path: Path) -> None:
    room = shown
    outside = tmp_path / "outside"
    outside.mkdir()
    choose(room, 3)
    room.press("Take a copy out …")
    room.settle()
    sheet = room.page.findChild(CopyOutSheet)
    sheet.save()
    assert not room.prompts.asked  # what for is asked before where to
    sheet.form.field("purpose").set_value("To watch it with police")
    room.prompts.answers.append(outside)
    sheet.save()
    room.settle()
    assert [each.name for each in outside.iterdir()] == ["MO-4.mp4"]
    assert f"lies in {outside} as MO-4.mp4" in room.page.outcome.text()
    assert "copy_out" not in [draft.form for draft in desk.form_drafts.all()]
    choose(room, 3)
    room.prompts.answers.append(True)
    room.press("Delete MO-4.mp4 now")
    room.settle()
    assert not list(outside.iterdir())
    assert desk.copies_out.still_out() == ()


def test_of_a_copy_that_was_changed_it_is_said_what_became_of_it(
    shown: Room, desk: Desk, tmp_path: Path
) -> None:
    room = shown
    choose(room, 3)
    (line,) = desk.incident_log.reread(room.page.shown.case.incident.id).exhibits[3:]
    copy = desk.copies_out.take_out(line.id, tmp_path, "To watch it with police")
    (tmp_path / copy.file_name).write_bytes(b"cut by an editor")
    room.settle()
    choose(room, 3)
    note = next(each for each in room.page.findChildren(TextLine) if each.key == str(copy.id))
    assert not note.isHidden()
    room.prompts.answers.append(True)
    room.press("Record that MO-4.mp4 is deleted")
    room.settle()
    assert len(desk.copies_out.still_out()) == 1, "not without a word"
    note = next(each for each in room.page.findChildren(TextLine) if each.key == str(copy.id))
    note.set_value("Deleted, with what the editor kept")
    room.prompts.answers.append(True)
    room.press("Record that MO-4.mp4 is deleted")
    room.settle()
    assert desk.copies_out.still_out() == ()
