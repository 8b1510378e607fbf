"""Several of many: what is chosen stands as chips in the line, each with its part and a cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import icon_only
from safetydesk.desktop.kit.combo import Combo
from safetydesk.desktop.kit.fields.choice_search import LookUp, SearchLine
from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.plain_label import plain_label, repolish
from safetydesk.desktop.kit.suggestions import Found


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing chosen: its code, what it is called, and the part it has (a code, or "")."""

    code: str
    title: str
    part: str = ""


class ChipFrame(QFrame):
    """One chip on the screen."""

    removed = Signal(str)
    part_chosen = Signal(str, str)

    def __init__(self, chip: Chip, parts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(plain_label(chip.title, wrap=False))
        if parts:
            combo = Combo(parts, None if chip.part else "part …")
            combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
            combo.set_code(chip.part or None)
            combo.setAccessibleName(f"Part of {chip.title}")
            combo.currentIndexChanged.connect(
                lambda _row: self.part_chosen.emit(chip.code, combo.code() or "")
            )
            row.addWidget(combo)
        cross = icon_only("close", f"Remove {chip.title}")
        cross.set_icon("close", "low")
        # No higher than a line of the field, or one chip would make the box taller than the fields beside it.
        cross.setFixedSize(theme.scaled(22), theme.scaled(22))
        cross.clicked.connect(lambda: self.removed.emit(chip.code))
        row.addWidget(cross)


class ChipsBox(QFrame):
    """The frame around the chips and the line; looks like one field."""


class Chips(Field):
    """`value()` is list[Chip] in the order chosen. `parts` are (code, label); a new one has `first_part`.

    `new_wanted(str)` fires where the user asks for a new one with the words typed; answer with `add`.
    """

    new_wanted = Signal(str)

    def __init__(
        self,
        key: str,
        label: str,
        look_up: LookUp,
        parts: Sequence[tuple[str, str]] = (),
        hint: str = "",
        needed: bool = False,
        placeholder: str = "",
        new_label: str = "",
        first_part: str = "",
    ) -> None:
        super().__init__(key, label, hint, needed)
        self._parts, self._first_part = list(parts), first_part
        self._chosen: list[Chip] = []
        self._frames: list[ChipFrame] = []
        self._box = ChipsBox()
        self._flow = Flow(self._box, gap=6, stretch_last=True)
        self._flow.setContentsMargins(theme.scaled(8), theme.scaled(5), theme.scaled(8), theme.scaled(5))
        self.line = SearchLine(look_up, placeholder, new_label)
        self.line.setProperty("bare", "true")
        self.line.setMinimumWidth(theme.scaled(160))
        self.line.picked.connect(self._picked)
        self.line.new_wanted.connect(self.new_wanted)
        self.line.installEventFilter(self)
        self._flow.addWidget(self.line)
        self._place(self.line, outline=self._box)

    def value(self) -> list[Chip]:
        return list(self._chosen)

    def set_value(self, value: Sequence[Chip] | None) -> None:
        self._chosen = list(value or ())
        self._redraw()
        self.changed.emit()

    def add(self, chip: Chip) -> None:
        """Add one; one that is there already stays once."""
        if all(there.code != chip.code for there in self._chosen):
            part = chip.part or self._first_part
            self._chosen.append(replace(chip, part=part))
            self._redraw()
            self.set_problem(None)
            self.changed.emit()
        self.line.clear()

    def remove(self, code: str) -> None:
        """Take one away."""
        self.set_value([chip for chip in self._chosen if chip.code != code])
        self.focus()

    def _picked(self, found: Found) -> None:
        self.add(Chip(found.code, found.title))

    def _part(self, code: str, part: str) -> None:
        self._chosen = [replace(chip, part=part) if chip.code == code else chip for chip in self._chosen]
        self.changed.emit()

    def _redraw(self) -> None:
        for old in self._frames:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._frames = []
        for place, chip in enumerate(self._chosen):
            frame = ChipFrame(chip, self._parts)
            frame.removed.connect(self.remove)
            frame.part_chosen.connect(self._part)
            self._flow.insert(place, frame)
            self._frames.append(frame)
            frame.show()
        previous = None
        for frame in self._frames:
            if previous is not None:
                self.setTabOrder(previous, frame)
            previous = frame
        if previous is not None:
            self.setTabOrder(previous, self.line)
        self._box.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._box.setProperty("within", "true" if event.type() == QEvent.Type.FocusIn else "false")
            repolish(self._box)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.line.text()
            and self._chosen
        ):
            self.remove(self._chosen[-1].code)
            return True
        return super().eventFilter(watched, event)
