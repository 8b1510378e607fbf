"""Windows' messages, as Windows lays them out in memory."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.leaving.windows import MessageFilter, WindowsSignals

SESSION, POWER, ENDS, CLOSE, POINTER = 0x02B1, 0x0218, 0x0011, 0x0010, 0x0200


def sent(heard: list[int], message: int, what: int, kind: bytes = b"windows_generic_MSG") -> bool:
    """Whether it was heard; it is passed on in any case."""
    before = len(heard)
    one = wintypes.MSG(message=message, wParam=what)
    assert MessageFilter(lambda: heard.append(1)).nativeEventFilter(
        QByteArray(kind), ctypes.addressof(one)
    ) == (False, 0)
    return len(heard) > before


@pytest.mark.parametrize(
    ("message", "what", "means"),
    [
        (SESSION, 0x7, True),  # locked
        (SESSION, 0x8, False),  # unlocked
        (SESSION, 0x2, True),  # another user at the console
        (SESSION, 0x1, False),
        (SESSION, 0x4, True),  # remote session left
        (SESSION, 0x6, True),  # signed out
        (POWER, 0x4, True),  # about to sleep
        (POWER, 0x7, False),  # awake again
        (POWER, 0xA, False),  # battery
        (ENDS, 0, True),
        (CLOSE, 0, False),
        (POINTER, 0x7, False),
    ],
)
def test_what_means_that_somebody_left(message, what, means):
    heard: list[int] = []
    assert sent(heard, message, what) is means
    assert sent(heard, message, what, b"windows_dispatcher_MSG") is means
    assert not sent(heard, message, what, b"xcb_generic_event_t")


def test_a_message_that_is_nowhere_is_nothing():
    heard: list[int] = []
    MessageFilter(lambda: heard.append(1)).nativeEventFilter(b"windows_generic_MSG", 0)
    assert heard == []


def test_it_can_be_begun_and_ended_more_than_once(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    signals = WindowsSignals()
    for _again in range(2):
        signals.start(window, lambda: None)
        signals.start(window, lambda: None)
        signals.stop()
        signals.stop()
