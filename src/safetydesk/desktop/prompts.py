"""The only place that opens a dialog to say, ask or choose. Everything shown is plain text.

Files are chosen in Qt's own dialog on every platform: the system's writes what was chosen into lists of recent
files, which outlive the program. Qt's writes the folders it was in to a settings file of its own when it goes,
so each dialog is put back first to where it began.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.fields import PassphraseField
from safetydesk.desktop.kit.question import Question, ask_all


class Prompts:
    """Dialogs over `parent`. Tests hand rooms a scripted stand-in with the same methods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent
        self._folder = Path.home()
        self._as_found: tuple[str, list[str], list[QUrl]] = ("", [], [])

    def tell(self, title: str, text: str, detail: str = "", tone: str = "info") -> None:
        """Say something that must be seen. Tones: info, warning, trouble."""
        question = Question(self._parent, title, text, detail, tone)
        ask_all(question, [("Close", True, "primary")])

    def ask(self, question: str, yes: str, no: str, detail: str = "", danger: bool = False) -> bool:
        """Ask between two named acts. Escape means `no`; where there is `danger`, Enter does too."""
        asked = Question(self._parent, question, detail, "", "warning" if danger else "question")
        if danger:
            return ask_all(asked, [(yes, True, "danger"), (no, False, "secondary")]) is True
        return ask_all(asked, [(no, False, "secondary"), (yes, True, "primary")]) is True

    def ask_three(self, question: str, first: str, second: str, cancel: str, detail: str = "") -> int:
        """Ask between two acts and neither: 1, 2, or 0 for `cancel` and for Escape."""
        asked = Question(self._parent, question, detail)
        buttons = [(cancel, 0, "secondary"), (second, 2, "secondary"), (first, 1, "primary")]
        answer = ask_all(asked, [(words, number, kind) for words, number, kind in buttons])
        return answer if isinstance(answer, int) else 0

    def ask_passphrase(self, title: str, why: str, act: str, problem: str = "") -> str | None:
        """Ask for the member's own passphrase; None where they give up. `problem` is said beside the field."""
        asked = Question(self._parent, title, why)
        field = PassphraseField("passphrase", wording.label("unlock_passphrase"))
        field.set_problem(problem or None)
        asked.add(field)
        asked.begin_at(field.line)
        buttons = [(wording.label("passphrase_not_now"), False, "secondary"), (act, True, "primary")]
        agreed = ask_all(asked, [(words, answer, kind) for words, answer, kind in buttons]) is True
        typed = field.value()
        field.clear()
        return typed if agreed else None

    def choose_files(self, title: str, kinds: str = "") -> list[Path]:
        """Files to read. `kinds` is a filter like "Pictures (*.png *.jpg)"; empty for any. May be empty."""
        dialog = self._file_dialog(title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._chosen(dialog)

    def choose_save(self, title: str, name: str, kinds: str = "") -> Path | None:
        """Where to write. `name` is what is offered; an existing file is asked about by the dialog."""
        dialog = self._file_dialog(title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        chosen = self._chosen(dialog)
        return chosen[0] if chosen else None

    def choose_folder(self, title: str, *, remembered: bool = True) -> Path | None:
        """A folder. Unless `remembered`, the next dialog begins where it would have begun without this one."""
        began = self._folder
        dialog = self._file_dialog(title, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        chosen = self._chosen(dialog)
        if not remembered:
            self._folder = began
        return chosen[0] if chosen else None

    def _file_dialog(self, title: str, kinds: str) -> QFileDialog:
        dialog = QFileDialog(self._parent, title)
        dialog.setAccessibleName(title)
        dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons, True)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
        self._as_found = (dialog.directory().absolutePath(), dialog.history(), dialog.sidebarUrls())
        dialog.setSidebarUrls([QUrl.fromLocalFile(place) for place in _usual_places()])
        if self._folder.is_dir():
            dialog.setDirectory(str(self._folder))
        if kinds:
            dialog.setNameFilters([*kinds.split(";;"), "All files (*)"])
        return dialog

    def _chosen(self, dialog: QFileDialog) -> list[Path]:
        """What was chosen. The folder is remembered while the program runs, and nowhere else."""
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        chosen = [Path(name) for name in dialog.selectedFiles()] if accepted else []
        if accepted:
            self._folder = Path(dialog.directory().absolutePath())
        began, visited, places = self._as_found
        dialog.setDirectory(began)
        dialog.setHistory(visited)
        dialog.setSidebarUrls(places)
        dialog.deleteLater()
        return chosen


def _usual_places() -> list[str]:
    """Where somebody's files lie on this machine, those that there are."""
    wanted = QStandardPaths.StandardLocation
    kinds = (
        wanted.DesktopLocation,
        wanted.DownloadLocation,
        wanted.DocumentsLocation,
        wanted.PicturesLocation,
    )
    places = [QStandardPaths.writableLocation(kind) for kind in kinds]
    return list(dict.fromkeys(place for place in [*places, str(Path.home())] if Path(place).is_dir()))
