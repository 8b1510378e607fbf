"""Hundreds of frames and lines come by and by, in order, and nothing is lost or doubled on the way."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from safetydesk.desktop.kit import timeline
from safetydesk.desktop.kit.filmstrip import BESIDE, Filmstrip, Frame
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.frame_button import FrameButton
from safetydesk.desktop.kit.timeline import Entry, Timeline

MANY = 150
FRAMES = [Frame(str(number), f"MO/{number}") for number in range(MANY)]


def frames(strip: Filmstrip) -> list[QAbstractButton]:
    """What was made of it, from left to right."""
    made = [each for each in strip.findChildren(FrameButton) if each.isCheckable() and not each.isHidden()]
    return sorted(made, key=lambda each: each.x())


def names(strip: Filmstrip) -> list[str]:
    return [each.accessibleName() for each in frames(strip)]


def in_sight(strip: Filmstrip) -> list[str]:
    """What is seen whole, without scrolling."""
    seen = [(each, QRect(each.mapTo(strip, QPoint()), each.size())) for each in frames(strip)]
    area = strip.findChild(QScrollArea)
    return [each.accessibleName() for each, where in seen if area.geometry().contains(where)]


def marked(strip: Filmstrip) -> list[str]:
    return [each.accessibleName() for each in frames(strip) if each.isChecked()]


def shown(qtbot) -> Filmstrip:
    strip = Filmstrip()
    qtbot.addWidget(strip)
    strip.resize(600, 200)
    strip.show()
    strip.activateWindow()
    qtbot.waitUntil(strip.isActiveWindow)
    return strip


def test_a_long_strip_is_one_row_of_which_what_is_near_is_made(qtbot):
    strip = shown(qtbot)
    strip.set_frames(FRAMES, "Add")
    QApplication.processEvents()
    assert names(strip)[0] == "MO/0" and len(names(strip)) < 2 * BESIDE
    assert strip.height() < 2 * frames(strip)[0].height(), "it never wraps"
    strip.choose("149")
    assert strip.current() == "149" and marked(strip) == ["MO/149"] and in_sight(strip)[-1] == "MO/149"
    add = next(each for each in strip.findChildren(QAbstractButton) if each.accessibleName() == "Add")
    assert strip.rect().contains(add.geometry()), "in sight too, however many there are"
    strip.choose("70")
    assert "MO/70" in in_sight(strip) and marked(strip) == ["MO/70"]
    strip.resize(400, 200)
    QApplication.processEvents()
    assert "MO/70" in in_sight(strip)
    strip.set_frames(FRAMES[:60])
    assert strip.current() is None and marked(strip) == []
    assert all(name in {frame.caption for frame in FRAMES[:60]} for name in names(strip))
    strip.choose("7")
    strip.set_frames(FRAMES[5:])
    assert strip.current() == "7" and marked(strip) == ["MO/7"]


def test_reading_anew_takes_neither_the_keys_nor_the_place(qtbot):
    strip = shown(qtbot)
    strip.set_frames(FRAMES)
    strip.choose("40")
    strip.focus_chosen()
    had = QApplication.focusWidget()
    assert had.accessibleName() == "MO/40"
    bar = strip.findChild(QScrollArea).horizontalScrollBar()
    bar.setValue(bar.maximum())  # by hand, to look at the last ones
    assert names(strip)[-1] == "MO/149"
    strip.set_frames([Frame(one.key, one.caption, described=f"{one.caption}, withdrawn") for one in FRAMES])
    assert bar.value() == bar.maximum() and QApplication.focusWidget() is had
    assert had.accessibleName() == "MO/40, withdrawn"


def test_an_arrow_reaches_a_frame_that_is_still_to_come_and_tab_stops_at_one(qtbot):
    strip = shown(qtbot)
    strip.set_frames(FRAMES)
    strip.choose("0")
    strip.focus_chosen()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert strip.current() == "149" and QApplication.focusWidget().accessibleName() == "MO/149"
    for _ in range(50):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert strip.current() == "99" and "MO/99" in in_sight(strip)
    stops = [each for each in frames(strip) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [each.accessibleName() for each in stops] == ["MO/99"]


def test_a_wheel_up_and_down_is_left_to_the_page(qtbot):
    strip = shown(qtbot)
    strip.set_frames(FRAMES)
    area = strip.findChild(QScrollArea)

    def turned(across: int, down: int, keys=Qt.KeyboardModifier.NoModifier) -> bool:
        turn = QWheelEvent(
            QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(across, down), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        turn.ignore()
        QApplication.sendEvent(area.viewport(), turn)
        return turn.isAccepted()

    assert not turned(0, -120) and area.horizontalScrollBar().value() == 0
    assert turned(0, -120, Qt.KeyboardModifier.ShiftModifier) and area.horizontalScrollBar().value() > 0


def test_a_long_line_fills_itself(qtbot):
    line = Timeline([Entry(f"{number}", f"Title {number}") for number in range(MANY)])
    qtbot.addWidget(line)
    line.show()

    def lines() -> list[str]:
        layout = line.layout()
        pieces = [layout.itemAt(place).widget().layout() for place in range(layout.count())]
        return [
            piece.itemAt(place).widget().accessibleName()
            for piece in pieces
            for place in range(piece.count())
        ]

    assert len(lines()) == timeline.AT_ONCE
    line.set([Entry(f"{number}", "Another") for number in range(MANY)])
    qtbot.waitUntil(lambda: len(lines()) == MANY)
    assert lines() == [f"{number}: Another" for number in range(MANY)]
    line.set([Entry("1", "Alone")])
    assert lines() == ["1: Alone"]


def test_a_flow_knows_its_height_again_when_something_in_it_changes(qtbot):
    held = QWidget()
    qtbot.addWidget(held)
    flow = Flow(held, gap=0)
    boxes = [QWidget() for _ in range(4)]
    for box in boxes:
        box.setFixedSize(QSize(50, 20))
        flow.addWidget(box)
    held.show()
    assert [flow.heightForWidth(width) for width in (200, 100, 50, 100)] == [20, 40, 80, 40]
    boxes[0].setFixedSize(QSize(50, 30))
    assert flow.heightForWidth(200) == 30
    boxes[0].hide()
    assert [flow.heightForWidth(width) for width in (200, 100)] == [20, 40]
    flow.takeAt(3)
    assert flow.heightForWidth(100) == 20
