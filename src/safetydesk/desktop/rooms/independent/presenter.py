"""What the room asks of the services: whether a folder will do, and the words of a draft. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from safetydesk.domain.drafts import IncidentDraft
from safetydesk.services.desk import Desk
from safetydesk.services.independent import check_elsewhere, words_to_carry


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft that was being typed: its id, and how many files it holds."""

    draft_id: str
    files: int


class IndependentPresenter:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @classmethod
    def of(cls, desk: object) -> IndependentPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def begun(self, draft_id: str) -> Begun | None:
        """The draft one came from, where there still is one."""
        draft = self._draft(draft_id)
        return Begun(draft_id, len(draft.evidence)) if draft is not None else None

    def check(self, place: Path) -> None:
        """Raises what `check_elsewhere` raises. The drive that backups go to is in somebody else's hands."""
        backups = self._desk.backups.place()
        check_elsewhere(place, self._desk.store_path, [backups.place] if backups else [])

    def words(self, draft_id: str) -> bytes:
        """The draft's words for the other process; b"" where it is gone."""
        draft = self._draft(draft_id)
        return words_to_carry(self._desk.office, draft) if draft is not None else b""

    def _draft(self, draft_id: str) -> IncidentDraft | None:
        try:
            return self._desk.incident_log.draft(UUID(draft_id)) if draft_id else None
        except ValueError:
            return None
