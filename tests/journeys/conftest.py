"""A school to journey in."""

from __future__ import annotations

import pytest
from tests.journeys.at_the_desk import School


@pytest.fixture
def school(qapp, qtbot, tmp_path, monkeypatch):
    """Not begun: there is no store yet. Whatever is still open at the end is closed."""
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    made = School(qapp, tmp_path)
    yield made
    for window in made.person.windows():
        window.close()
