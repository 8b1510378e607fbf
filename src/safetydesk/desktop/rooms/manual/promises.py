"""The promises of one kind: three columns side by side, or one under another where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.domain.manual import Kind, Promise

_NARROW = 760
_SHARES = (6, 7, 7)
_SIDE_BY_SIDE, _STACKED = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class KindCard(Card):
    """What the kind means, then its promises."""

    def __init__(self, kind: Kind, promises: Sequence[Promise]) -> None:
        super().__init__(kind.name)
        self.add(plain_label(kind.means))
        self._heads = _Row([plain_label(words, "small") for words in _captions()])
        self._rows = [_of(one) for one in promises]
        self.add(self._heads)
        for each in self._rows:
            self.add(Hairline())
            self.add(each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * theme.current().scale ** 0.8
        self._heads.setVisible(not is_narrow)
        for each in self._rows:
            each.stack(is_narrow)


class _Row(QWidget):
    def __init__(self, cells: Sequence[QWidget]) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, theme.scaled(2), 0, theme.scaled(2))
        self._across.setSpacing(theme.scaled(18))
        for cell, share in zip(cells, _SHARES, strict=True):
            self._across.addWidget(cell, share, Qt.AlignmentFlag.AlignTop)

    def stack(self, is_narrow: bool) -> None:
        """One under another, each with its caption; or side by side, without."""
        self._across.setDirection(_STACKED if is_narrow else _SIDE_BY_SIDE)
        self._across.setSpacing(theme.scaled(6 if is_narrow else 18))
        for place in range(self._across.count()):
            held = self._across.itemAt(place)
            cell = held.widget() if held is not None else None
            if isinstance(cell, _Cell):
                cell.show_caption(is_narrow)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: a row that could not be narrower would never be told to stack."""
        return QSize(theme.scaled(120), super().minimumSizeHint().height())


class _Cell(QWidget):
    def __init__(self, caption: str, words: str, role: str = "body") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self._caption = plain_label(caption, "small")
        self._caption.hide()
        said = plain_label(words, role, selectable=True)
        said.setAccessibleName(f"{caption}: {words}")
        column.addWidget(self._caption)
        column.addWidget(said)

    def show_caption(self, shown: bool) -> None:
        self._caption.setVisible(shown)


def _captions() -> tuple[str, str, str]:
    return (wording.label("manual_promise"), wording.label("manual_keeps"), wording.label("manual_breaks"))


def _of(one: Promise) -> _Row:
    promised, keeps, breaks = _captions()
    return _Row([_Cell(promised, one.words, "strong"), _Cell(keeps, one.keeps), _Cell(breaks, one.breaks)])
