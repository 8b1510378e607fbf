"""A page of fields in one to three columns, fewer where there is no room. Problems stand beside fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.in_view import bring_into_view, bring_into_view_once_laid_out
from safetydesk.desktop.kit.plain_label import plain_label

_NARROW = 210


class Form(QWidget):
    """`changed` fires with the key of the field that changed. Tab order is the order of adding."""

    changed = Signal(str)

    def __init__(self, columns: int = 1) -> None:
        super().__init__()
        self._columns = columns
        self._shown_columns = columns
        self._placed: list[tuple[QWidget, int]] = []
        self._fields: dict[str, Field] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)

    def add(self, field: Field, span: int = 1) -> Field:
        """Add a field over `span` columns. Raises ValueError for a key used twice. Gives the field back."""
        if field.key in self._fields:
            raise ValueError(f"two fields with the key {field.key}")
        self._fields[field.key] = field
        field.changed.connect(lambda: self.changed.emit(field.key))
        self._placed.append((field, span))
        self._arrange()
        return field

    def add_widget(self, widget: QWidget, span: int = 0) -> QWidget:
        """Add anything else over `span` columns (0: the whole row). It may be shown and hidden by itself."""
        if widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.setParent(self)  # the grid takes no hidden one, and shown without a parent it is a window
        widget.installEventFilter(self)
        self._placed.append((widget, span or self._columns))
        self._arrange()
        return widget

    def add_heading(self, text: str) -> None:
        """Begin a part of the form."""
        self.add_widget(plain_label(text, "heading"))

    def field(self, key: str) -> Field:
        """The field of that key. Raises KeyError."""
        return self._fields[key]

    def fields(self) -> tuple[Field, ...]:
        """All, in order."""
        return tuple(self._fields.values())

    def values(self) -> dict[str, Any]:
        """What every field holds, by key."""
        return {key: field.value() for key, field in self._fields.items()}

    def set_values(self, values: dict[str, Any]) -> None:
        """Fill the fields named; keys that no field has are left out."""
        for key, value in values.items():
            if key in self._fields:
                self._fields[key].set_value(value)

    def show_problems(self, problems: Iterable[tuple[str, str]], focus: bool = True) -> list[str]:
        """Put each (field key, words) beside its field, clear the others, focus the first.

        Gives back the words of the problems that name no field of this form, for the room's banner.
        """
        said: dict[str, list[str]] = {}
        homeless: list[str] = []
        for key, words in problems:
            if key in self._fields:
                said.setdefault(key, []).append(words)
            else:
                homeless.append(words)
        first: Field | None = None
        for key, field in self._fields.items():
            field.set_problem(" ".join(said[key]) if key in said else None)
            if key in said and first is None:
                first = field
        if first is not None and focus:
            first.focus()
            for part in first.to_be_seen():
                bring_into_view(part)
                bring_into_view_once_laid_out(
                    part
                )  # the line that says what is wrong has its place only then
        return homeless

    def clear_problems(self) -> None:
        """Take every problem away."""
        self.show_problems(())

    def set_field_visible(self, key: str, visible: bool) -> None:
        """Show or leave out a field; the others close up."""
        self._fields[key].setVisible(visible)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._arrange()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        # As narrow as the widest single field: the columns give way before the page scrolls sideways.
        least = max((field.minimumSizeHint().width() for field, _span in self._placed), default=0)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = max(
            1, min(self._columns, self.width() // theme.scaled(_NARROW * theme.current().scale ** 0.5))
        )
        if fitting != self._shown_columns:
            self._shown_columns = fitting
            self._arrange()

    def _arrange(self) -> None:
        # Taken out by the grid's own hand, which ends the item too: one that lived on would be the one told of
        # every change of size, and the grid would keep the heights it measured first.
        for placed, _span in self._placed:
            self._grid.removeWidget(placed)
        row = column = 0
        previous: QWidget | None = None
        for widget, wished in self._placed:
            if widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                continue
            span = min(wished, self._shown_columns)
            if column + span > self._shown_columns:
                row, column = row + 1, 0
            self._grid.addWidget(widget, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            if previous is not None:
                QWidget.setTabOrder(previous, widget)
            previous = widget
            column += span
        for each in range(self._columns):
            self._grid.setColumnStretch(each, 1 if each < self._shown_columns else 0)
