"""What asks for attention is scrolled to: nothing is asked, and no focus rests, where it cannot be seen."""

from __future__ import annotations

from PySide6.QtCore import QTimer
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
