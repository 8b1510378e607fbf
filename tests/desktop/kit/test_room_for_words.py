"""Words that are longer than the room there is: cut with a remedy, broken where nothing else helps, never lost."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.fields import Chip, Chips, TextLine, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.long_text import LongText
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.record_table import Cell, Column, RecordTable, Row

LONG = "Wolfeschlegelsteinhausenbergerdorff <b>" * 8


def _shown(qtbot, widget: QWidget, width: int, height: int = 600) -> QWidget:
    held = QWidget()
    QVBoxLayout(held).addWidget(widget)
    qtbot.addWidget(held)
    held.resize(width, height)
    held.show()
    QApplication.processEvents()
    return held


def test_a_title_takes_two_lines_and_keeps_its_words(qtbot):
    page = Page(LONG)
    held = _shown(qtbot, page, 700)
    assert held.isVisible()
    label = page.title
    assert label.text() == LONG
    assert label.accessibleName() == LONG
    assert "&lt;b&gt;" in label.toolTip()
    assert label.height() <= 2 * label.fontMetrics().lineSpacing() + 4
    page.set_title("Short")
    QApplication.processEvents()
    assert (label.text(), label.toolTip()) == ("Short", "")


def test_a_cut_label_shows_more_where_there_is_more_room(qtbot):
    label = plain_label(LONG)
    label.set_most_lines(1)
    held = _shown(qtbot, label, 200, 80)
    held.resize(2600, 80)
    QApplication.processEvents()
    assert label.toolTip() == ""


def test_a_name_in_a_button_does_not_widen_the_page(qtbot):
    button = secondary(f"Acknowledged by {LONG}")
    qtbot.addWidget(button)
    assert button.minimumSizeHint().width() <= 400
    assert LONG in button.text()
    assert "&lt;b&gt;" in button.toolTip()
    assert not button.grab().isNull()


def test_a_value_that_cannot_wrap_can_still_be_copied_whole(qtbot):
    address = "https://example.test/" + "a" * 300
    facts = Facts([("Address", address), ("Device", "phone")])
    held = _shown(qtbot, facts, 400)
    (shown,) = facts.findChildren(LongText)
    assert shown.toPlainText() == address
    assert shown.isReadOnly()
    assert shown.width() < held.width()
    assert shown.accessibleName() == f"Address: {address}"


def test_a_chip_stands_inside_its_box_and_the_box_is_no_taller_than_a_line(qtbot):
    form = Form(2)
    line = form.add(TextLine("name", "Name"))
    chips = form.add(Chips("people", "People", lambda _typed: (), [("a", "affected")]), 2)
    assert isinstance(chips, Chips)
    held = _shown(qtbot, form, 800)
    assert held.isVisible()
    box = chips._outline
    height = box.height()
    assert height == line._outline.height()
    chips.add(Chip("1", "Ann Example, Year 9", "a"))
    QApplication.processEvents()
    frame = chips.box.frames[0]
    assert box.height() <= height + 3
    assert box.rect().contains(frame.geometry())
    for number in range(2, 9):
        chips.add(Chip(str(number), "Ann Example, Year 9", "a"))
    QApplication.processEvents()
    assert all(box.rect().contains(each.geometry()) for each in chips.box.frames)


def test_a_cell_that_is_cut_says_all_in_its_tooltip_letter_for_letter(qtbot):
    table = RecordTable([Column("what", "What", 120, stretch=True), Column("short", "Short", 120)])
    table.set_rows([Row(1, [Cell(LONG), Cell("fits")])])
    held = _shown(qtbot, table, 500)
    assert held.isVisible()
    said = table._cut_words(table.model().index(0, 0))
    assert "&lt;b&gt;" in said
    assert "<b>" not in said
    assert table._cut_words(table.model().index(0, 1)) == ""
    at = table.visualRect(table.model().index(0, 0)).center()
    QApplication.sendEvent(
        table.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    )
    assert QToolTip.text() == said
    QToolTip.hideText()


def test_nothing_is_shown_before_it_has_a_parent(qtbot):
    """It would stand as a window of its own for a moment, and take the keys from the window."""
    seen: list[str] = []

    class Watch(QWidget):
        def eventFilter(self, watched, event) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                seen.append(type(watched).__name__)
            return False

    watch = Watch()
    qtbot.addWidget(watch)
    QApplication.instance().installEventFilter(watch)
    made = [Page("Title", "Subtitle"), Card("Heading"), DropArea(choose=list), Banner()]
    QApplication.instance().removeEventFilter(watch)
    for each in made:
        qtbot.addWidget(each)
    assert seen == []


def test_what_scrolls_ends_where_the_head_above_it_ends(qtbot):
    page = Page("Title")
    act = page.add_act(secondary("Act"))
    card = Card("Tall")
    page.add(card)
    held = _shown(qtbot, page, 900, 400)
    edge = act.mapTo(held, QPoint(act.width(), 0)).x()
    assert card.mapTo(held, QPoint(card.width(), 0)).x() == edge
    card.setMinimumHeight(2000)
    QApplication.processEvents()
    assert card.mapTo(held, QPoint(card.width(), 0)).x() == edge


def test_acts_that_are_hidden_make_no_others_stand_one_under_another(qtbot):
    page = Page("A title")
    acts = [page.add_act(secondary(f"Something rather long to do, {number}")) for number in range(4)]
    held = _shown(qtbot, page, 620)
    assert held.isVisible() and acts[0].y() < acts[1].y(), "four have no room beside one another"
    for act in acts[2:]:
        act.hide()
    qtbot.waitUntil(lambda: acts[0].y() == acts[1].y())
    acts[2].show()
    qtbot.waitUntil(lambda: acts[0].y() < acts[1].y() < acts[2].y())


def test_a_box_with_a_long_name_widens_no_form_and_its_tooltip_has_it_all(qtbot):
    form = Form(columns=2)
    form.add(Tick("short", "Ella"))
    form.add(Tick("long", LONG))
    held = _shown(qtbot, form, 700)
    assert held.width() == 700 and form.field("long").box.toolTip() and not form.field("short").box.toolTip()
    assert form.field("long").box.accessibleName() == LONG
