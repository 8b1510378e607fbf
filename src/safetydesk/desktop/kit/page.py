"""A room's page: title, subtitle, acts at the right, and a body that scrolls down and never sideways."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from safetydesk.desktop import theme
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.plain_label import plain_label


class UpAndDown(QScrollArea):
    """A scroll area whose content is always exactly as wide as what is seen of it.

    The bar stands in the page's margin, so that what scrolls ends where the head above it ends.
    """

    def __init__(self, body: QLayout) -> None:
        super().__init__()
        self._body, self._margins = body, body.contentsMargins()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.width() - self.viewport().width()
        self._body.setContentsMargins(self._margins - QMargins(0, 0, bar, 0))
        super().resizeEvent(event)


class Page(QWidget):
    """`body` is the layout of what scrolls; with `scrolls=False` it fills the page instead (for a table)."""

    def __init__(self, title: str = "", subtitle: str = "", scrolls: bool = True) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(theme.scaled(24), theme.scaled(20), theme.scaled(24), theme.scaled(10))
        head.setSpacing(theme.scaled(16))
        words = QVBoxLayout()
        words.setSpacing(4)
        self._above = QHBoxLayout()
        self.overline = plain_label("", "small", selectable=True)
        self.title = plain_label(title, "title")
        self.subtitle = plain_label(subtitle, "muted")
        self.overline.hide()
        if not subtitle:
            self.subtitle.hide()  # never shown here: what has no parent yet would be a window of its own
        self.title.set_most_lines(2)
        self.subtitle.set_most_lines(3)
        words.addWidget(self.overline)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._beneath = QWidget()
        self._beneath_flow = Flow(self._beneath, gap=8)
        self._beneath.hide()
        words.addWidget(self._beneath)
        head.addLayout(words, 1)
        self._acts = QWidget()
        self._acts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._acts_row = QHBoxLayout(self._acts)
        self._acts_row.setContentsMargins(0, 0, 0, 0)
        self._acts_row.setSpacing(8)
        head.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._head)
        self.banners = QVBoxLayout()
        self.banners.setContentsMargins(theme.scaled(24), 0, theme.scaled(24), 0)
        self.banners.setSpacing(theme.scaled(8))
        column.addLayout(self.banners)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self._inside.setProperty("role", "page")
        self.body.setContentsMargins(theme.scaled(24), theme.scaled(6), theme.scaled(24), theme.scaled(20))
        self.body.setSpacing(theme.scaled(12))
        self._scroll = self._make_scroll(title) if scrolls else None
        column.addWidget(self._scroll or self._inside, 1)
        self.setAccessibleName(title)

    def _make_scroll(self, title: str) -> QScrollArea:
        self.body.addStretch(1)
        scroll = UpAndDown(self.body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        scroll.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        scroll.setAccessibleName(title)
        return scroll

    def set_title(self, title: str, subtitle: str = "", overline: str = "") -> None:
        """Change the words at the top."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.overline.setText(overline)
        self.overline.setVisible(bool(overline))
        self.setAccessibleName(title)

    def add_act(self, button: QWidget) -> QWidget:
        """Put a button at the top right. Gives it back."""
        self._acts_row.addWidget(button)
        return button

    def set_beneath(self, *widgets: QWidget) -> None:
        """Stand these (badges, a line of words) under the title, in place of what stood there."""
        while self._beneath_flow.count():
            item = self._beneath_flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._beneath_flow.addWidget(widget)
        self._beneath.setVisible(bool(widgets))

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put a widget at the end of the body. Gives it back."""
        self.body.insertWidget(self._end(), widget, stretch)
        return widget

    def leave_by_escape(self, leave: Callable[[], object]) -> None:
        """Esc, wherever the cursor stands in this page, does what its button for leaving does."""
        self._by_key(QKeySequence(Qt.Key.Key_Escape), leave)

    def save_by_keys(self, save: Callable[[], object]) -> None:
        """Ctrl+S or Ctrl+Enter, wherever the cursor stands in this page, does what its button for saving does."""
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            self._by_key(QKeySequence(keys), save)

    def _by_key(self, keys: QKeySequence, act: Callable[[], object]) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def scroll_to(self, widget: QWidget) -> None:
        """Bring `widget` into view."""
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(widget, 0, 24)

    def _end(self) -> int:
        return self.body.count() - 1 if self._scroll is not None else self.body.count()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_banners_air()
            self._arrange_head()
        return super().event(event)

    def _give_banners_air(self) -> None:
        """Between the last banner and the body; nothing where no banner is seen."""
        held = [self.banners.itemAt(place) for place in range(self.banners.count())]
        is_seen = any(item is not None and not item.isEmpty() for item in held)
        margins = self.banners.contentsMargins()
        wanted = theme.scaled(8) if is_seen else 0
        if margins.bottom() != wanted:
            self.banners.setContentsMargins(margins.left(), margins.top(), margins.right(), wanted)

    def minimumSizeHint(self) -> QSize:
        """Its acts stand beneath the words of its head where there is no room beside them, and one under another."""
        across = max((act.minimumSize().width() for act in self._each_act()), default=0)
        across += self._beside_the_head()
        body = self._scroll or self._inside
        least = max(across, body.minimumSizeHint().width(), self.banners.minimumSize().width())
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_head()

    def _arrange_head(self) -> None:
        """Asked again whenever an act comes or goes: those that are hidden take no room."""
        narrow = self.width() < theme.scaled(640) * theme.current().scale
        direction = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        head = self._head.layout()
        if isinstance(head, QHBoxLayout) and head.direction() != direction:
            head.setDirection(direction)
        shown = [act.minimumSize().width() for act in self._each_act() if not act.isEmpty()]
        across = sum(shown) + self._acts_row.spacing() * max(0, len(shown) - 1)
        is_tight = narrow and across + self._beside_the_head() > self.width()
        wanted = QHBoxLayout.Direction.TopToBottom if is_tight else QHBoxLayout.Direction.LeftToRight
        if self._acts_row.direction() != wanted:
            self._acts_row.setDirection(wanted)

    def _each_act(self) -> list[QLayoutItem]:
        found = (self._acts_row.itemAt(place) for place in range(self._acts_row.count()))
        return [item for item in found if item is not None]

    def _beside_the_head(self) -> int:
        head = self._head.layout()
        room = head.contentsMargins() if head is not None else QMargins()
        return room.left() + room.right()


class Columns(QWidget):
    """A wide column and a narrow one beside it, which falls beneath where there is no room."""

    def __init__(
        self, left: QWidget, right: QWidget, share: tuple[int, int] = (2, 1), narrow: int = 860
    ) -> None:
        super().__init__()
        self._narrow = narrow
        self._sides = (left, right)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.scaled(20))
        self._row.addWidget(left, share[0], Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(right, share[1], Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        least = max(side.minimumSizeHint().width() for side in self._sides)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._narrow * theme.current().scale ** 0.7
        self._row.setDirection(
            QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        )


def column(*widgets: QWidget, gap: int = 12) -> QWidget:
    """The widgets one under another, as one widget."""
    held = QWidget()
    inside = QVBoxLayout(held)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(theme.scaled(gap))
    for widget in widgets:
        inside.addWidget(widget)
    return held


def row(*widgets: QWidget, gap: int = 8, spring: bool = True) -> QWidget:
    """The widgets side by side, wrapping like words where there is no room."""
    held = QWidget()
    inside = Flow(held, gap=theme.scaled(gap), stretch_last=not spring)
    for widget in widgets:
        inside.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    held.setSizePolicy(policy)
    return held


def marked(mark: QWidget, words: QWidget, gap: int = 8) -> QWidget:
    """A mark (a badge) and the words it is about on one line; they wrap beside it."""
    held = QWidget()
    across = QHBoxLayout(held)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.scaled(gap))
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(words, 1)
    return held


def section(title: str, tone: str | None = None) -> QWidget:
    """The heading of a part of a page."""
    label = plain_label(title, "heading")
    label.set_tone(tone)
    label.setContentsMargins(0, theme.scaled(8), 0, 0)
    return label
