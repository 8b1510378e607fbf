"""Every test store is a copy of one, with one id; each test remembers its checkpoints in a place of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.services.conftest import clock, desk, sealed_store, store_path

from furnished_room import around

__all__ = ["around", "clock", "desk", "sealed_store", "store_path"]


@pytest.fixture(autouse=True)
def _own_profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("safetydesk.bootstrap.surroundings.profile_folder", lambda: tmp_path / "profile")
