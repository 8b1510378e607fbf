"""A card: a hairline frame with air in it. A hairline. A heading for a part of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.plain_label import plain_label, repolish


class Hairline(QFrame):
    """A line one pixel high."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Card(QFrame):
    """Things stand in it one under another. `tone` colours it ("accent", "moderate" ...)."""

    def __init__(self, title: str = "", tone: str = "", flush: bool = False) -> None:
        super().__init__()
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self)
        air = 1 if flush else theme.scaled(16)
        self.body.setContentsMargins(
            air, 1 if flush else theme.scaled(14), air, 1 if flush else theme.scaled(14)
        )
        self.body.setSpacing(0 if flush else theme.scaled(8))
        self.heading = plain_label(title, "heading")
        self.body.addWidget(self.heading)  # first: shown without a parent it would be a window of its own
        if not title:
            self.heading.hide()  # never shown here: what has no parent yet would be a window of its own
        if tone:
            self.heading.set_tone(tone)

    def add(self, widget: QWidget) -> QWidget:
        """Put `widget` at the end. Gives it back."""
        self.body.addWidget(widget)
        return widget

    def add_row(self, *widgets: QWidget) -> QWidget:
        """A row with a hairline above it (but not above the first), the first widget taking the room."""
        if self.body.count() > 1:
            self.body.addWidget(Hairline())
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(12))
        across.setSpacing(theme.scaled(16))
        for place, widget in enumerate(widgets):
            across.addWidget(widget, 1 if place == 0 else 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(row)
        return row

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self.heading.setText(title)
        self.heading.setVisible(bool(title))

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        self.setProperty("tone", tone)
        self.heading.set_tone(tone)
        repolish(self)

    def clear(self) -> None:
        """Take out everything but the heading."""
        while self.body.count() > 1:
            item = self.body.takeAt(1)
            if item is None:
                break
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
            elif (inner := item.layout()) is not None:
                _discard(inner)


def _discard(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
