"""A drop-down list by the keyboard: what is typed is what is chosen, the spaces in it too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from safetydesk.desktop.kit import combo as kit
from safetydesk.desktop.kit.combo import Combo

YEARS = [
    ("reception", "Reception"),
    *((f"year_{n}", f"Year {n}") for n in range(1, 14)),
    ("no", "Not in school"),
]


@pytest.fixture
def years(qtbot):
    made = Combo(YEARS, "Not known")
    qtbot.addWidget(made)
    made.show()
    made.chosen = []
    made.activated.connect(lambda row: made.chosen.append(made.itemData(row, kit.CODE)))
    return made


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Year 8", "year_8"), ("8", "year_8"), ("year 13", "year_13"), ("11", "year_11"), ("y", "year_1"),
        ("yyy", "year_3"), ("not in", "no"), ("zzz", None), ("rec", "reception"),
    ],
)  # fmt: skip
def test_what_is_typed_is_chosen(years, typed, code):
    QTest.keyClicks(years, typed)
    assert years.code() == code and not years.view().isVisible()
    assert years.chosen[-1:] == ([code] if code else []), "as if it had been pressed"


def test_a_pause_begins_another_word_and_a_space_alone_opens_the_list(years, monkeypatch):
    QTest.keyClicks(years, "year 8")
    monkeypatch.setattr(kit, "_BREATH_MS", -1)
    QTest.keyClicks(years, "9")
    assert years.code() == "year_9"
    QTest.keyClick(years, Qt.Key.Key_Space)
    assert years.view().isVisible()
    years.hidePopup()
