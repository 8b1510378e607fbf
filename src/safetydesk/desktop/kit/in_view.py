"""What asks for attention is scrolled to: nothing is asked, and no focus rests, where it cannot be seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_BESIDE, _ABOVE = 24, 48  # pixels left free round what is scrolled to


def bring_into_view(widget: QWidget) -> None:
    """Scroll the area that holds `widget`, if one does, until it is seen."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget, _BESIDE, _ABOVE)


def bring_into_view_once_laid_out(widget: QWidget) -> None:
    """The same for what was shown a moment ago, and has its place only after the layout has run."""
    QTimer.singleShot(0, widget, lambda: bring_into_view(widget))


def give_keys_once_laid_out(*parts: QWidget, named: str = "") -> None:
    """Put the keys on the first thing that takes them in the first of `parts` that is shown, and bring it into view;
    on the one `named` so, if it is there.

    For the part where an act's outcome stands, whose button is gone: Qt would give them to whatever comes next.
    """
    QTimer.singleShot(0, parts[0], lambda: _give_keys(parts, named))


def _give_keys(parts: tuple[QWidget, ...], named: str) -> None:
    part = next((one for one in parts if one.isVisible()), None)
    if part is None:
        return
    takes = [
        each
        for each in part.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    alike = [each for each in takes if named and each.accessibleName() == named]
    next(iter(alike or takes), part).setFocus(Qt.FocusReason.OtherFocusReason)
    bring_into_view(part)
