"""A part that shows a reading when it is seen: each at once while it is looked at, else the last one, once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QTabWidget, QWidget

from safetydesk.desktop.rooms.incident.when_seen import WhenSeen


class _Part(WhenSeen, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[Any] = []

    def show_case(self, shown: Any) -> None:
        self.drawn.append(shown)


@pytest.fixture
def parts(qtbot) -> tuple[QTabWidget, _Part, _Part]:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    front, behind = _Part(), _Part()
    tabs.addTab(front, "front")
    tabs.addTab(behind, "behind")
    return tabs, front, behind


def test_what_is_looked_at_shows_each_reading_and_what_is_behind_the_last_alone(parts) -> None:
    tabs, front, behind = parts
    tabs.show()
    for reading in ("first", "second"):
        for part in (front, behind):
            part.show_when_seen(reading)
    assert (front.drawn, behind.drawn) == (["first", "second"], [])
    tabs.setCurrentWidget(behind)
    assert behind.drawn == ["second"]
    tabs.setCurrentWidget(front)
    tabs.setCurrentWidget(behind)
    assert (front.drawn, behind.drawn) == (["first", "second"], ["second"])


def test_under_a_form_it_waits_and_can_be_asked_for_all_the_same(parts) -> None:
    tabs, front, behind = parts
    for part in (front, behind):
        part.show_when_seen("first")
    assert not front.drawn
    behind.catch_up()
    assert behind.drawn == ["first"]
    tabs.show()
    assert front.drawn == ["first"]
