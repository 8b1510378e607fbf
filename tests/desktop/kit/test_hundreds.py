"""Hundreds of frames and lines come by and by, in order, and nothing is lost or doubled on the way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from safetydesk.desktop.kit import filmstrip, timeline
from safetydesk.desktop.kit.filmstrip import Filmstrip, Frame
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.timeline import Entry, Timeline

MANY = 150
FRAMES = [Frame(str(number), f"MO/{number}") for number in range(MANY)]


def names(strip: Filmstrip) -> list[str]:
    """What stands in it, in the order of the layout."""
    layout = strip.layout()
    return [layout.itemAt(place).widget().accessibleName() for place in range(layout.count())]


def marked(strip: Filmstrip) -> list[str]:
    return [each.accessibleName() for each in strip.findChildren(QAbstractButton) if each.isChecked()]


def test_a_long_strip_fills_itself(qtbot):
    strip = Filmstrip()
    qtbot.addWidget(strip)
    strip.show()
    strip.set_frames(FRAMES, "Add")
    assert names(strip) == [f"MO/{number}" for number in range(filmstrip.AT_ONCE)] + ["Add"]
    strip.choose("149")  # which is not there yet
    assert strip.current() == "149" and marked(strip) == []
    qtbot.waitUntil(lambda: len(names(strip)) == MANY + 1)
    assert names(strip) == [frame.caption for frame in FRAMES] + ["Add"]
    assert marked(strip) == ["MO/149"]
    strip.set_frames(FRAMES[:100])
    assert strip.current() is None
    strip.choose("7")
    strip.set_frames(FRAMES[5:])  # before the others have come
    assert strip.current() == "7" and marked(strip)[-1] == "MO/7"
    qtbot.waitUntil(lambda: len(names(strip)) == MANY - 5)
    assert names(strip) == [frame.caption for frame in FRAMES[5:]]


def test_an_arrow_reaches_a_frame_that_is_still_to_come(qtbot):
    strip = Filmstrip()
    qtbot.addWidget(strip)
    strip.set_frames(FRAMES)
    last = filmstrip.AT_ONCE - 1
    strip.choose(str(last))
    with qtbot.waitSignal(strip.chosen) as chosen:
        QTest.keyClick(strip, Qt.Key.Key_Right)
    assert chosen.args == [str(last + 1)] == [strip.current()]


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
