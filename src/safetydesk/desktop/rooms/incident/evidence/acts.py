"""What can be done with the chosen exhibit: one button each, in this order. A new act is a function and a line here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import danger, secondary
from safetydesk.desktop.rooms.incident.evidence.copy_out_act import take_out
from safetydesk.desktop.rooms.incident.forms.capture_card import CaptureCardSheet
from safetydesk.desktop.rooms.incident.forms.exhibit_state import FreeSheet, IsolateSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.exhibit import Exhibit

Act = Callable[[Room, Exhibit, Shown], QWidget | None]
"""A button for this exhibit, or None where the act does not fit it."""


def amend_card(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget:
    """Say more, or better, of where it came from."""
    button = secondary(say("amend_card"), icon="edit")
    room.surroundings.offers.only(button, "add_evidence")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: CaptureCardSheet(r, s, exhibit)))
    return button


def free(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """Bring back what was set aside."""
    if not exhibit.is_isolated:
        return None
    button = secondary(say("free_exhibit"))
    room.surroundings.offers.only(button, "bring_back")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: FreeSheet(r, s, exhibit)))
    return button


def must_not_be_here(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """Out of sight, at once."""
    if exhibit.is_isolated:
        return None
    button = danger(say("must_not_be_here"))
    room.surroundings.offers.only(button, "set_aside")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: IsolateSheet(r, s, exhibit)))
    return button


ACTS: tuple[Act, ...] = (amend_card, take_out, free, must_not_be_here)
