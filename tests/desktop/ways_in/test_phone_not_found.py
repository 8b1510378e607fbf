"""A phone that is not to be found among the folders: what to do then is said where nothing was chosen or held."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desktop.rooms.conftest import around
from tests.services.conftest import clock, desk, sealed_store, store_path

from builders import NOW
from safetydesk import wording
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.desktop.ways_in.ways import WaysIn
from scripted_prompts import ScriptedPrompts

__all__ = ["around", "clock", "desk", "sealed_store", "store_path"]


@pytest.mark.parametrize("is_chosen", [False, True])
def test_what_to_do_with_a_phone_that_windows_shows_without_a_letter_is_said(
    is_chosen: bool, around: Surroundings, tmp_path: Path
) -> None:
    assert isinstance(around.prompts, ScriptedPrompts)
    folder = tmp_path / "empty"
    folder.mkdir()
    around.prompts.answers = [folder if is_chosen else None]
    ways = WaysIn(around, lambda: NOW, "Drop files here")
    ways.show()
    ways._open_phone()
    assert around.tasks.drain()
    card = ways.phone_card
    assert (card.isVisible(), card._windows.isVisible()) == (is_chosen, is_chosen)
    assert ways._said.isVisible() is not is_chosen
    assert (card._windows.text() if is_chosen else ways._said.text()) == wording.label("way_phone_windows")
