"""Areas on a picture, each with its reason: a field of a form, kept as text like any other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.area_editor import AreaEditor
from safetydesk.desktop.kit.buttons import icon_only, secondary
from safetydesk.desktop.kit.combo import Combo
from safetydesk.desktop.kit.fields import Field
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.derivation import Area

_HEIGHT = 460


class AreasField(Field):
    """`value()` is a line for each area: "left,top,width,height:reason"; see `read_areas`."""

    def __init__(self, key: str, label: str, reasons: Sequence[tuple[str, str]], hint: str = "") -> None:
        super().__init__(key, label, hint, needed=True)
        self._reasons = list(reasons)
        self._chosen: list[str] = []
        self._combos: list[Combo] = []
        self.editor = AreaEditor()
        self.editor.removed.connect(self._removed)
        self.editor.changed.connect(self._areas_changed)
        self.editor.chosen.connect(self._mark)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setMinimumHeight(theme.scaled(_HEIGHT))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.editor)
        inside.addStretch(1)
        self._scroll.setWidget(holder)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.scaled(6))
        self.add_button = secondary(say("derive_add_area"), icon="add")
        self.add_button.clicked.connect(self.editor.add)
        body = QWidget()
        under = QVBoxLayout(body)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self._scroll)
        under.addLayout(self._list)
        under.addWidget(row(self.add_button))
        self._place(self.editor, outline=self._scroll, body=body)

    def show_picture(self, picture: QImage, whole: QSize, described: str) -> None:
        """The picture to draw on; `whole` is its own size."""
        self.editor.show_picture(picture, whole, described)

    def set_keeps_one(self, keeps_one: bool) -> None:
        """One area that is kept, or any number that are covered."""
        if keeps_one == self.editor.keeps_one:
            return
        self.editor.keeps_one = keeps_one
        if keeps_one and len(self._chosen) > 1:
            self.set_value(self.value().splitlines()[0])
            self.changed.emit()
        self.editor.update()

    def focus(self) -> None:
        """On the first area that has no reason, where there is one: the picture alone may fill the screen."""
        wanting = self._without_reason()
        if wanting is None:
            super().focus()
        else:
            wanting.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_be_seen(self) -> tuple[QWidget, ...]:
        said = self._problem_line or self
        return (said, self._without_reason() or said)

    def _without_reason(self) -> Combo | None:
        return next((combo for combo in self._combos if not combo.code()), None)

    def value(self) -> str:
        pairs = zip(self.editor.areas(), self._chosen, strict=True)
        return "\n".join(f"{r.x()},{r.y()},{r.width()},{r.height()}:{reason}" for r, reason in pairs)

    def set_value(self, value: str) -> None:
        areas = read_areas(value or "")
        self._chosen = [area.reason for area in areas]
        self.editor.set_areas([QRect(a.left, a.top, a.width, a.height) for a in areas])
        self._fill_list()

    def _areas_changed(self) -> None:
        self.set_problem(None)
        self._match()
        self.changed.emit()

    def _match(self) -> None:
        """One reason for each area: a new area has none, or its neighbour's."""
        count = len(self.editor.areas())
        if count == len(self._chosen):
            return
        last = self._chosen[-1] if self._chosen else ""
        self._chosen = (self._chosen + [last] * count)[:count]
        self._fill_list()

    def _fill_list(self) -> None:
        emptied(self._list)
        self._combos = []
        for place, reason in enumerate(self._chosen):
            self._list.addLayout(self._line(place, reason))
        self._mark(self.editor.current())

    def _line(self, place: int, reason: str) -> QHBoxLayout:
        number = str(place + 1)
        combo = Combo(self._reasons, say("derive_reason_choose"))
        combo.setAccessibleName(say("derive_reason_of", number=number))
        combo.set_code(reason or None)
        combo.currentIndexChanged.connect(lambda _at: self._reasoned(place, combo.code() or ""))
        self._combos.append(combo)
        gone = icon_only("delete", say("derive_remove_area", number=number))
        gone.clicked.connect(lambda: self.editor.remove(place))
        line = QHBoxLayout()
        line.addWidget(plain_label(say("derive_area", number=number), "body", wrap=False))
        line.addWidget(combo, 1)
        line.addWidget(gone)
        return line

    def _reasoned(self, place: int, reason: str) -> None:
        self._chosen[place] = reason
        self.editor.choose(place)
        self.set_problem(None)
        self.changed.emit()

    def _removed(self, place: int) -> None:
        del self._chosen[place]
        self._fill_list()

    def _mark(self, place: int) -> None:
        """Bring the current area into view."""
        self._match()
        areas = self.editor.areas()
        if 0 <= place < len(areas):
            shown = self.editor.on_screen(areas[place]).center().toPoint()
            self._scroll.ensureVisible(shown.x(), shown.y(), 60, 120)


def read_areas(text: str) -> tuple[Area, ...]:
    """What `AreasField.value` gave; lines that say nothing of the kind are left out."""
    found = []
    for line in text.splitlines():
        numbers, _, reason = line.partition(":")
        parts = numbers.split(",")
        if len(parts) == 4 and all(part.strip().isdecimal() for part in parts):
            left, top, width, height = map(int, parts)
            found.append(Area(left=left, top=top, width=width, height=height, reason=reason))
    return tuple(found)
