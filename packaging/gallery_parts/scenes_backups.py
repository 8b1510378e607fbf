"""Backups: the card in Settings with no place chosen, with some made, and with the place gone; and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QScrollArea

from gallery_parts.stores import LOGIN, PASSPHRASE, Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop.rooms.restore.page import RestorePage
from safetydesk.desktop.rooms.settings.page import SettingsPage
from safetydesk.services.backups import Backups

WANTED: dict[str, tuple[str, ...]] = {
    "settings backups": ("empty", "full", "problem"),
    "restore": ("empty", "full", "problem"),
}


def backups(studio: Studio, shown: Shown) -> None:
    room = studio.go("settings")
    assert isinstance(room, SettingsPage)
    place = shown.path.parent / "memory stick"
    if studio.state == "full":
        _some(room.backups._presenter._desk.backups, place)
        room.backups.refresh()
    _see(studio, room)
    studio.snap("settings backups")
    if studio.state == "full":
        gone = place.rename(place.with_name("unplugged"))
        room.backups.make()
        backing = room.backups._backing
        assert backing is not None
        studio.wait(lambda: not backing.is_busy, "the backup that fails to end")
        _see(studio, room)
        studio.snap("settings backups", "problem")
        gone.rename(place)


def restore(studio: Studio, shown: Shown) -> None:
    """Over the sign-in: nothing chosen, no backup there, and a folder with a whole and a damaged one."""
    place = shown.path.parent / "memory stick"
    desk = open_desk(front_door(shown.path).unlock(LOGIN, PASSPHRASE))
    _some(desk.backups, place)
    desk.close()
    studio.press(wording.label("restore_link"))
    studio.snap("restore", "empty")
    page = studio.part(studio.door_window, RestorePage)
    studio.field("place").set_value(str(shown.path / "exhibits"))
    studio.press(wording.label("restore_look"))
    studio.settle()
    studio.snap("restore", "problem")
    studio.field("place").set_value(str(place))
    page.look()
    studio.settle()
    studio.field("login").set_value(LOGIN)
    studio.field("reason").set_value("The laptop was stolen")
    studio.snap("restore", "full")
    studio.press(wording.label("restore_back"))


def _some(of_store: Backups, place: Path) -> None:
    """Two, the older one damaged."""
    place.mkdir(exist_ok=True)
    of_store.choose(place)
    of_store.make()
    of_store.make()
    min(place.rglob("records.db")).write_bytes(b"damaged")


def _see(studio: Studio, room: SettingsPage) -> None:
    studio.settle()
    studio.part(room, QScrollArea).ensureWidgetVisible(room.backups, 0, 300)
