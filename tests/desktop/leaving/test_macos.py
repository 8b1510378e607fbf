"""macOS' notification centre, as its C functions are called. Tried on no Mac: this shows the calls, not the system."""

from __future__ import annotations

import ctypes

from safetydesk.desktop.leaving.macos import LOCKED, MacSignals


class _Library:
    """CoreFoundation that writes down what it is asked, and can call back."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.callback = None

    def CFStringCreateWithCString(self, _allocator, text, _encoding):
        assert text == LOCKED
        return 77

    def CFNotificationCenterGetDistributedCenter(self):
        return 5

    def CFNotificationCenterAddObserver(self, centre, observer, callback, name, subject, behaviour):
        assert (centre, name, subject, behaviour) == (5, 77, None, 4)
        assert isinstance(observer, ctypes.c_void_p) and observer.value
        self.callback = callback
        self.asked.append("added")

    def CFNotificationCenterRemoveEveryObserver(self, centre, observer):
        assert centre == 5 and observer.value
        self.asked.append("removed")

    def CFRelease(self, what):
        assert what == 77
        self.asked.append("released")


def test_the_screens_lock_is_heard_until_it_is_stopped():
    library, left = _Library(), []
    signals = MacSignals(library)
    signals.start(None, lambda: left.append(1))
    signals.start(None, lambda: left.append(1))
    library.callback(5, None, 77, None, None)
    assert left == [1]
    signals.stop()
    signals.stop()
    assert library.asked == ["added", "removed", "released"]


def test_without_the_library_it_is_silent():
    signals = MacSignals()
    if signals._library is None:
        signals.start(None, lambda: None)
        signals.stop()
