"""Conversations: an order suggested and kept, and what was read in them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from safetydesk.domain.conversation import Conversation, ConversationDraft, LineDraft
from safetydesk.domain.progress import Progress
from safetydesk.intake.preview import NoPreview, Picture
from safetydesk.services.desk import Desk
from safetydesk.services.order_suggested import Suggested

__all__ = ["ConversationsDesk", "NoPreview", "Picture", "Suggested"]
_EDGE, _SMALL = 2400, 200


class ConversationsDesk:
    """Every method reads or writes the store: run it by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def suggest(self, incident_id: UUID, exhibit_ids: Sequence[UUID], progress: Progress) -> Suggested:
        """The order that overlaps show; the opening of each is recorded."""
        return self._desk.conversations.suggest_order(incident_id, exhibit_ids, progress)

    def keep(self, incident_id: UUID, draft: ConversationDraft) -> Conversation:
        return self._desk.conversations.keep(incident_id, draft)

    def amend(self, conversation: Conversation, draft: ConversationDraft) -> Conversation:
        return self._desk.conversations.amend(conversation.id, conversation.row_version, draft)

    def transcribe(self, conversation: Conversation, lines: Sequence[LineDraft]) -> Conversation:
        return self._desk.conversations.transcribe(conversation.id, conversation.row_version, lines)

    def look(self, exhibit_id: UUID) -> Picture | NoPreview:
        """One picture, its opening recorded."""
        return self._desk.exhibits.look(exhibit_id, _EDGE)

    def small(self, exhibit_ids: Sequence[UUID], progress: Progress) -> dict[UUID, Picture]:
        """Small pictures of those that may be seen, the opening of each recorded."""
        found = {}
        for done, exhibit_id in enumerate(exhibit_ids):
            progress.step(done, len(exhibit_ids), "")
            seen = self._desk.exhibits.look(exhibit_id, _SMALL)
            if isinstance(seen, Picture):
                found[exhibit_id] = seen
        return found
