"""The tab of escalation: contacts, decisions, deadlines and what else `pages.py` names."""

from __future__ import annotations

from collections.abc import Collection

from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.pages import pages_of
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.pages_view import PagesView

_RECORDED = ("contacts", "decisions", "takedown")


class EscalationView(PagesView[EscalationPage]):
    """A page may ask for another one to come forward."""

    def __init__(self, room: Room) -> None:
        pages = pages_of(room)
        super().__init__("escalation", pages)
        for page in pages.values():
            page.page_wanted.connect(lambda key, what: self.page(key).choose(what))

    def counted(self) -> Collection[str]:
        """What was told, decided and asked for; what other pages count is still to do, or was counted already."""
        return _RECORDED
