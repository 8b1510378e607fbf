"""What can be done with an exhibit's custody, and withdrawing it: one button each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.rooms.incident.forms.custody import CustodySheet
from safetydesk.desktop.rooms.incident.forms.custody_paper import HandOverPaperSheet, LabelsSheet
from safetydesk.desktop.rooms.incident.forms.withdraw_exhibit import ReinstateSheet, WithdrawExhibitSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.exhibit import WITHDRAWN, Exhibit


def hand_over(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """Somebody else has it from now on, or viewed or copied it."""
    if not exhibit.has_file:
        return None
    button = secondary(say("custody_act"), say("custody_act_named", number=exhibit.number))
    room.surroundings.offers.only(button, "custody")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: CustodySheet(r, s, exhibit)))
    return button


def label(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """A label with its number."""
    if not exhibit.has_file:
        return None
    button = quiet(say("labels_button"), icon="print")
    room.surroundings.offers.only(button, "custody")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: LabelsSheet(r, s, [exhibit.id])))
    return button


def hand_over_sheet(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """Its line on paper, for two to sign."""
    if not exhibit.has_file:
        return None
    button = quiet(say("hand_over_sheet_button"), icon="print")
    room.surroundings.offers.only(button, "custody")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: HandOverPaperSheet(r, s, [exhibit.id])))
    return button


def withdraw(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """It is no evidence here after all."""
    if not exhibit.may_be_seen:
        return None
    button = quiet(say("withdraw_exhibit_button"))
    room.surroundings.offers.only(button, "withdraw_exhibit")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: WithdrawExhibitSheet(r, s, exhibit)))
    return button


def reinstate(room: Room, exhibit: Exhibit, _shown: Shown) -> QWidget | None:
    """It is, after all."""
    if exhibit.state != WITHDRAWN:
        return None
    button = secondary(say("reinstate_button"))
    room.surroundings.offers.only(button, "withdraw_exhibit")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: ReinstateSheet(r, s, exhibit)))
    return button
