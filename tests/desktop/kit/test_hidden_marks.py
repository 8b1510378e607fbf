"""What hides or turns text round is written out wherever the kit shows text; the text itself stays as it was."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.kit.combo import Combo
from safetydesk.desktop.kit.long_text import LongText
from safetydesk.desktop.kit.plain_label import PlainLabel, plain_caption, plain_tooltip

TYPED = "photo\u202egnp.exe NUL\x00 end"
SEEN = "photo[U+202E]gnp.exe NUL[U+0000] end"


def test_a_label_shows_them_and_gives_back_what_was_set(qtbot):
    label = PlainLabel(TYPED)
    qtbot.addWidget(label)
    assert label.text() == TYPED
    assert QLabel.text(label) == SEEN
    label.setWordWrap(True)
    label.setText(f"first\n{TYPED}")
    assert QLabel.text(label) == f"first\n{SEEN}"


def test_buttons_lists_texts_and_tooltips_too(qtbot):
    button, text = Button(TYPED), LongText("Words", TYPED)
    box = Combo([("a", TYPED)])
    for widget in (button, text, box):
        qtbot.addWidget(widget)
    assert button.text() == SEEN
    assert text.toPlainText() == SEEN
    assert SEEN in [box.itemText(row) for row in range(box.count())]
    assert SEEN in plain_tooltip(TYPED)
    assert plain_caption("a & b\u2066") == "a && b[U+2066]"
