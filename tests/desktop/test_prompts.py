from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.kit.question import Question
from safetydesk.desktop.preferences import Preferences
from safetydesk.desktop.prompts import Prompts


def _when_open(act):
    """Do `act(dialog)` once a dialog stands open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, look)
        else:
            act(dialog)

    QTimer.singleShot(0, look)


def _press(words: str):
    def act(dialog: Question) -> None:
        assert dialog.accessibleName()
        next(button for button in dialog.findChildren(Button) if button.text() == words).click()

    return act


@pytest.mark.parametrize(("words", "answer"), [("Stop", True), ("Go on", False)])
def test_a_question_is_answered_by_named_buttons(qtbot, words, answer):
    _when_open(_press(words))
    assert Prompts().ask("Stop <b>now</b>?", "Stop", "Go on", "Nothing is lost.", danger=True) is answer


def test_escape_is_no(qtbot):
    _when_open(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert Prompts().ask("Stop?", "Stop", "Go on") is False


def test_three_ways(qtbot):
    _when_open(_press("Discard"))
    assert Prompts().ask_three("Leave?", "Keep", "Discard", "Stay") == 2


def test_a_passphrase_is_asked_for_hidden(qtbot):
    def type_it(dialog: Question) -> None:
        line = dialog.findChild(QLineEdit)
        assert line.echoMode() == QLineEdit.EchoMode.Password
        line.setText("three plain words")
        _press("Continue")(dialog)

    _when_open(type_it)
    assert Prompts().ask_passphrase("Print", "Printing asks again.") == "three plain words"


def test_files_are_chosen(qtbot, tmp_path):
    (tmp_path / "a.png").write_bytes(b"x")

    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("a.png")
        dialog.findChild(QLineEdit).setText(str(tmp_path / "a.png"))
        dialog.accept()

    _when_open(choose)
    assert Prompts().choose_files("Add evidence", "Pictures (*.png)") == [Path(tmp_path / "a.png")]


def test_preferences_are_kept_and_nothing_strange_stops_work():
    liked = Preferences("dark", 1.5, True, (("incidents", ("ref", "what")),))
    assert Preferences.read(liked.written()) == liked
    for strange in (None, b"", b"\xff", b"[]", b'{"scale": "big", "theme": 7, "columns": [1], "x": 1}'):
        assert Preferences.read(strange) == Preferences()
