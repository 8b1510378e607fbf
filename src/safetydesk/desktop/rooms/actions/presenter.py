"""The tracker of actions: counted and read a page at a time, narrowed by the database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.kit.record_table import Row
from safetydesk.desktop.rooms.actions.columns import cells
from safetydesk.domain.rows import ActionFilter, ActionRow
from safetydesk.services.desk import Desk

STATES = ("open", "overdue", "settled")


class ActionsPresenter:
    """`wanted` is what the tracker is narrowed to; open ones at first."""

    def __init__(self, desk: object) -> None:
        self._desk = Desk.of(desk)
        self._incidents: dict[UUID, UUID] = {}
        self.wanted = ActionFilter()

    def narrow(self, state: str) -> None:
        """One of STATES, or "" for all."""
        self.wanted = ActionFilter(state=state)

    def count(self) -> int:
        return self._desk.actions.count(self.wanted)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Rows of the table; whose each is, is remembered for whoever opens a line."""
        found = self._desk.actions.page(self.wanted, offset, limit)
        if offset == 0:
            self._incidents.clear()
        self._incidents.update({row.id: row.incident_id for row in found})
        return [self._row(row) for row in found]

    def sheet(self) -> bytes:
        """Draws the sheet of all open actions, which is recorded. Raises Refusal `passphrase_needed`."""
        return self._desk.papers.drawn_school_actions()

    def save_sheet(self, path: Path) -> None:
        """Raises Refusal `print_path_in_store`, `passphrase_needed`; Trouble for the disk's."""
        self._desk.papers.save_school_actions(path)

    def needs_passphrase(self) -> bool:
        """Whether the passphrase must be shown before anything may leave."""
        return self._desk.confirming.is_needed

    def confirm(self, passphrase: str) -> None:
        """Raises Refusal `passphrase_wrong`."""
        self._desk.confirming.confirm(passphrase)

    def incident_of(self, action: UUID) -> UUID | None:
        """Of a line that has been shown."""
        return self._incidents.get(action)

    def _row(self, row: ActionRow) -> Row:
        origin = (
            self._desk.vocabulary.term("action_origins", row.arisen_from).label if row.arisen_from else ""
        )
        due = wording.date_words(row.due) if row.due else wording.label("actions_no_day")
        what = " ".join(row.what[:400].split())
        return Row(row.id, cells(what, origin, row.owner, due, self._state(row), row.reference))

    def _state(self, row: ActionRow) -> tuple[str, str]:
        if row.done is not None:
            return wording.label("incident.action_is_done"), "ok"
        if not row.is_open:
            return wording.label("incident.action_is_not_done"), "neutral"
        if row.is_overdue(self._desk.clock.now().london_date):
            return wording.label("incident.action_is_late"), "critical"
        return wording.label("incident.action_is_open"), "neutral"
