from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.kit.question import Question
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


def test_files_are_chosen(qtbot, tmp_path):
    (tmp_path / "a.png").write_bytes(b"x")

    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("a.png")
        dialog.findChild(QLineEdit).setText(str(tmp_path / "a.png"))
        dialog.accept()

    _when_open(choose)
    assert Prompts().choose_files("Add evidence", "Pictures (*.png)") == [Path(tmp_path / "a.png")]


def _settings_of_qt(home: Path) -> str:
    """Everything that Qt has written for its user, once all that was let go is gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return "".join(path.read_text() for path in home.rglob("*") if path.is_file())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the settings are not files")
def test_where_files_were_chosen_is_written_nowhere(qtbot, tmp_path):
    settings, folder = tmp_path / "settings", tmp_path / "Ada Quill, 9C"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"x")
    before = QSettings(QSettings.Scope.UserScope, "QtProject").fileName()
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, user, str(settings))
    try:

        def choose(dialog: QFileDialog) -> None:
            dialog.setDirectory(str(folder))
            dialog.findChild(QLineEdit).setText(str(folder / "a.png"))
            dialog.accept()

        prompts = Prompts()
        _when_open(choose)
        assert prompts.choose_files("Add evidence") == [folder / "a.png"]
        _when_open(lambda dialog: (dialog.setDirectory(str(folder)), dialog.reject()))
        assert prompts.choose_save("Save", "b.pdf") is None
        written = _settings_of_qt(settings)
        assert "FileDialog" in written, "Qt writes elsewhere now: look there"
        assert "Quill" not in written
        for line in written.splitlines():
            if line.startswith("shortcuts="):
                assert "Downloads" not in line, "the places offered are ours, not every program's"
    finally:
        QSettings.setPath(native, user, str(Path(before).parent))


def test_the_folder_is_remembered_while_the_program_runs(qtbot, tmp_path):
    (tmp_path / "a.png").write_bytes(b"x")
    prompts, seen = Prompts(), []

    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.findChild(QLineEdit).setText(str(tmp_path / "a.png"))
        dialog.accept()

    _when_open(choose)
    prompts.choose_files("Add evidence")
    _when_open(lambda dialog: (seen.append(dialog.directory().path()), dialog.reject()))
    prompts.choose_files("Add evidence")
    assert seen == [str(tmp_path)]


def test_a_passphrase_is_typed_at_once_and_enter_gives_it(qtbot):
    def type_it(words: str, key: Qt.Key) -> None:
        dialog = QApplication.activeModalWidget()
        (line,) = dialog.findChildren(QLineEdit)
        assert line.hasFocus() and line.echoMode() is QLineEdit.EchoMode.Password
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, key)

    for words, key, given in (
        ("two words ", Qt.Key.Key_Return, "two words "),
        ("x", Qt.Key.Key_Escape, None),
    ):
        QTimer.singleShot(50, lambda words=words, key=key: type_it(words, key))
        assert Prompts().ask_passphrase("Again", "Because", "Go on", "Not that one") == given
