"""What can be done with the chosen exhibit: one button each, in this order. A new act is a function and a line here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.rooms.incident.evidence import custody_acts
from safetydesk.desktop.rooms.incident.evidence.copy_out_act import take_out
from safetydesk.desktop.rooms.incident.evidence.derived_card import derive
from safetydesk.desktop.rooms.incident.evidence.must_not_be_here import ask_destruction, must_not_be_here
from safetydesk.desktop.rooms.incident.forms.capture_card import CaptureCardSheet
from safetydesk.desktop.rooms.incident.forms.exhibit_state import FreeSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.exhibit import Exhibit

Act = Callable[[Room, Exhibit, Shown], QWidget | None]
"""A button for this exhibit, or None where the act does not fit it."""


def amend_card(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """Say more, or better, of where it came from. What is left of one destroyed stays as it is."""
    if not exhibit.has_file:
        return None
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


ACTS: tuple[Act, ...] = (
    amend_card,
    must_not_be_here,
    derive,
    custody_acts.hand_over,
    custody_acts.label,
    custody_acts.hand_over_sheet,
    take_out,
    free,
    ask_destruction,
    custody_acts.withdraw,
    custody_acts.reinstate,
)
"""What must go at once stands where it is seen without scrolling."""
