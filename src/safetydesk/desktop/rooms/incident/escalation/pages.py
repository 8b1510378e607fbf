"""The pages of the escalation, in their order. A new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.desktop.rooms.incident.escalation.closing_page import ClosingPage
from safetydesk.desktop.rooms.incident.escalation.contacts_page import ContactsPage
from safetydesk.desktop.rooms.incident.escalation.deadlines_page import DeadlinesPage
from safetydesk.desktop.rooms.incident.escalation.decisions_page import DecisionsPage
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.linked_page import LinkedPage
from safetydesk.desktop.rooms.incident.escalation.pathway_page import PathwayPage
from safetydesk.desktop.rooms.incident.escalation.sheets_page import SheetsPage
from safetydesk.desktop.rooms.incident.escalation.takedown_page import TakedownPage
from safetydesk.desktop.rooms.incident.furniture import Room

PAGES: dict[str, Callable[[Room], EscalationPage]] = {
    "contacts": ContactsPage,
    "decisions": DecisionsPage,
    "deadlines": DeadlinesPage,
    "pathway": PathwayPage,
    "takedown": TakedownPage,
    "linked": LinkedPage,
    "sheets": SheetsPage,
    "closing": ClosingPage,
}


def pages_of(room: Room) -> dict[str, EscalationPage]:
    """Each page, by its key; its name stands in `incident.escalation_<key>`."""
    return {key: make(room) for key, make in PAGES.items()}
