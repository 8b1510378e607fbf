"""No way in of either room takes a byte where no image may be held: drop, paste, choose, folder, screen, phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from tests.services.acts import logged, recategorised

import samples
from pretend_screens import PretendScreens
from safetydesk.desktop.kit.offered import OfferedPicture
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.desktop.rooms.log_incident.page import LogIncidentPage
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter
from safetydesk.desktop.ways_in.offering import OfferedFile, ScreenPicture, ScreenWanted
from safetydesk.desktop.ways_in.ways import WaysIn


class Room:
    """One of the two doors, its images "never" already or in the middle of an act of adding."""

    def __init__(self, which: str, around, desk, qtbot) -> None:
        self.around, self.desk, self.which = around, desk, which
        self.screens = PretendScreens()
        self.incident = logged(desk, categories=("BULLY",))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1180, 900)
        if which == "log":
            self.page = LogIncidentPage(around, LogPresenter.of(desk))
        else:
            self.page = IncidentPage(around)
        QVBoxLayout(self.window).addWidget(self.page)
        self.window.show()
        if which == "log":
            self.page._form.form.field("summary").set_value("A post")
        else:
            self.page.show_record(id=str(self.incident.id), tab="evidence")
            self.settle()
        self.ways: WaysIn = self.page.findChild(WaysIn)
        self.ways.screen_card._screens = self.ways.taking._screens = self.screens

    def settle(self) -> None:
        assert self.around.tasks.drain(20_000)

    def closes(self) -> None:
        """The lock of images closes."""
        if self.which == "log":
            self.page._form.form.field("categories").set_value(("NUDES",))
        else:
            recategorised(self.desk, self.desk.incident_log.reread(self.incident.id), "NUDES")
            self.page.refresh()
        self.settle()

    def sealed(self) -> int:
        return len(list((self.desk.store_path / "exhibits").rglob("*.age")))


@pytest.fixture(params=["log", "incident"])
def room(request, around, desk, qtbot) -> Room:
    return Room(request.param, around, desk, qtbot)


def test_nothing_is_offered_and_what_is_dropped_or_pasted_asks_no_question(
    room: Room, tmp_path: Path
) -> None:
    room.closes()
    assert not room.ways.isVisible()
    QGuiApplication.clipboard().setImage(_image())
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(samples.png(tmp_path)))])
    if room.which == "log":
        room.page._evidence.offer([samples.png(tmp_path), ScreenWanted()])
        room.page._evidence.drop.paste()
        assert not room.page._evidence.is_asking
    else:
        room.page.evidence.paste()
        room.page.evidence.choose_files()
        assert not room.page.evidence.page("exhibits").take(dropped)
        assert room.page.sheet() is None
    room.settle()
    assert room.sealed() == 0 and room.screens.seen == []


def test_a_picture_of_the_screen_under_way_is_not_taken_any_more(room: Room, qtbot) -> None:
    taken = []
    room.ways.take_screen(ScreenWanted(what="whole", delay=60, hides=False), taken.extend)
    room.closes()
    assert not room.ways.taking.is_under_way
    qtbot.wait(50)
    assert taken == [] and room.screens.seen == [] and room.window.isVisible()


def test_what_was_answered_no_before_the_lock_closed_is_refused_by_the_service(
    room: Room, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    path, inside = samples.png(tmp_path), samples.png(tmp_path / "folder")
    content = inside.read_bytes()
    things = (
        path,
        tmp_path / "folder",
        OfferedFile(path=path, is_of_phone=True),
        OfferedPicture(content=content),
        OfferedPicture(content=content, came_by="dragged"),
        ScreenPicture(image=_image(), is_whole=True, taken=room.desk.clock.now()),
    )
    shown = None if room.which == "log" else room.page.shown
    room.closes()
    for place, thing in enumerate(things, start=1):
        if shown is None:
            room.page._evidence_desk._receive([thing], "no")
        else:
            room.page._adding._seal(shown, [thing], "no")
        room.settle()
        assert room.sealed() == 0
        assert shown is None or len(room.around.prompts.told) == place


def _image() -> QImage:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    return image
