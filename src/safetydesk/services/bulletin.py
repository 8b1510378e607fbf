"""Where committed events are announced. Screens read afresh on hearing one; nothing is pushed sideways."""

from __future__ import annotations

import sys
from collections.abc import Callable

from safetydesk.domain.events import Event

Listener = Callable[[Event], None]


def unheard(_event: Event) -> None:
    """For what is committed while no desk is open: there is nobody yet, or nobody any more, to read afresh."""


class Bulletin:
    """Announces on the thread that committed; a window passes it to its own thread."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def announce(self, event: Event) -> None:
        """A listener that fails is told as any fault that nobody caught is; the act was committed and stays done."""
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception:  # noqa: BLE001 - whoever saved must not hear of a save that failed
                sys.excepthook(*sys.exc_info())
