"""A room on a real encrypted store, in a window of its own, with prompts that answer from a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from safetydesk.desktop.announcements import Announcements
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.navigation import Navigator
from safetydesk.desktop.offers import Offers
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.desktop.tasks import Tasks
from safetydesk.services.desk import Desk
from scripted_prompts import ScriptedPrompts


@dataclass
class Around:
    """What a room is handed, and how a test acts in it."""

    given: Surroundings
    prompts: ScriptedPrompts
    window: QWidget
    wait: Callable[[int], None]

    def furnish(self, build: Callable[[Surroundings], QWidget]) -> Any:
        """The room, shown at the size it has in the window."""
        room = build(self.given)
        QVBoxLayout(self.window).addWidget(room)
        self.window.show()
        return room

    def settle(self) -> None:
        """Until nothing is read or written any more, and what was announced has been heard."""
        for _ in range(3):
            assert self.given.tasks.drain(20_000)
            self.wait(10)

    def press(self, words: str) -> None:
        """Press the one button of this name that can be seen and used."""
        found = [
            each
            for each in self.window.findChildren(QAbstractButton)
            if each.accessibleName() == words and each.isVisible() and each.isEnabled()
        ]
        assert len(found) == 1, f"{words}: {len(found)} buttons"
        found[0].click()
        self.settle()

    def said(self) -> str:
        """Every word that can be seen."""
        return "\n".join(each.text() for each in self.window.findChildren(PlainLabel) if each.isVisible())


@contextmanager
def surrounded(desk: Desk, prompts: ScriptedPrompts, window: QWidget | None = None) -> Iterator[Surroundings]:
    """What a room is handed, on that desk; whatever is still being done when the test ends is waited for."""
    announcements = Announcements()
    desk.subscribe(announcements.announce)
    tasks = Tasks(window)
    offers = Offers(desk.office)
    announcements.heard.connect(lambda event: offers.afresh() if "team" in event.touches else None)
    yield Surroundings(Navigator(), tasks, announcements, ErrorDesk(prompts), prompts, desk, offers=offers)  # type: ignore[arg-type]  # scripted: the same methods
    tasks.drain(20_000)
    tasks.close()
    # Qt holds what listens, and that holds the desk, which holds this: a ring that Python cannot see through.
    announcements.heard.disconnect()


@pytest.fixture
def around(desk: Desk, qtbot: Any) -> Iterator[Around]:
    window, prompts = QWidget(), ScriptedPrompts()
    qtbot.addWidget(window)
    window.resize(1182, 680)
    with surrounded(desk, prompts, window) as given:
        yield Around(given, prompts, window, qtbot.wait)
