"""The ways in: the cards they open, the question, the screen's overlay, and how an act of adding ended."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QRect, QUrl
from PySide6.QtGui import QColor, QImage, QPainter

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.kit.region_overlay import RegionOverlay
from safetydesk.desktop.kit.window_overlay import WindowOverlay
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.desktop.rooms.log_incident.page import LogIncidentPage
from safetydesk.desktop.screens import Monitor
from safetydesk.desktop.ways_in.ways import WaysIn

WANTED: dict[str, tuple[str, ...]] = {
    "ways in": ("screenshot", "not allowed", "counting", "phone", "link", "question", "outcome", "same file"),
    "ways in log": ("open", "screenshot", "phone", "after adding", "many"),
    "ways in overlay": ("region", "window"),
}
_TWO = (QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1024))
_WINDOWS: tuple[list[QRect], ...] = ([QRect(560, 140, 900, 760), QRect(120, 60, 700, 500)], [])
"""Of each monitor, as the pictures show them."""
_HOLIDAY = 1_790_000_000


class _Painted:
    """Two monitors; whether the system lets them be taken is set by the scene."""

    allowed = True

    def monitors(self) -> list[Monitor]:
        return [Monitor(name=f"HDMI-{place + 1}", area=area) for place, area in enumerate(_TWO)]

    def may_grab(self) -> bool:
        return self.allowed

    def grab(self, place: int) -> QImage | None:
        return _desktop(_TWO[place])

    def windows(self, place: int) -> list[QRect]:
        return _WINDOWS[place]


def ways_in(studio: Studio, shown: Shown) -> None:
    """On the incident's page of evidence, with what has just gone in; last of all scenes that need its exhibits."""
    page = studio.go("incident", id=shown.incident)
    assert isinstance(page, IncidentPage)
    studio.wait(lambda: page.shown is not None, "the incident was not read")
    page.tabs.setCurrentWidget(page.evidence)
    ways = studio.part(page.evidence, WaysIn)
    screens = _lend(ways)
    with tempfile.TemporaryDirectory(prefix="safetydesk-gallery-") as kept:
        phone = _phone(Path(kept))
        _cards(studio, ways, screens, phone, "ways in", page.evidence)
        linked = QMimeData()
        linked.setUrls([QUrl("https://pictures.example/class-9b/photo.jpg")])
        ways.take(linked)
        page.evidence.bring_into_view(ways)
        studio.snap("ways in", "link")
        ways.quieten()
        ways.offered.emit([phone])
        studio.snap("ways in", "question")
        studio.press(wording.label("guard.no"))
        ways.offered.emit([phone / "100APPLE"])
        studio.press(wording.label("guard.no"))
        studio.settle()
        studio.snap("ways in", "outcome")
        assert page.shown is not None
        page.evidence.choose_number(page.shown.case.exhibits[-1].number)
        studio.settle()
        page.evidence.verticalScrollBar().setValue(page.evidence.verticalScrollBar().maximum() // 2)
        studio.snap("ways in", "same file")
    _overlay(studio)


def ways_in_log(studio: Studio, _shown: Shown) -> None:
    """Beside the form for logging; with forty files at the end."""
    page = studio.go("log_incident")
    assert isinstance(page, LogIncidentPage)
    ways = page._evidence.ways
    _lend(ways)
    studio.snap("ways in log", "open")
    with tempfile.TemporaryDirectory(prefix="safetydesk-gallery-") as kept:
        phone = _phone(Path(kept))
        ways._open_screen()
        page.scroll_to(ways.screen_card)
        studio.snap("ways in log", "screenshot")
        ways.phone_card.open(phone, ways._now())
        ways.screen_card.hide()
        studio.settle()
        page.scroll_to(ways.phone_card)
        studio.snap("ways in log", "phone")
        ways.offered.emit([phone])
        studio.press(wording.label("guard.no"))
        page.scroll_to(page._evidence)
        studio.snap("ways in log", "after adding")
        many = Path(kept) / "many"
        many.mkdir()
        for number in range(40):
            (many / f"Screenshot {number}.txt").write_text(f"Line {number}", encoding="utf-8")
        ways.offered.emit([many])
        studio.press(wording.label("guard.no"))
        page.scroll_to(page._evidence._lines)
        studio.snap("ways in log", "many")


def _cards(studio: Studio, ways: WaysIn, screens: _Painted, phone: Path, page: str, view: Any) -> None:
    ways._open_screen()
    view.bring_into_view(ways.screen_card)
    studio.snap(page, "screenshot")
    screens.allowed = False
    ways._open_screen()
    studio.snap(page, "not allowed")
    screens.allowed = True
    ways.screen_card.hide()
    ways._count(3)
    view.bring_into_view(ways)
    studio.snap(page, "counting")
    ways.quieten()
    ways.phone_card.open(phone, ways._now())
    studio.settle()
    ways.phone_card._since.set_value("all")
    ways.phone_card._list.tick_all(True)
    view.bring_into_view(ways.phone_card)
    studio.snap(page, "phone")
    ways.quieten()


def _lend(ways: WaysIn) -> _Painted:
    screens = _Painted()
    ways.screen_card._screens = ways.taking._screens = screens
    return screens


def _phone(place: Path) -> Path:
    folder = place / "Maya’s phone"
    for number in range(1, 9):
        path = folder / "100APPLE" / f"IMG_{4100 + number}.PNG"
        path.parent.mkdir(parents=True, exist_ok=True)
        image = QImage(90, 160, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(number * 30, 120, 200))
        image.save(str(path))
        os.utime(path, (_HOLIDAY + number * 4_000, _HOLIDAY + number * 4_000))
    (folder / "Install chat.exe").write_bytes(b"MZ" + bytes(80))
    (folder / "backup of <b>chat.zip").write_bytes(b"PK\x03\x04" + bytes(60))
    (folder / ".DS_Store").write_bytes(b"the system's own")
    return folder


def _desktop(area: QRect) -> QImage:
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#5b7a8c"))
    painter = QPainter(image)
    painter.fillRect(
        area.width() // 5, area.height() // 6, area.width() // 2, area.height() // 2, QColor("#f4f4f4")
    )
    painter.drawText(area.width() // 5 + 30, area.height() // 6 + 60, "class-9b: did you see what she posted")
    painter.end()
    return image


def _overlay(studio: Studio) -> None:
    """Drawn without being shown: it covers a whole monitor."""
    area = QRect(0, 0, 1366, 768)
    words = wording.label("way_region_words")
    overlay = RegionOverlay(_desktop(area), area, words, wording.label("way_region"))
    studio._keep("ways in overlay", "region", overlay.grab())
    overlay.deleteLater()
    words = wording.label("way_window_words")
    chosen = WindowOverlay(_desktop(area), area, words, wording.label("way_window"), _WINDOWS[0])
    studio._keep("ways in overlay", "window", chosen.grab())
    chosen.deleteLater()
