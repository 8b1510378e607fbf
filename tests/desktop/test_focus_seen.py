"""By keyboard one must see where one is: every control that Tab reaches looks different while it has the keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QApplication, QWidget

from every_page import studio_on
from gallery_parts.stores import EMPTY, make_stores
from gallery_parts.studio import Studio

PLACES = (
    ("today", {}),
    ("incident_list", {}),
    ("log_incident", {}),
    ("exemptions", {}),
    ("exemptions", {"act": "new"}),
    ("audit", {}),
    ("settings", {}),
)
AIR = 4


def _reached(window: QWidget) -> list[QWidget]:
    """What Tab stops at."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if each.focusProxy() is None
    ]


def _unseen(studio: Studio) -> list[str]:
    window, found = studio.window, list[str]()
    for each in _reached(window):
        around = each.parentWidget() or window
        where = each.geometry().marginsAdded(QMargins(AIR, AIR, AIR, AIR))
        if (holder := QApplication.focusWidget()) is not None:
            holder.clearFocus()
        before = around.grab(where).toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        if each.hasFocus() and around.grab(where).toImage() == before:
            found.append(f"{type(each).__name__} {each.accessibleName()!r}")
    return found


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_every_control_shows_that_it_has_the_keys(qapp, cheap, tmp_path: Path) -> None:
    shown = make_stores(tmp_path / "stores", (EMPTY,))[EMPTY]
    unseen: dict[str, list[str]] = {}
    with studio_on(qapp, tmp_path) as studio:
        studio.sign_in(shown.path)
        for place, what in PLACES:
            studio.go(place, **what)
            if found := _unseen(studio):
                unseen[f"{place} {what}"] = found
    assert unseen == {}
