"""The list is read afresh when what it shows was amended, but never from under a form in which somebody types."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.listed_room import ListedRoom
from safetydesk.domain.errors import Trouble


class Heard(QObject):
    heard = Signal(object)


def test_it_is_read_when_amended_and_in_sight(qtbot):
    read, shown, gone, faults = [], [], [], []
    heard, banner, listed, form = Heard(), Banner(), QWidget(), QWidget()
    around = SimpleNamespace(
        announcements=heard,
        navigator=SimpleNamespace(go=gone.append),
        errors=SimpleNamespace(show=lambda error, where: shown.append((error.code, where))),
    )

    def read_list():
        read.append(True)
        if faults:
            raise faults.pop()

    room = ListedRoom(around, "Agencies", "agencies", listed, banner, read_list)
    room.addWidget(form)
    qtbot.addWidget(room)
    heard.heard.emit(SimpleNamespace(touches=("agencies",)))
    assert not read, "it is out of sight"
    room.show()
    for touches in (("agencies",), ("house",)):
        heard.heard.emit(SimpleNamespace(touches=touches))
    assert read == [True]
    room.setCurrentWidget(form)
    heard.heard.emit(SimpleNamespace(touches=("agencies",)))
    assert read == [True] and not room.is_at_list
    faults.append(Trouble("records_damaged"))
    room.show_list("Saved.")
    assert room.is_at_list and shown == [("records_damaged", banner)] and "Saved." in banner.text()
    room.leave()
    assert gone == ["settings"]
