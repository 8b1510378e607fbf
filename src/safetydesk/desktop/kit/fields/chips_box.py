"""What is chosen, as chips, and the line that finds more, in one frame that looks like a field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import Button, icon_only
from safetydesk.desktop.kit.combo import Combo
from safetydesk.desktop.kit.fields.choice_search import SearchLine
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.plain_label import PlainLabel, plain_label, repolish
from safetydesk.visible import visible_line

_SIDE = 22
"""Of a button in a chip: no higher than a line of the field, or one chip would make the box taller than others."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing chosen: its code, what it is called, and the part it has (a code, or "")."""

    code: str
    title: str
    part: str = ""


class ChipWords(PlainLabel):
    """One line, as wide as it is long; where there is less room its end is left out, and the tooltip has it all."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.set_most_lines(1)

    def sizeHint(self) -> QSize:
        # Of the whole words: measured by what is shown, a chip once cut would stay cut.
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(visible_line(self.text())) + theme.scaled(4)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())


class ChipFrame(QFrame):
    """One chip on the screen. `mark` is a word beside its title; `may_lead` offers to put it first."""

    removed = Signal(str)
    put_first = Signal(str)
    part_chosen = Signal(str, str)

    def __init__(
        self, chip: Chip, parts: Sequence[tuple[str, str]], mark: str = "", may_lead: bool = False
    ) -> None:
        super().__init__()
        self.stops: list[QWidget] = []
        """What takes the keys in it, in order."""
        self._code = chip.code
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 2, 0)
        self._row.setSpacing(2)
        self._row.addWidget(ChipWords(chip.title))
        if mark:
            self._row.addWidget(plain_label(f"· {mark}", wrap=False))
        if parts:
            combo = Combo(parts, None if chip.part else "part …")
            combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
            combo.set_code(chip.part or None)
            combo.setAccessibleName(f"Part of {chip.title}")
            combo.currentIndexChanged.connect(
                lambda _row: self.part_chosen.emit(chip.code, combo.code() or "")
            )
            self._stop(combo)
        if may_lead:
            self._button("left", f"Put {chip.title} first").clicked.connect(
                lambda: self.put_first.emit(chip.code)
            )
        self._button("close", f"Remove {chip.title}").clicked.connect(lambda: self.removed.emit(chip.code))

    def _button(self, icon: str, name: str) -> Button:
        button = icon_only(icon, name)
        button.set_icon(icon, "low")
        button.setFixedSize(theme.scaled(_SIDE), theme.scaled(_SIDE))
        self._stop(button)
        return button

    def _stop(self, widget: QWidget) -> None:
        self._row.addWidget(widget)
        self.stops.append(widget)


class ChipsBox(QFrame):
    """`changed` fires whoever made the change.

    With `leading`, the first of several says that word, and each of the others has a button that puts it first.
    Tab goes as the eye does, through the chips to the line and on; Backspace in the empty line takes the last one away.
    """

    changed = Signal()

    def __init__(self, line: SearchLine, parts: Sequence[tuple[str, str]] = (), leading: str = "") -> None:
        super().__init__()
        self.line = line
        self.frames: list[ChipFrame] = []
        self._parts, self._leading = list(parts), leading
        self._chosen: list[Chip] = []
        self._flow = Flow(self, gap=6, stretch_last=True)
        self._flow.setContentsMargins(theme.scaled(8), theme.scaled(5), theme.scaled(8), theme.scaled(5))
        line.setProperty("bare", "true")
        line.setMinimumWidth(theme.scaled(160))
        line.installEventFilter(self)
        self._flow.addWidget(line)

    def chips(self) -> list[Chip]:
        """In the order chosen."""
        return list(self._chosen)

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these and no others."""
        self._chosen = list(chips)
        self._redraw()
        self.changed.emit()

    def add(self, chip: Chip) -> None:
        """Add one; one that is there already stays once. Empties the line."""
        self.line.clear()
        if all(there.code != chip.code for there in self._chosen):
            self.set_chips([*self._chosen, chip])

    def remove(self, code: str) -> None:
        """Take one away."""
        self.set_chips([chip for chip in self._chosen if chip.code != code])
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_first(self, code: str) -> None:
        """Let that one lead."""
        self.set_chips(sorted(self._chosen, key=lambda chip: chip.code != code))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self, code: str, part: str) -> None:
        self._chosen = [replace(chip, part=part) if chip.code == code else chip for chip in self._chosen]
        self.changed.emit()

    def _redraw(self) -> None:
        for old in self.frames:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.frames = []
        leading = self._leading if len(self._chosen) > 1 else ""
        for place, chip in enumerate(self._chosen):
            frame = ChipFrame(chip, self._parts, "" if place else leading, bool(place and leading))
            frame.removed.connect(self.remove)
            frame.put_first.connect(self.put_first)
            frame.part_chosen.connect(self._part)
            self._flow.insert(place, frame)
            self.frames.append(frame)
            frame.show()
        self._order_stops()
        self.updateGeometry()

    def _order_stops(self) -> None:
        """Lay the chips behind the line, where the line has its place in the form, then the line behind the last."""
        before: QWidget = self.line
        for stop in (stop for frame in self.frames for stop in frame.stops):
            self.setTabOrder(before, stop)
            before = stop
        if before is not self.line:
            self.setTabOrder(before, self.line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("within", "true" if event.type() == QEvent.Type.FocusIn else "false")
            repolish(self)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not event.isAutoRepeat()  # a key held down to empty the line must not go on to what is chosen
            and not self.line.text()
            and self._chosen
        ):
            self.remove(self._chosen[-1].code)
            return True
        return super().eventFilter(watched, event)
