"""Many lines of plain text. A picture or file pasted here is handed on, never set into the text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.offered import files_in, is_offered, picture_in


class PlainEdit(QPlainTextEdit):
    """A plain editor that grows with its text from `lines` to `most` lines."""

    files_pasted = Signal(object)
    image_pasted = Signal(object)

    def __init__(self, lines: int, most: int) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        shown = min(self._most, max(self._lines, int(self.document().size().height())))
        frame = self.height() - self.viewport().height()
        room = shown * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin())
        return QSize(240, room + max(frame, 8) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return is_offered(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = files_in(source)
        if files:
            self.files_pasted.emit(files)
        elif source.hasText():
            self.insertPlainText(source.text())
        elif (picture := picture_in(source)) is not None:
            self.image_pasted.emit(picture)


class TextArea(Field):
    """Many lines. `value()` is the text as typed; `words()` counts them.

    `files_pasted` (list[Path]) and `image_pasted` (OfferedPicture) carry what is evidence rather than words.
    """

    files_pasted = Signal(object)
    image_pasted = Signal(object)

    def __init__(
        self,
        key: str,
        label: str,
        hint: str = "",
        needed: bool = False,
        placeholder: str = "",
        lines: int = 3,
        most: int = 14,
        longest: int = 100_000,
    ) -> None:
        super().__init__(key, label, hint, needed)
        self.longest = longest
        self.edit = PlainEdit(lines, most)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self._typed)
        self.edit.files_pasted.connect(self.files_pasted)
        self.edit.image_pasted.connect(self.image_pasted)
        self._place(self.edit)

    def value(self) -> str:
        return self.edit.toPlainText()

    def set_value(self, value: str | None) -> None:
        if (value or "") != self.edit.toPlainText():
            self.edit.setPlainText(value or "")

    def words(self) -> int:
        """How many words stand there."""
        return len(self.edit.toPlainText().split())

    def _typed(self) -> None:
        over = self.edit.document().characterCount() - 1 - self.longest
        if over > 0:
            self.set_problem(f"This is {over:,} characters too long. The most is {self.longest:,}.")
        elif self.problem() is not None:
            self.set_problem(None)
        self.changed.emit()
