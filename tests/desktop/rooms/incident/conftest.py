"""The incident's page on a real encrypted store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from tests.services.conftest import clock, desk, sealed_store, store_path

from furnished_room import surrounded
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.incident import Incident
from safetydesk.services.desk import Desk
from samples import png
from scripted_prompts import ScriptedPrompts

__all__ = ["clock", "desk", "sealed_store", "store_path"]


def logged(desk: Desk, **values: Any) -> Incident:
    """An incident of bullying with two people, or as `values` say."""
    draft = replace(
        desk.incident_log.new_draft(),
        **{
            "summary": "Messages posted in the class chat. A pupil says that others laughed last night.",
            "child_words": "I do not want to go to form.",
            "told_by": "Pupil",
            "platform": "whatsapp",
            "categories": ("BULLY",),
            "severity": 2,
            "people": (
                DraftPerson(part="affected", name="Ada Quill", year_group="year_9"),
                DraftPerson(part="alleged", name="Ben Marsh", year_group="year_9"),
            ),
            **values,
        },
    )
    return desk.incident_log.log(draft)


@dataclass
class Room:
    """The page in a window, with what a test needs to act on it."""

    page: IncidentPage
    surroundings: Surroundings
    prompts: ScriptedPrompts
    wait: Callable[[int], None]

    def settle(self) -> None:
        """Until nothing is read or written any more."""
        for _ in range(3):
            assert self.surroundings.tasks.drain(20_000)
            self.wait(110)

    def open(self, incident: Incident, **what: str) -> IncidentPage:
        self.page.show_record(id=str(incident.id), **what)
        self.settle()
        return self.page

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Press the one button with this accessible name that can be seen."""
        self.wait(1)  # what a page was just filled with comes into sight by an event
        place = within or self.page
        found = [
            each
            for each in place.findChildren(QAbstractButton)
            if each.accessibleName() == words and each.isVisibleTo(self.page)
        ]
        assert len(found) == 1, f"{words}: {len(found)} buttons"
        found[0].click()


@pytest.fixture
def room(desk: Desk, qtbot: Any) -> Iterator[Room]:
    window = QWidget()
    qtbot.addWidget(window)
    prompts = ScriptedPrompts()
    with surrounded(desk, prompts, window) as surroundings:
        page = IncidentPage(surroundings)
        page.setParent(window)
        window.resize(1182, 680)
        page.resize(1182, 680)
        window.show()
        yield Room(page, surroundings, prompts, qtbot.wait)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return png(tmp_path)
