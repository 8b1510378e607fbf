"""A picture of the screen, once the question is answered: countdown, our windows hidden, grabbed, a part of it chosen.

The windows come back whatever happens: a fault, an unplugged monitor, the cover, the lock.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.frozen_monitor import FrozenMonitor
from safetydesk.desktop.kit.region_overlay import RegionOverlay
from safetydesk.desktop.kit.window_overlay import WindowOverlay
from safetydesk.desktop.screens import Screens
from safetydesk.desktop.ways_in.offering import WHOLE, WINDOW, ScreenPicture, ScreenWanted
from safetydesk.domain.clock import Moment

TO_GO_MS = 350
"""How long the system is given to take our windows off the screen."""


class ScreenTaking(QObject):
    """One taking at a time. `ended` always fires, before any of the others: `taken` (list of ScreenPicture), `left`,
    `refused` where the system gives no picture. `counting` carries the seconds left, 0 when it begins."""

    counting = Signal(int)
    ended = Signal()
    taken = Signal(object)
    left = Signal()
    refused = Signal()

    def __init__(self, owner: QWidget, screens: Screens, now: Callable[[], Moment]) -> None:
        super().__init__(owner)
        self._owner, self._screens, self._now = owner, screens, now
        self._wanted: ScreenWanted | None = None
        self._hidden: list[QWidget] = []
        self._overlays: list[FrozenMonitor] = []
        self._quits = True
        self._seconds = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count)
        self._go = QTimer(self)
        self._go.setSingleShot(True)
        self._go.timeout.connect(self._grab_all)

    @property
    def is_under_way(self) -> bool:
        return self._wanted is not None

    def begin(self, wanted: ScreenWanted) -> None:
        """Count down, and take it."""
        if self._wanted is not None:
            return
        self._wanted, self._seconds = wanted, wanted.delay
        self.counting.emit(self._seconds)
        if self._seconds:
            self._tick.start()
        else:
            self._hide()

    def cancel(self) -> None:
        """Take nothing after all."""
        if self._wanted is not None:
            self._end()
            self.left.emit()

    def _count(self) -> None:
        self._seconds -= 1
        self.counting.emit(self._seconds)
        if self._seconds <= 0:
            self._tick.stop()
            self._hide()

    def _hide(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        if not wanted.hides:
            self._go.start(0)
            return
        self._quits = QGuiApplication.quitOnLastWindowClosed()
        QGuiApplication.setQuitOnLastWindowClosed(False)
        self._hidden = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        for window in self._hidden:
            window.hide()
        self._go.start(TO_GO_MS)

    def _grab_all(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        try:
            self._grab(wanted)
        except BaseException:
            self._end()
            raise

    def _grab(self, wanted: ScreenWanted) -> None:
        at = self._now()
        monitors = self._screens.monitors()
        places = range(len(monitors)) if wanted.screen is None else [wanted.screen]
        grabbed = [(place, image) for place in places if (image := self._screens.grab(place)) is not None]
        if not grabbed or len(grabbed) < len(places):
            self._end()
            self.refused.emit()
            return
        if wanted.what == WHOLE:
            self._done([ScreenPicture(image=image, is_whole=True, taken=at) for _, image in grabbed])
            return
        windows = {
            place: self._screens.windows(place) if wanted.what == WINDOW else [] for place, _ in grabbed
        }
        for place, image in grabbed:
            overlay = _overlay(image, monitors[place].area, windows[place] if any(windows.values()) else None)
            overlay.taken.connect(partial(self._chosen, at))
            overlay.left.connect(self.cancel)
            self._overlays.append(overlay)
            overlay.show()  # as large as its monitor, not "full screen": that would be a space of its own on a Mac
        front = next((one for one in self._overlays if not one.frame().isEmpty()), self._overlays[0])
        front.activateWindow()
        front.raise_()
        front.setFocus()

    def _chosen(self, at: Moment, image: QImage) -> None:
        self._done([ScreenPicture(image=image, is_whole=False, taken=at)])

    def _done(self, pictures: list[ScreenPicture]) -> None:
        self._end()
        self.taken.emit(pictures)

    def _end(self) -> None:
        """Everything back as it was, our windows first: the program ends with its last one."""
        self._wanted = None
        self._tick.stop()
        self._go.stop()
        hidden, self._hidden = self._hidden, []
        for window in hidden:
            if shiboken6.isValid(window):
                window.show()
        if hidden:
            front = self._owner.window()
            front.raise_()
            front.activateWindow()
        for overlay in self._overlays:
            overlay.hide()
            overlay.deleteLater()
        self._overlays = []
        if hidden:
            QGuiApplication.setQuitOnLastWindowClosed(self._quits)
        self.ended.emit()


def _overlay(image: QImage, area: QRect, windows: list[QRect] | None) -> FrozenMonitor:
    """`windows` to choose one of; None for any part of the monitor, as where the system tells of no window."""
    if windows is None:
        words = wording.label("way_region_words")
        return RegionOverlay(image, area, words, wording.label("way_region"))
    words = wording.label("way_window_words")
    return WindowOverlay(image, area, words, wording.label("way_window"), windows)
