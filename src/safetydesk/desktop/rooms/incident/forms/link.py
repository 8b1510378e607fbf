"""Linking this incident to another one, with a reason; and parting the two again."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.incident_link_drafts import LinkDraft


class LinkSheet(Sheet):
    """Links it; `other` is a reference that was suggested."""

    kind = "link"

    def __init__(self, room: Room, shown: Shown, other: str = "", reason: str = "") -> None:
        super().__init__(room, shown, say("link_title"), say("link_why"), say("link_save"))
        self.slot = other
        # In the field: beside its name it would take a second line, and stand lower than its neighbour.
        self.line("other", "link_other", needed=True).line.setPlaceholderText(say("link_other_hint"))
        self.choice("kind", "link_kind", "link_kinds", needed=True)
        self.area("reason", "link_reason", needed=True, lines=2)
        self.begin({"other": other, "reason": reason})

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter.links
        draft = LinkDraft(**texts(values, ("other", "kind", "reason")))
        return lambda _progress: presenter.link(incident, draft)


class EndLinkSheet(Sheet):
    """They do not belong together after all. The link stays in both histories, as ended."""

    kind = "end_link"

    def __init__(self, room: Room, shown: Shown, link: IncidentLink) -> None:
        super().__init__(room, shown, say("link_end_title"), say("link_end_why"), say("link_end_save"))
        self._link = link
        self.slot = str(link.id)
        self.area("reason", "link_end_reason", needed=True, lines=2)
        self.begin({})

    def work(self, values: dict[str, Text]) -> Work:
        link, presenter = self._link, self.room.presenter.links
        return lambda _progress: presenter.end(link, str(values["reason"]))
