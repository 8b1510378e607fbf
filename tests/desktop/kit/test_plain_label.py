from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.plain_label import plain_label, set_plain_tooltip

MARKUP = "<b>hello</b> & <img src='x'>"


def test_what_was_typed_is_shown_letter_for_letter(qtbot):
    label = plain_label(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_no_label_can_be_made_to_read_markup(qtbot):
    label = plain_label(MARKUP)
    qtbot.addWidget(label)
    with pytest.raises(ValueError):
        label.setTextFormat(Qt.TextFormat.RichText)


def test_a_tooltip_escapes_and_is_read_aloud_as_typed(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    set_plain_tooltip(widget, MARKUP)
    assert "<b>" not in widget.toolTip()
    assert "&lt;b&gt;" in widget.toolTip()
    assert widget.accessibleDescription() == MARKUP


def test_a_button_shows_an_ampersand_and_has_a_name(qtbot):
    button = secondary("Parents & carers")
    qtbot.addWidget(button)
    assert button.text() == "Parents && carers"
    assert button.accessibleName() == "Parents & carers"


def test_a_long_handle_does_not_widen_a_page(qtbot):
    label = plain_label("x" * 4000)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 1


def test_its_height_follows_the_words_the_room_the_type_and_the_margins(qtbot):
    label = plain_label("word " * 40)
    qtbot.addWidget(label)
    label.ensurePolished()
    narrow, wide = label.heightForWidth(100), label.heightForWidth(400)
    assert narrow > wide > 0 and label.heightForWidth(100) == narrow
    label.setContentsMargins(0, 30, 0, 0)
    assert label.heightForWidth(400) == wide + 30
    label.setContentsMargins(0, 0, 0, 0)
    label.set_most_lines(1)
    assert label.heightForWidth(400) < wide
    label.set_most_lines(0)
    label.setStyleSheet("font-size: 30pt")
    assert label.heightForWidth(400) > wide
    label.setText("word")
    assert label.heightForWidth(400) < narrow
