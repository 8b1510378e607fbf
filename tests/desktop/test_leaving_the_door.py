"""The window's door hears the system: whoever left is locked out at once, and a closed window hears no more."""

from __future__ import annotations

import threading

import pytest
from tests.services.conftest import LOGIN, PASSPHRASE, clock, profile, sealed_store, store_path

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop.window_door import WindowDoor
from safetydesk.domain.events import DeskLocked

__all__ = ["clock", "profile", "sealed_store", "store_path"]


class _Signals:
    def __init__(self) -> None:
        self.on_leaving = None
        self.stopped = 0

    def start(self, window, on_leaving) -> None:
        assert window.isVisible()
        self.on_leaving = on_leaving

    def stop(self) -> None:
        self.stopped += 1


@pytest.fixture
def door(qapp, qtbot, store_path):
    told, signals = [], _Signals()
    one = WindowDoor(
        qapp,
        store_path,
        lambda: told.append("relaunch"),
        lambda _code: told.append("leave"),
        signals=signals,
        last_resort=lambda seconds: told.append(f"within {seconds:g}"),
    )
    one.start()
    assert signals.on_leaving is None, "nobody is in yet"
    one._open(open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE)))
    qtbot.addWidget(one.window)
    one.told, one.signals = told, signals
    return one


def test_a_sign_from_another_thread_locks_at_once(door, qtbot, store_path):
    kept = []
    door.window.keepers = lambda: [lambda: kept.append(1)]
    threading.Thread(target=door.signals.on_leaving).start()
    qtbot.waitUntil(lambda: "leave" in door.told, timeout=8000)
    assert door.told == ["within 5", "relaunch", "leave"] and kept == [1]
    assert door.window.cover.is_on
    again = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    assert any(isinstance(done.event, DeskLocked) for done in again.audit_trail.page(0, 9))
    again.close()


def test_a_closed_window_hears_no_more(door):
    door.window.close()
    assert door.signals.stopped >= 1
    door.signals.on_leaving()
    assert door.told == []
