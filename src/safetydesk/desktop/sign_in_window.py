"""The window before a store is open: first run, or sign in. It holds no key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import link
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.trial_line import trial_line

_WIDTH = 680
_WIDE = 1100


class SignInWindow(QWidget):
    """One page in the middle, at the foot what can be asked for without a key, perhaps a line across the top.

    `other_wanted` for a store in another folder, `manual_wanted` for the page that says what is protected,
    `restore_wanted` for the way back from a backup.
    """

    other_wanted = Signal()
    manual_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, trial: str) -> None:
        super().__init__()
        self.setWindowTitle(f"SafetyDesk · {trial}" if trial else "SafetyDesk")
        self.resize(1366, 768)
        self.setMinimumSize(480, 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if trial:
            column.addWidget(trial_line(trial, 24, in_the_middle=True))
        self._pages = QStackedWidget()
        column.addWidget(self._pages, 1)
        self._foot_line = self._foot()
        column.addWidget(self._foot_line)

    def show_page(self, page: QWidget) -> None:
        """Set the one page there. The cursor stands where the page put it, and Tab reaches the foot last."""
        begun_at = page.focusWidget()
        self._pages.setCurrentIndex(self._pages.addWidget(_in_the_middle(page, _WIDTH)))
        QWidget.setTabOrder(page, self._foot_line)
        if begun_at is not None:
            begun_at.setFocus()

    def show_beside(self, page: QWidget, is_wide: bool = True) -> None:
        """Show another page for a while; what was typed on the first one stays there."""
        self._foot_line.hide()
        self._pages.setCurrentIndex(self._pages.addWidget(_in_the_middle(page, _WIDE if is_wide else _WIDTH)))

    def show_first(self) -> None:
        """Back from what `show_beside` showed."""
        gone = self._pages.currentWidget()
        self._pages.setCurrentIndex(0)
        self._foot_line.show()
        if gone is not None and self._pages.count() > 1:
            self._pages.removeWidget(gone)
            gone.deleteLater()

    def _foot(self) -> QWidget:
        other, manual = link(wording.label("sign_other")), link(wording.label("sign_manual"))
        restore = link(wording.label("restore_link"))
        restore.clicked.connect(self.restore_wanted)
        other.clicked.connect(self.other_wanted)
        manual.clicked.connect(self.manual_wanted)
        held = QWidget()
        across = QHBoxLayout(held)
        across.setContentsMargins(theme.scaled(24), theme.scaled(4), theme.scaled(24), theme.scaled(12))
        across.addWidget(row(other, restore, manual, gap=16))
        held.setMaximumWidth(_width(_WIDTH))
        middle = QWidget()
        centred = QHBoxLayout(middle)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch(1)
        centred.addWidget(held, 20)
        centred.addStretch(1)
        return middle


def _in_the_middle(page: QWidget, width: int) -> QWidget:
    page.setMaximumWidth(_width(width))
    held = QWidget()
    across = QHBoxLayout(held)
    across.setContentsMargins(0, 0, 0, 0)
    across.addStretch(1)
    across.addWidget(page, 20)
    across.addStretch(1)
    return held


def _width(pixels: int) -> int:
    return round(theme.scaled(pixels * theme.current().scale ** 0.3))
