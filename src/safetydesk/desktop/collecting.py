"""What Python finds unreachable is let go on the window's thread alone.

Python looks for unreachable rings of objects wherever memory happens to be asked for: on the worker as well. Where such
a ring holds a window that was closed, its C++ half is then taken down on a thread Qt never allows it on, and the
program ends without a word. So the search by itself is off while there is a window, and is done here, by the same
thresholds, between two events.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QTimer

EVERY_MS = 500
_NAME = "collecting"


def collect_here(app: QCoreApplication) -> None:
    """From now on for as long as the process lives; asked twice, it is done once. On the window's thread."""
    if app.findChild(QTimer, _NAME) is not None:
        return
    gc.disable()
    timer = QTimer(app)
    timer.setObjectName(_NAME)
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(collect_if_due)
    timer.start()


def collect_if_due() -> None:
    """The oldest generation whose threshold is passed, and the younger with it; nothing where none is."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
