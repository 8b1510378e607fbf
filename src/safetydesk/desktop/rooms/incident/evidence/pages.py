"""The pages of the evidence, in their order. A new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.desktop.rooms.incident.evidence.conversations_page import ConversationsPage
from safetydesk.desktop.rooms.incident.evidence.evidence_page import EvidencePage
from safetydesk.desktop.rooms.incident.evidence.exhibits_page import ExhibitsPage
from safetydesk.desktop.rooms.incident.evidence.held_page import HeldPage
from safetydesk.desktop.rooms.incident.evidence.words_page import WordsPage
from safetydesk.desktop.rooms.incident.furniture import Room

PAGES: dict[str, Callable[[Room], EvidencePage]] = {
    "exhibits": ExhibitsPage,
    "held": HeldPage,
    "words": WordsPage,
    "conversations": ConversationsPage,
}


def pages_of(room: Room) -> dict[str, EvidencePage]:
    """Each page, by its key; its name stands in `incident.evidence_<key>`."""
    return {key: make(room) for key, make in PAGES.items()}
