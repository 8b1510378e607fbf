from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import (
    Chip,
    Chips,
    Choice,
    ChoiceSearch,
    ChoicesSearch,
    DateField,
    DateTimeField,
    PassphraseField,
    TextArea,
    TextLine,
    Tick,
)
from safetydesk.desktop.kit.fields.as_typed import as_typed, put_back, title_typed
from safetydesk.desktop.kit.fields.chips_box import ChipWords
from safetydesk.desktop.kit.fields.when import Unreadable
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page

PEOPLE = [("1", "Ann Example", "Year 9"), ("2", "Ben Example", "Year 10")]


def read_time(typed: str) -> tuple[datetime, str]:
    """A reader that knows the ISO form and its own tidy words."""
    for form in ("%Y-%m-%d %H:%M", "%d.%m.%Y at %H"):
        with suppress(ValueError):
            found = datetime.strptime(typed, form)
            return found, f"{found:%d.%m.%Y at %H}"
    raise Unreadable(f"No {typed}.")


def read_day(typed: str) -> tuple[date, str]:
    try:
        return date.fromisoformat(typed), typed
    except ValueError:
        raise Unreadable("No day.") from None


def find(words: str) -> list[tuple[str, str, str]]:
    return [one for one in PEOPLE if words.lower() in one[1].lower()]


@pytest.fixture
def form(qtbot):
    made = Form(3)
    made.add(TextArea("account", "What is said to have happened", needed=True), 3)
    made.add(DateTimeField("noticed", "Came to notice", read_time, needed=True))
    made.add(DateField("day", "Day", read_day))
    made.add(Choice("told_by", "Told by", [("pupil", "Pupil"), ("parent", "Parent")]))
    made.add(ChoiceSearch("category", "Category", find))
    made.add(
        Chips("people", "People", find, [("a", "affected"), ("s", "said to have posted")], first_part="a")
    )
    made.add(Tick("told", "Parents & carers told"))
    made.add(TextLine("platform", "Platform"))
    made.add(PassphraseField("passphrase", "Passphrase"))
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_values_go_in_and_come_out(form):
    values = {
        "account": "<b>He said</b>\nthat",
        "noticed": datetime(2026, 11, 21, 9, 0),
        "day": date(2026, 11, 21),
        "told_by": "parent",
        "people": [Chip("1", "Ann", "s")],
        "told": True,
        "platform": "& co",
        "passphrase": " spaces count ",
    }
    form.set_values(values)
    form.field("category").set_value("2", "Ben Example")
    assert form.values() == values | {"category": "2"}


def test_problems_stand_beside_their_field_and_the_first_has_the_cursor(form, qtbot):
    homeless = form.show_problems(
        [("platform", "Say where."), ("noticed", "In the future."), ("", "Too old.")]
    )
    assert homeless == ["Too old."]
    assert form.field("platform").problem() == "Say where."
    assert form.field("noticed").problem() == "In the future."
    qtbot.waitUntil(form.field("noticed").control.hasFocus)
    assert "In the future." in form.field("noticed").control.accessibleDescription()
    form.clear_problems()
    assert all(field.problem() is None for field in form.fields())


def test_two_fields_cannot_have_one_key(form):
    with pytest.raises(ValueError):
        form.add(TextLine("platform", "Again"))


def test_every_control_has_a_name(form):
    for field in form.fields():
        spoken = QAccessible.queryAccessibleInterface(field.control).text(QAccessible.Text.Name)
        assert spoken, field.key


def test_columns_fall_into_one_where_there_is_no_room(form, qtbot):
    page = Page("Log")
    qtbot.addWidget(page)
    page.add(form)
    page.resize(330, 700)
    page.show()
    qtbot.waitUntil(lambda: form.field("noticed").x() == form.field("day").x())
    assert form.width() <= page.width() - 40
    form.setParent(None)


def test_a_time_that_cannot_be_stays_as_typed_and_is_said(form, qtbot):
    field = form.field("noticed")
    field.set_value("30 Feb")
    assert field.value() is None
    assert field.text() == field.tidy() == "30 Feb"
    assert field.problem() == field.trouble() == "No 30 Feb."
    qtbot.keyClicks(field.line, "!")
    assert field.problem() is None
    field.set_value("")
    assert field.trouble() is None
    qtbot.keyClicks(field.line, "2026-11-21 09:00")
    assert (field.text(), field.tidy()) == ("2026-11-21 09:00", "21.11.2026 at 09")
    field.line.editingFinished.emit()
    assert field.text() == "21.11.2026 at 09"
    assert field.value() == datetime(2026, 11, 21, 9, 0)


def test_typing_finds_and_enter_picks(form, qtbot):
    field = form.field("category")
    qtbot.keyClicks(field.line, "ben")
    assert field.value() is None
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "2"
    assert field.title() == "Ben Example"
    qtbot.keyClicks(field.line, "x")
    assert field.value() is None


def test_a_new_one_can_be_asked_for(qtbot):
    field = Chips("people", "People", find, new_label="Add a person:")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "zoe")
    with qtbot.waitSignal(field.new_wanted) as wanted:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert wanted.args == ["zoe"]


def test_chips_are_added_once_and_taken_away_by_backspace(form, qtbot):
    field = form.field("people")
    for _twice in range(2):
        qtbot.keyClicks(field.line, "ann")
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == [Chip("1", "Ann Example", "a")]
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.value() == []


@pytest.fixture
def several(qtbot):
    names = {code: title for code, title, _detail in PEOPLE}
    field = ChoicesSearch(
        "several", "Several", find, names.__getitem__, placeholder="type", more="another", leading="leads"
    )
    qtbot.addWidget(field)
    field.resize(500, 120)
    field.show()
    qtbot.waitExposed(field)
    field.activateWindow()
    field.focus()
    return field


def _takes(qtbot, field, words):
    qtbot.keyClicks(field.line, words)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_several_are_found_one_after_the_other_and_the_first_leads(several, qtbot):
    _takes(qtbot, several, "ben")
    _takes(qtbot, several, "ben")
    assert several.value() == ("2",), "what is chosen already is not offered again"
    several.line.clear()
    _takes(qtbot, several, "exam")
    assert several.value() == ("2", "1")
    assert several.line.text() == ""
    assert several.line.placeholderText() == "another"
    assert "Ben Example (leads), Ann Example" in several.control.accessibleDescription()
    assert (as_typed(several), title_typed(several)) == ("2 1", "")


def test_one_of_several_is_put_first_and_taken_away_by_keys_and_by_mouse(several, qtbot):
    several.set_value(("2", "1"))
    qtbot.keyClick(several.line, Qt.Key.Key_Backtab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget().accessibleName() == "Put Ann Example first"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert several.value() == ("1", "2")
    assert several.line.hasFocus()
    qtbot.mouseClick(several.box.frames[0].stops[-1], Qt.MouseButton.LeftButton)
    assert several.value() == ("2",)
    qtbot.keyClick(several.line, Qt.Key.Key_Backspace)
    assert several.value() == ()
    assert several.line.placeholderText() == "type"


def test_words_that_choose_nothing_are_said_and_kept(several, qtbot):
    several.set_value(("1",))
    qtbot.keyClicks(several.line, "be")
    assert several.trouble()
    kept = as_typed(several), title_typed(several)
    assert kept == ("1", "be")
    several.set_value(())
    assert several.trouble() is None
    put_back(several, *kept)
    assert (several.value(), several.line.text()) == (("1",), "be")


def test_a_chip_wider_than_its_box_is_cut_and_says_all_in_its_tooltip(several, qtbot):
    several.box.set_chips([Chip("1", "Ann Example " * 12)])
    frame = several.box.frames[0]
    words = frame.findChild(ChipWords)
    qtbot.waitUntil(lambda: words.toolTip() != "")
    assert several.box.rect().contains(frame.geometry())
    several.resize(2400, 120)
    qtbot.waitUntil(lambda: words.toolTip() == "")


def test_a_paste_of_rich_text_gives_plain_text_and_a_picture_is_handed_on(form, qtbot):
    edit = form.field("account").edit
    offered = QMimeData()
    offered.setHtml("<b>bold</b>")
    offered.setText("bold")
    edit.insertFromMimeData(offered)
    assert form.field("account").value() == "bold"
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    with qtbot.waitSignal(form.field("account").image_pasted) as pasted:
        edit.insertFromMimeData(picture)
    assert pasted.args[0].encoded().startswith(b"\x89PNG")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/somewhere/a.png")])
    with qtbot.waitSignal(form.field("account").files_pasted):
        edit.insertFromMimeData(files)
    assert form.field("account").value() == "bold"


def test_too_much_text_is_said(qtbot):
    field = TextArea("account", "Account", longest=5)
    qtbot.addWidget(field)
    field.set_value("seven77")
    assert field.problem() == "This is 2 characters too long. The most is 5."


def test_a_change_names_its_field(form, qtbot):
    with qtbot.waitSignal(form.changed) as said:
        form.field("told").set_value(True)
    assert said.args == ["told"]


def test_a_passphrase_is_hidden_until_asked_for_and_forgotten(form):
    field = form.field("passphrase")
    field.set_value("secret")
    assert field.line.echoMode() == field.line.EchoMode.Password
    field._eye.click()
    assert field.line.echoMode() == field.line.EchoMode.Normal
    field.clear()
    assert field.value() == ""
    assert field.line.echoMode() == field.line.EchoMode.Password


def test_a_part_that_was_hidden_is_shown_in_its_place_and_not_as_a_window(qtbot):
    form = Form(columns=2)
    hidden = Card()
    hidden.hide()
    first, last = TextLine("first", "First"), TextLine("last", "Last")
    form.add(first, 2)
    form.add_widget(hidden)
    form.add(last, 2)
    hidden.add(TextLine("within", "Within"))
    qtbot.addWidget(form)
    form.show()
    hidden.show()
    qtbot.waitUntil(lambda: first.y() < hidden.y() < last.y())
    assert hidden.window() is form
    hidden.hide()
    qtbot.waitUntil(lambda: last.y() < hidden.y() + hidden.height())


def test_words_that_a_field_finds_by_itself_make_room_for_themselves(qtbot):
    form = Form(columns=2)
    search = ChoiceSearch("who", "Who", lambda typed: [])
    form.add(search)
    form.add(TextLine("beside", "Beside"))
    form.add(TextLine("below", "Below"), 2)
    qtbot.addWidget(form)
    form.resize(600, 300)
    form.show()
    qtbot.waitExposed(form)
    before = search.line.height()
    search.set_problem("Choose one from the list, or empty the line.")
    qtbot.waitUntil(lambda: search.height() > before + 30)
    assert search.line.height() == before


def test_chips_that_need_another_row_get_it(qtbot):
    page, form = Page("A page"), Form(columns=3)
    chips = Chips("people", "People", lambda typed: [])
    form.add(chips, 3)
    form.add(TextLine("below", "Below"), 3)
    page.add(form)
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    qtbot.waitExposed(page)
    one_row = chips.box.height()
    for number in range(6):
        chips.add(Chip(str(number), f"Person number {number}"))
    qtbot.waitUntil(lambda: chips.box.height() > one_row * 1.5)
    assert chips.box.height() >= chips.box.layout().heightForWidth(chips.box.width())


def test_enter_after_a_fuller_name_takes_nobody_who_is_only_called_alike(qtbot):
    chips = Chips("people", "People", lambda typed: [("1", "Maya Ali", "Pupil")], new_label="Add")
    qtbot.addWidget(chips)
    chips.show()
    wanted: list[str] = []
    chips.new_wanted.connect(wanted.append)
    qtbot.keyClicks(chips.line, "Maya Khan")
    qtbot.keyClick(chips.line, Qt.Key.Key_Return)
    assert wanted == ["Maya Khan"] and not chips.value()
    chips.line.clear()
    qtbot.keyClicks(chips.line, "maya al")
    qtbot.keyClick(chips.line, Qt.Key.Key_Return)
    assert [chip.title for chip in chips.value()] == ["Maya Ali"]


def test_a_word_typed_just_as_it_is_called_is_chosen_and_no_persons_name_is(qtbot):
    words = [("snapchat", "Snapchat", ""), ("snap", "Snap", ""), ("x", "X (Twitter)", "")]

    def look_up(typed: str) -> list[tuple[str, str, str]]:
        return [one for one in words if one[1].casefold().startswith(typed.casefold())]

    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    listed = ChoiceSearch("platform", "Platform", look_up, new_label="Own word", takes_exact=True)
    people = ChoiceSearch("who", "Who", look_up)
    for each in (listed, people):
        column.addWidget(each)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for each in (listed, people):
        each.line.setFocus()
        qtbot.keyClicks(each.line, "snap")
    assert listed.value() == "snap", "before it is left: Ctrl+S does not leave it"
    listed.line.setFocus()
    assert people.value() is None and people.problem()
    qtbot.keyClicks(listed.line, "ch")
    assert listed.value() is None
    qtbot.keyClicks(listed.line, "at ")
    assert listed.value() == "snapchat"
    qtbot.keyClick(listed.line, Qt.Key.Key_Tab)
    assert (listed.value(), listed.line.text(), listed.problem()) == ("snapchat", "Snapchat", None)
    words.append(("other", "SNAPCHAT", ""))
    listed.line.setFocus()
    qtbot.keyClick(listed.line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(listed.line, "t")
    assert listed.value() is None, "which of the two is meant"
