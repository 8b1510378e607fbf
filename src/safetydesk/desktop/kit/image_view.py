"""One thing to look at, large, and covered until it is asked for: a picture, a page, or plain words.

It shows pixels and characters it is handed; it reads no file. Keys, while it is uncovered: + and - for the size, 0 to
fit it, 1 for its real size, L and R to turn it, Page Up and Page Down for pages, Esc to cover it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import Button, icon_only, secondary
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.picture_pane import PicturePane
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.text_pane import TextPane


class ImageView(QFrame):
    """`cover` hides, `show_picture` and `show_text` show. `show_wanted`: the user asks; the room decides and records.

    `page_wanted` carries the number of the page that is asked for.
    """

    show_wanted = Signal()
    cover_wanted = Signal()
    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.scaled(200))
        self.setAccessibleName("Picture")
        self._page, self._pages = 1, 1
        self._pane, self._text = PicturePane(), TextPane()
        self._pane.page_wanted.connect(self._turn_page)
        self._keys: dict[str, Callable[[], None]] = {
            "+": self._larger,
            "=": self._larger,
            "-": self._smaller,
            "0": self._fit,
            "1": self._real,
            "l": lambda: self._turn(-1),
            "r": lambda: self._turn(1),
        }
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_cover())
        self._stack.addWidget(self._make_shown())

    def cover(self, title: str = "Covered", reason: str = "", button: str = "Show") -> None:
        """Hide what is shown and say why. An empty `button` offers no way to show it."""
        had_focus = self._has_focus()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # before what has it is hidden
        self._pane.clear()
        self._text.clear()
        self._note.setText("")
        self._title.setText(title)
        self._reason.setText(reason)
        self._show.set_words(button)
        self._show.setVisible(bool(button))
        self._stack.setCurrentIndex(0)
        self.setAccessibleName(f"{title}. {reason}")
        if had_focus and button:
            self._show.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_picture(
        self, picture: QImage, described: str = "Picture", page: int = 1, pages: int = 1, note: str = ""
    ) -> None:
        """Show pixels already checked. `described` is read aloud. The keys that were here now scroll it.

        Another page of the same thing is shown as large and as turned as the one before.
        """
        keep = not self.is_covered() and self._pane.has_picture() and pages > 1
        self._page, self._pages = page, pages
        self._uncover(self._pane, described, note)
        self._pane.show_picture(picture, described, keep=keep)

    def show_text(self, text: str, described: str = "Text", note: str = "") -> None:
        """Show plain characters."""
        self._page = self._pages = 1
        self._uncover(self._text, described, note)
        self._text.show_text(text, described)

    def clear(self) -> None:
        """Hold nothing."""
        self.cover("No picture", "", "")

    def is_covered(self) -> bool:
        """Whether nothing of it can be seen."""
        return self._stack.currentIndex() == 0

    def zoom(self, factor: float | None) -> None:
        """Screen pixels for one of the picture's; None fits it to the room."""
        self._pane.zoom(factor)

    def _uncover(self, pane: QWidget, described: str, note: str) -> None:
        had_focus = self._has_focus()
        is_picture = pane is self._pane
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._pages_group.setVisible(self._pages > 1)
        self._count.setText(f"{self._page} of {self._pages}")
        self._back.setEnabled(self._page > 1)
        self._on.setEnabled(self._page < self._pages)
        for button in self._for_pictures:
            button.setVisible(is_picture)
        self.setAccessibleName(described)
        self._panes.setCurrentWidget(pane)
        self._stack.setCurrentIndex(1)
        self._shown_layout.activate()  # the room there is, now and not at the next turn of the loop
        if had_focus and not (pane.hasFocus() or self._on.hasFocus() or self._back.hasFocus()):
            pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_cover(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.addStretch(1)
        self._title = plain_label("Covered", "word")
        self._reason = plain_label("", "muted")
        self._show = secondary("Show")
        self._show.clicked.connect(self.show_wanted)
        for label in (self._title, self._reason):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return held

    def _make_shown(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(1, 1, 1, 6)
        self._shown_layout = column
        self._note = plain_label("", "small")
        self._note.setContentsMargins(8, 6, 8, 0)
        column.addWidget(self._note)
        inner = QWidget()
        self._panes = QStackedLayout(inner)
        self._panes.addWidget(self._pane)
        self._panes.addWidget(self._text)
        column.addWidget(inner, 1)
        bar = QWidget()
        flow = Flow(bar, gap=6)
        bar.setContentsMargins(8, 0, 8, 0)
        flow.addWidget(self._make_sizes())
        flow.addWidget(self._make_pages())
        hide = secondary("Cover", "Cover this picture", "cover")
        hide.clicked.connect(self.cover_wanted)
        flow.addWidget(hide)
        column.addWidget(bar)
        return held

    def _make_sizes(self) -> QWidget:
        acts = (
            ("minus", "Smaller", self._smaller),
            ("fit", "Fit to the room", self._fit),
            ("add", "Larger", self._larger),
            ("actual", "Real size", self._real),
            ("turn_left", "Turn left", lambda: self._turn(-1)),
            ("turn_right", "Turn right", lambda: self._turn(1)),
        )
        buttons = [_pressed(icon_only(icon, name), act) for icon, name, act in acts]
        self._for_pictures = buttons[4:]
        return _in_a_row(*buttons)

    def _make_pages(self) -> QWidget:
        self._back = _pressed(icon_only("left", "Page before"), lambda: self._turn_page(-1))
        self._on = _pressed(icon_only("right", "Next page"), lambda: self._turn_page(1))
        self._count = plain_label("", "small", wrap=False)
        self._pages_group = _in_a_row(self._back, self._count, self._on)
        self._pages_group.setAccessibleName("Pages")
        return self._pages_group

    def _larger(self) -> None:
        self._open_pane().larger()

    def _smaller(self) -> None:
        self._open_pane().smaller()

    def _fit(self) -> None:
        self._text.usual() if self._open_pane() is self._text else self._pane.zoom(None)

    def _real(self) -> None:
        self._text.usual() if self._open_pane() is self._text else self._pane.zoom(1.0)

    def _turn(self, quarters: int) -> None:
        if self._open_pane() is self._pane:
            self._pane.turn(quarters)

    def _turn_page(self, step: int) -> None:
        wanted = self._page + step
        if 1 <= wanted <= self._pages:
            self.page_wanted.emit(wanted)

    def _open_pane(self) -> PicturePane | TextPane:
        return self._text if self._panes.currentWidget() is self._text else self._pane

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def event(self, event: QEvent) -> bool:
        """Esc covers, whatever else it would do on the page."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_escape and not self.is_covered():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_covered() or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        act = self._keys.get(event.text().casefold())
        if event.key() == Qt.Key.Key_Escape:
            self.cover_wanted.emit()
        elif act is not None:
            act()
        else:
            super().keyPressEvent(event)


def _pressed(button: Button, act: Callable[[], None]) -> Button:
    button.clicked.connect(lambda _on=False: act())
    return button


def _in_a_row(*widgets: QWidget) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    return held
