"""The buttons for what must not be held: out of sight at once; later, and on advice, to be destroyed."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import danger, secondary
from safetydesk.desktop.rooms.incident.evidence.looking import Looking
from safetydesk.desktop.rooms.incident.forms.destroying import AskDestroySheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.image_guard import MUST_NOT_BE_HERE


def must_not_be_here(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """Out of sight, at once: nothing is asked first, and what to do stands beside it from then on."""
    if exhibit.is_isolated or not exhibit.has_file:
        return None
    button = danger(say("must_not_be_here"))
    button.setToolTip(say("must_not_be_here_hint"))
    button.setAccessibleDescription(say("must_not_be_here_hint"))
    room.surroundings.offers.only(button, "set_aside")
    button.clicked.connect(partial(_isolate, room, exhibit, button))
    return button


def ask_destruction(room: Room, exhibit: Exhibit, shown: Shown) -> QWidget | None:
    """For what is isolated, unless it was asked for."""
    is_asked = any(one.exhibit_id == exhibit.id and one.is_waiting for one in shown.case.destructions)
    if not exhibit.is_isolated or is_asked:
        return None
    button = secondary(say("destroy_ask"))
    room.surroundings.offers.only(button, "ask_destruction")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: AskDestroySheet(r, s, exhibit)))
    return button


def _isolate(room: Room, exhibit: Exhibit, button: QWidget) -> None:
    """Off the screen first; then out of the store's sight, whatever else is under way, and whoever leaves meanwhile."""
    for view in button.window().findChildren(Looking):
        view.cover_all()
        view.setFocus()  # else the keys fall to whatever comes after the button
    button.setEnabled(False)

    def failed(error: BaseException) -> None:
        if shiboken6.isValid(button):  # the page may have been made anew meanwhile
            button.setEnabled(True)
        room.surroundings.errors.show(error)

    room.surroundings.tasks.run_at_once(
        lambda: room.presenter.isolate(exhibit.id, MUST_NOT_BE_HERE),
        lambda _saved: None,  # the page hears of it, and shows what is to be done
        failed,
        owner=button.window(),
    )
