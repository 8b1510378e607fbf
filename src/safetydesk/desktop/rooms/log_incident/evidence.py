"""The right-hand card: where files come in, the question before them, and what has been sealed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import icon_only, quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.kit.icon_mark import IconMark
from safetydesk.desktop.kit.in_view import bring_into_view_once_laid_out
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.log_incident.capture_card import CaptureCardForm
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter, Sealed
from safetydesk.desktop.rooms.log_incident.question import ImageQuestion


class EvidencePanel(QWidget):
    """`answered(list of Path or bytes, answer)` fires once the question is answered; before it nothing is read.

    `remove_wanted` and `card_wanted` carry a sealed file's name in the store; `card_changed` that the capture card was
    typed in.
    """

    answered = Signal(object, str)
    remove_wanted = Signal(str)
    card_changed = Signal()
    card_wanted = Signal(str)

    def __init__(self, presenter: LogPresenter, choose: Callable[[], list[Path]]) -> None:
        super().__init__()
        self._offered: list[Path | bytes] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(12))
        self._card = Card(wording.label("log_evidence"))
        self.drop = DropArea(wording.label("log_drop"), choose)
        self._locked = _locked_words()
        self._hint = plain_label(wording.label("log_describe_hint"), "small")
        self._question = ImageQuestion()
        self._said = Banner()
        self._lines = QWidget()
        self._rows = QVBoxLayout(self._lines)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.scaled(8))
        self.capture = CaptureCardForm(presenter)
        self._after = _AfterAdding()
        for widget in (
            self.drop,
            self._locked,
            self._question,
            self._said,
            self._lines,
            self._hint,
            self._after,
        ):
            self._card.add(widget)
        column.addWidget(self._card)
        column.addWidget(self.capture)
        self._locked.hide()
        self.drop.files_offered.connect(lambda paths: self.offer(list(paths)))
        self.drop.image_offered.connect(lambda content: self.offer([content]))
        self.drop.nothing_offered.connect(self._nothing_pasted)
        self._question.answered.connect(self._answer)
        self._question.left.connect(self._leave)
        self.capture.changed.connect(self.card_changed)

    def offer(self, offered: Sequence[Path | bytes]) -> None:
        """Ask the question about what was dropped, pasted or chosen. More of it while it stands joins it."""
        if not self._locked.isHidden():
            self.say(wording.label("log_locked_refused"), "warning")
            return
        self._said.dismiss()
        self._after.hide()
        self._offered.extend(offered)
        self.drop.hide()
        self._question.ask(len(self._offered))

    @property
    def is_asking(self) -> bool:
        """Whether files wait for an answer, and are not added."""
        return self._question.is_open

    def show_lock(self, locked: bool) -> None:
        """Where images are "never", an explanation stands in place of the drop area."""
        if locked and self._question.is_open:
            self._question.hide()
            self._offered.clear()
        self._locked.setVisible(locked)
        self._hint.setVisible(not locked)
        self.drop.setVisible(not locked and not self._question.is_open)

    def show_sealed(self, lines: Sequence[Sealed]) -> None:
        """List the draft's files."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            self._rows.addWidget(self._line(line))
        self._lines.setVisible(bool(lines))

    def added(self) -> None:
        """Remind of the copies that lie elsewhere still."""
        self._after.show_for(_clipboard_holds_something())

    def say(self, text: str, tone: str = "info", remedy: str = "") -> None:
        """Say something about the files."""
        self._said.say(text, tone, remedy)
        if tone == "warning":
            bring_into_view_once_laid_out(self._said)  # Ctrl+V pastes from anywhere on the page

    def quieten(self) -> None:
        """Take away what was said, asked and reminded of."""
        self._said.dismiss()
        self._after.hide()
        self._question.hide()
        self._offered.clear()
        self.capture.forget()

    def _nothing_pasted(self) -> None:
        self.say(wording.label("log_nothing_pasted"))
        bring_into_view_once_laid_out(self._said)

    def _line(self, line: Sealed) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(plain_label(line.title))
        column.addWidget(plain_label(line.detail, "small"))
        tone, word = ("critical", "log_isolated") if line.is_isolated else ("ok", "log_is_sealed")
        remove = icon_only("delete", wording.label("log_remove_file", name=line.title))
        remove.clicked.connect(lambda: self.remove_wanted.emit(line.file_name))
        card = icon_only("edit", wording.label("log_card_of_file", name=line.title))
        card.clicked.connect(lambda: self.card_wanted.emit(line.file_name))
        held = QWidget()
        held.setAccessibleName(f"{line.title}. {line.detail}")
        across = QHBoxLayout(held)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.scaled(10))
        across.addWidget(IconMark("file", "muted", 22), 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(words, 1)
        across.addWidget(Badge(wording.label(word), tone), 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return held

    def _answer(self, code: str) -> None:
        offered, self._offered = self._offered, []
        self.drop.setVisible(self._locked.isHidden())
        self.drop.setFocus()  # else it falls to the page's first button, which discards
        self.answered.emit(offered, code)

    def _leave(self) -> None:
        self._offered.clear()
        self.drop.setVisible(self._locked.isHidden())
        self.say(wording.label("log_nothing_added"))
        self.drop.setFocus()


class _AfterAdding(QWidget):
    """The original may still lie in Downloads and on the clipboard."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._words = plain_label(wording.label("log_after_adding"), "small")
        self._clear = quiet(wording.label("log_clear_clipboard"))
        self._clear.clicked.connect(self._empty)
        column.addWidget(self._words)
        column.addWidget(row(self._clear))
        self.hide()

    def show_for(self, clipboard: bool) -> None:
        self._words.setText(wording.label("log_after_adding"))
        self._clear.setVisible(clipboard)
        self.show()

    def _empty(self) -> None:
        QGuiApplication.clipboard().clear()
        self._clear.hide()
        self._words.setText(wording.label("log_clipboard_cleared"))


def _locked_words() -> Card:
    card = Card(wording.label("log_locked_title"), tone="critical")
    card.add(plain_label(wording.label("log_locked_why")))
    card.add(plain_label(wording.label("log_locked_what"), "small"))
    return card


def _clipboard_holds_something() -> bool:
    held: object = QGuiApplication.clipboard().mimeData()  # None for an empty one, whatever the stubs say
    return isinstance(held, QMimeData) and bool(held.formats())
