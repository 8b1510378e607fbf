"""The button that takes a plain copy of the chosen exhibit out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.rooms.incident.forms.copy_out import CopyOutSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.exhibit import Exhibit


def take_out(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """For what may be seen at all, of any kind."""
    if not exhibit.may_be_seen:
        return None
    button = secondary(say("copy_out_act"), icon="take_out")
    room.surroundings.offers.only(button, "copy_out")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: CopyOutSheet(r, s, exhibit)))
    return button
