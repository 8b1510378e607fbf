"""A listener that fails does not turn what was saved into what failed."""

from __future__ import annotations

import sys

import pytest
from tests.services.acts import logged

from safetydesk.domain.events import Event
from safetydesk.services.desk import Desk


def test_a_failing_listener_is_told_and_the_others_hear(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    heard: list[Event] = []

    def failing(event: Event) -> None:
        raise RuntimeError("the window is gone")

    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append(kind))
    desk.subscribe(failing)
    desk.subscribe(heard.append)
    incident = logged(desk)
    assert told == [RuntimeError] and [event.subject for event in heard] == [incident.id]
    assert desk.incident_log.drafts() == ()
