"""A screen of 1366 x 768 at 200 % has 683 x 384 pixels: every page fits across it, and nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from every_page import doors, filled_store, rooms, studio_on
from gallery_parts.studio import Studio
from safetydesk import assets
from safetydesk.desktop.kit.record_table import RecordTable

WIDEST, SCREEN = 660, (683, 384)
WORDS = "left out of a group by the others"


def too_wide(top: QWidget) -> list[str]:
    """What needs more room across than the screen has, and what scrolls up and down only and is wider than is seen."""
    found = []
    if top.minimumSizeHint().width() > WIDEST or top.minimumHeight() > SCREEN[1]:
        found.append(f"{type(top).__name__} needs {top.minimumSizeHint().width()}: {_narrowest(top)}")
    for area in top.findChildren(QScrollArea):
        inside = area.widget()
        if inside is None or not area.isVisible() or isinstance(area, RecordTable):
            continue
        is_stuck = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        least = inside.minimumSizeHint().width()
        if is_stuck and least > area.viewport().width():
            found.append(
                f"{type(inside).__name__} needs {least} of {area.viewport().width()}: {_narrowest(inside)}"
            )
    return found


def _narrowest(widget: QWidget) -> str:
    """The way down to what forces the width, for whoever has to mend it."""
    way = []
    while True:
        children = [
            each
            for each in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if each.isVisible()
        ]
        if not children:
            return " > ".join(way)
        widget = max(children, key=lambda each: max(each.minimumSizeHint().width(), each.minimumWidth()))
        least = max(widget.minimumSizeHint().width(), widget.minimumWidth())
        way.append(f"{type(widget).__name__} {least} {widget.accessibleName()[:30]}".strip())


def shrunk(studio: Studio) -> QWidget:
    window = studio.window if studio.is_in else studio.door_window
    window.resize(*SCREEN)
    studio.settle()
    return window


@pytest.mark.slow
def test_every_page_fits(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    picture = tmp_path / "group-chat-1.png"
    picture.write_bytes(assets.read_bytes("demo", "group-chat-1.png"))
    shown = filled_store(tmp_path / "filled", lambda name: f"{name}: {WORDS}", [picture])
    faults: list[str] = []
    with studio_on(qapp, tmp_path) as studio:
        for name in doors(studio, shown, tmp_path / "new" / "store"):
            faults += [f"{name}: {fault}" for fault in too_wide(shrunk(studio))]
        studio.sign_in(shown.path)
        shrunk(studio)
        for name in rooms(studio, shown):
            faults += [f"{name}: {fault}" for fault in too_wide(shrunk(studio))]
    assert not faults, "\n".join(faults)
