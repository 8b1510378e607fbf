"""A picture of the screen: nothing before the countdown is over, our windows away, and back whatever happens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pretend_screens import PretendScreens
from safetydesk.desktop.cover import Cover
from safetydesk.desktop.kit.frozen_monitor import FrozenMonitor
from safetydesk.desktop.screens import on_monitor
from safetydesk.desktop.ways_in import screen_taking
from safetydesk.desktop.ways_in.offering import WINDOW, ScreenWanted
from safetydesk.desktop.ways_in.screen_card import ScreenCard
from safetydesk.desktop.ways_in.screen_taking import ScreenTaking
from safetydesk.domain.clock import Moment

AT = Moment.london(2026, 11, 21, 9, 30)
TWO = [QRect(0, 0, 400, 300), QRect(400, 100, 200, 300)]


class Taking:
    def __init__(self, qtbot, screens: PretendScreens) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.taking = ScreenTaking(self.window, screens, lambda: AT)
        self.taken, self.told = [], []
        self.taking.taken.connect(self.taken.extend)
        for name in ("left", "refused", "ended"):
            getattr(self.taking, name).connect(lambda name=name: self.told.append(name))

    def overlays(self) -> list[FrozenMonitor]:
        return [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, FrozenMonitor) and one.isVisible()
        ]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_taking, "TO_GO_MS", 5)


def test_a_region_is_chosen_by_mouse_on_the_monitor_it_lies_on(qtbot) -> None:
    screens = PretendScreens(TWO, ratio=2)
    act = Taking(qtbot, screens)
    act.taking.begin(ScreenWanted())
    assert not act.window.isVisible()
    qtbot.waitUntil(lambda: len(act.overlays()) == 2)
    assert screens.seen == [0, 0], "none of our windows was to be seen"
    second = next(one for one in act.overlays() if one.width() == 200)
    QTest.mousePress(second, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    QTest.mouseMove(second, QPoint(60, 50))
    QTest.mouseRelease(second, Qt.MouseButton.LeftButton, pos=QPoint(109, 99))
    (picture,) = act.taken
    assert not picture.is_whole and picture.taken == AT
    assert (picture.image.width(), picture.image.height()) == (200, 160), "in the monitor's own pixels"
    assert picture.image.pixel(3, 3) & 0xFFFFFF == 0x204061
    assert act.window.isVisible() and act.overlays() == [] and act.told == ["ended"]


def test_a_region_is_chosen_by_keys(qtbot) -> None:
    act = Taking(qtbot, PretendScreens())
    act.taking.begin(ScreenWanted())
    qtbot.waitUntil(lambda: len(act.overlays()) == 1)
    (overlay,) = act.overlays()
    assert overlay.frame() == QRect(100, 75, 200, 150) and overlay.accessibleDescription()
    keys = Qt.KeyboardModifier
    QTest.keyClick(overlay, Qt.Key.Key_Left)
    QTest.keyClick(overlay, Qt.Key.Key_Down, keys.ControlModifier)
    QTest.keyClick(overlay, Qt.Key.Key_Right, keys.ShiftModifier)
    QTest.keyClick(overlay, Qt.Key.Key_Up, keys.ShiftModifier | keys.ControlModifier)
    assert overlay.frame() == QRect(90, 76, 210, 149)
    for _ in range(60):
        QTest.keyClick(overlay, Qt.Key.Key_Right)
    assert overlay.frame().right() == 399, "never beyond the monitor"
    assert not overlay.grab().isNull()
    QTest.keyClick(overlay, Qt.Key.Key_Return)
    assert (act.taken[0].image.width(), act.taken[0].image.height()) == (210, 149)


def test_escape_and_a_slip_of_the_hand_take_nothing(qtbot) -> None:
    act = Taking(qtbot, PretendScreens())
    act.taking.begin(ScreenWanted())
    qtbot.waitUntil(lambda: len(act.overlays()) == 1)
    QTest.mouseClick(act.overlays()[0], Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert act.taken == [] and len(act.overlays()) == 1
    QTest.keyClick(act.overlays()[0], Qt.Key.Key_Escape)
    assert act.taken == [] and act.told == ["ended", "left"] and act.window.isVisible()


def test_a_window_is_chosen_by_mouse_the_front_one_first(qtbot) -> None:
    screens = PretendScreens(ratio=2)
    screens.stands_open = {0: [QRect(101, 100, 201, 301), QRect(0, 0, 400, 600), QRect(700, 500, 500, 500)]}
    act = Taking(qtbot, screens)
    act.taking.begin(ScreenWanted(what=WINDOW))
    qtbot.waitUntil(lambda: len(act.overlays()) == 1)
    (overlay,) = act.overlays()
    assert overlay.accessibleName() == "Choose a window" and overlay.accessibleDescription()
    QTest.mouseMove(overlay, QPoint(300, 20))
    assert overlay.frame().isEmpty(), "nothing stands open there"
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    assert act.taken == []
    QTest.mouseMove(overlay, QPoint(60, 60))
    assert overlay.pixels() == QRect(101, 100, 201, 301), "the one in front, in the monitor's own pixels"
    assert not overlay.grab().isNull()
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    (picture,) = act.taken
    assert (picture.image.width(), picture.image.height()) == (400, 600) and not picture.is_whole
    assert act.window.isVisible() and act.overlays() == [] and act.told == ["ended"]


def test_a_window_is_chosen_by_keys_and_what_lies_off_the_monitor_is_cut(qtbot) -> None:
    screens = PretendScreens(TWO)
    screens.stands_open = {0: [], 1: [QRect(10, 10, 80, 60), QRect(-50, 200, 100, 400)]}
    act = Taking(qtbot, screens)
    act.taking.begin(ScreenWanted(what=WINDOW))
    qtbot.waitUntil(lambda: len(act.overlays()) == 2)
    overlay = next(one for one in act.overlays() if one.width() == 200)
    assert overlay.frame() == QRect(10, 10, 80, 60)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Left):
        QTest.keyClick(overlay, key)
    assert overlay.frame() == QRect(0, 200, 50, 100)
    QTest.keyClick(overlay, Qt.Key.Key_Return)
    assert (act.taken[0].image.width(), act.taken[0].image.height()) == (50, 100)


def test_where_the_system_tells_of_no_window_any_part_is_chosen(qtbot) -> None:
    act = Taking(qtbot, PretendScreens())
    act.taking.begin(ScreenWanted(what=WINDOW))
    qtbot.waitUntil(lambda: len(act.overlays()) == 1)
    assert act.overlays()[0].accessibleName() == "Choose a part of the screen"
    QTest.keyClick(act.overlays()[0], Qt.Key.Key_Escape)


def test_a_windows_edges_are_counted_from_its_monitors_corner() -> None:
    area = QRect(1920, -200, 1280, 720)
    assert on_monitor(QRect(2020, -100, 300, 200), area, 1.0) == QRect(100, 100, 300, 200)
    assert on_monitor(QRect(2020, -100, 300, 200), area, 2.0) == QRect(200, 200, 600, 400)


def test_the_whole_of_every_monitor_or_of_one(qtbot) -> None:
    act = Taking(qtbot, PretendScreens(TWO))
    act.taking.begin(ScreenWanted(what="whole"))
    qtbot.waitUntil(lambda: len(act.taken) == 2)
    assert [one.image.width() for one in act.taken] == [400, 200] and all(one.is_whole for one in act.taken)
    act.taken.clear()
    act.taking.begin(ScreenWanted(what="whole", screen=1, hides=False))
    qtbot.waitUntil(lambda: len(act.taken) == 1)
    assert act.taken[0].image.width() == 200 and act.window.isVisible()


def test_the_countdown_is_told_and_can_be_stopped(qtbot) -> None:
    screens = PretendScreens()
    act = Taking(qtbot, screens)
    counted = []
    act.taking.counting.connect(counted.append)
    act.taking._tick.setInterval(10)
    act.taking.begin(ScreenWanted(what="whole", delay=3))
    assert screens.seen == [] and act.window.isVisible()
    qtbot.waitUntil(lambda: len(act.taken) == 1)
    assert counted == [3, 2, 1, 0]
    act.taking._tick.setInterval(1000)
    act.taking.begin(ScreenWanted(delay=10))
    act.taking.cancel()
    assert act.told[-2:] == ["ended", "left"] and len(screens.seen) == 1


def test_a_system_that_gives_nothing_is_said_and_the_windows_come_back(qtbot) -> None:
    act = Taking(qtbot, PretendScreens(gives=False))
    act.taking.begin(ScreenWanted())
    qtbot.waitUntil(lambda: act.told == ["ended", "refused"])
    assert act.window.isVisible() and act.taken == []


def test_the_windows_come_back_from_a_fault(qtbot) -> None:
    class Broken(PretendScreens):
        def grab(self, place: int) -> QImage | None:
            raise RuntimeError("unplugged")

    act = Taking(qtbot, Broken())
    with qtbot.captureExceptions() as faults:
        act.taking.begin(ScreenWanted())
        qtbot.waitUntil(lambda: act.told == ["ended"])
    assert len(faults) == 1 and act.window.isVisible()


def test_the_cover_ends_the_choosing_and_lies_over_what_comes_back(qtbot) -> None:
    act = Taking(qtbot, PretendScreens())
    cover = Cover(parent=act.window)
    act.taking.ended.connect(cover.lay_over_new)
    act.taking.begin(ScreenWanted())
    qtbot.waitUntil(lambda: len(act.overlays()) == 1)
    cover.put_on(for_good=True)
    qtbot.waitUntil(lambda: act.told == ["ended", "left"])
    assert act.overlays() == [] and cover.is_on
    assert [sheet for sheet in cover._there() if sheet.covered is act.window]


def test_the_card_asks_and_says_what_the_system_does_not_allow(qtbot) -> None:
    screens = PretendScreens(TWO)
    card = ScreenCard(screens)
    qtbot.addWidget(card)
    wanted = []
    card.wanted.connect(wanted.append)
    card.open()
    assert card.form.field("screen_monitor").isVisible() and card.form.field("screen_hides").value()
    card.form.set_values({"screen_what": "whole", "screen_delay": "5", "screen_monitor": "1"})
    card._take.click()
    assert wanted == [ScreenWanted(what="whole", screen=1, delay=5)] and not card.isVisible()
    card.open()
    card.form.set_values({"screen_what": "window", "screen_delay": "0", "screen_monitor": "all"})
    card._take.click()
    assert wanted[1:] == [ScreenWanted(what=WINDOW)]
    screens.areas = TWO[:1]
    card.open()
    assert not card.form.field("screen_monitor").isVisible()
    screens.allowed = False
    card.open()
    assert not card.form.isVisible() and card._not_allowed.isVisible()
    with qtbot.waitSignal(card.paste_wanted):
        card._paste.click()
