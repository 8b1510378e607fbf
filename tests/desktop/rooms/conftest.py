"""Rooms on a real desk, with a scripted stand-in for the dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.services.conftest import clock, desk, sealed_store, store_path

from safetydesk.desktop import theme
from safetydesk.desktop.announcements import Announcements
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.navigation import Navigator
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.desktop.tasks import Tasks

__all__ = ["clock", "desk", "sealed_store", "store_path"]


class ScriptedPrompts:
    """Answers `ask` from `answers`, in order; remembers what was asked and told."""

    def __init__(self) -> None:
        self.answers: list[bool] = []
        self.asked: list[str] = []
        self.told: list[str] = []

    def ask(self, question: str, *_words: str, **_more: object) -> bool:
        self.asked.append(question)
        return self.answers.pop(0)

    def tell(self, title: str, text: str, *_more: str) -> None:
        self.told.append(text)

    def choose_files(self, _title: str) -> list[Path]:
        return []


@pytest.fixture
def around(qapp, desk) -> Iterator[Surroundings]:
    theme.apply(qapp, "light")
    prompts = ScriptedPrompts()
    announcements = Announcements()
    desk.subscribe(announcements.announce)
    tasks = Tasks()
    yield Surroundings(Navigator(), tasks, announcements, ErrorDesk(prompts), prompts, desk)
    tasks.drain()
    tasks.close()
