"""Rooms on a real desk, with a scripted stand-in for the dialogs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.services.conftest import clock, desk, sealed_store, store_path

from furnished_room import surrounded
from safetydesk.desktop import theme
from safetydesk.desktop.surroundings import Surroundings
from scripted_prompts import ScriptedPrompts

__all__ = ["clock", "desk", "sealed_store", "store_path"]


@pytest.fixture
def around(qapp, desk) -> Iterator[Surroundings]:
    theme.apply(qapp, "light")
    with surrounded(desk, ScriptedPrompts()) as given:
        yield given
