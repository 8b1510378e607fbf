"""By keyboard: the chips stand before the line and are gone through before it; and the part that each one is given."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from safetydesk.desktop.kit.fields import Chip, Chips, ChoicesSearch, TextLine
from safetydesk.desktop.kit.form import Form

TITLES = {"1": "Ann Example", "2": "Ben Example"}


def find(_words: str) -> list[tuple[str, str, str]]:
    return [(code, title, "") for code, title in TITLES.items()]


def _tabbed(qtbot, start, key, times):
    """The names of what the key stops at, one after the other."""
    start.setFocus()
    stops = []
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), key)
        stops.append(QApplication.focusWidget().accessibleName())
    return stops


def test_tab_goes_through_the_chips_to_the_line_and_from_the_line_to_the_next_field(qtbot):
    form = Form(columns=1)
    before = form.add(TextLine("before", "Before"))
    people = form.add(Chips("people", "People", find, [("a", "affected"), ("o", "other")], first_part="a"))
    kinds = form.add(ChoicesSearch("kinds", "Kinds", find, TITLES.__getitem__, leading="leads"))
    form.add(TextLine("after", "After"))
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    people.add(Chip("1", "Ann"))
    people.add(Chip("2", "Ben"))
    kinds.set_value(("1", "2"))
    people.add(Chip("3", "Cem"))
    people.remove("1")
    chips = ["Part of Ben", "Remove Ben", "Part of Cem", "Remove Cem"]
    leading = [f"Remove {TITLES['1']}", f"Put {TITLES['2']} first", f"Remove {TITLES['2']}"]
    there = [*chips, "People", *leading, "Kinds", "After"]
    assert _tabbed(qtbot, before.control, Qt.Key.Key_Tab, len(there)) == there
    back = [*reversed(there[:-1]), "Before"]
    assert _tabbed(qtbot, QApplication.focusWidget(), Qt.Key.Key_Backtab, len(back)) == back
    people.set_value(())
    assert _tabbed(qtbot, before.control, Qt.Key.Key_Tab, 2) == ["People", leading[0]]


def test_the_first_person_and_every_later_one_have_the_likely_part_whoever_adds_them(qtbot):
    people = Chips(
        "people", "People", find, [("a", "affected"), ("o", "other")], first_part="a", later_part="o"
    )
    qtbot.addWidget(people)
    assert people.next_part() == "a"
    for code in ("1", "2"):
        people.add(Chip(code, f"Person {code}"))
    people.add(Chip("3", "Person 3", "a"))
    assert [chip.part for chip in people.value()] == ["a", "o", "a"]
    assert people.next_part() == "o"
