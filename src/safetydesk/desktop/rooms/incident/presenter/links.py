"""What the incidents linked to this one ask of the services."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.incident_link_likeness import Likeness
from safetydesk.domain.incident_link_series import LinkedIncident, Story
from safetydesk.services.desk import Desk


class LinksDesk:
    """An attribute of the room's presenter. Run by `Tasks`: all of it reads or writes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def linked(self, incident_id: UUID) -> tuple[LinkedIncident, ...]:
        """The other incidents of the story, as lines of a list."""
        return self._desk.links.of_incident(incident_id)

    def link(self, incident_id: UUID, draft: LinkDraft) -> IncidentLink:
        return self._desk.links.link(incident_id, draft)

    def end(self, link: IncidentLink, reason: str) -> IncidentLink:
        return self._desk.links.end(link.id, link.row_version, reason)

    def story(self, incident_id: UUID) -> Story:
        """Reads the others whole, which is recorded."""
        return self._desk.links.story(incident_id)

    def suggested(self, incident_id: UUID) -> tuple[Likeness, ...]:
        return self._desk.links.suggested(incident_id)
