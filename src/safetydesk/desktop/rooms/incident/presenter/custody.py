"""What the incident's room asks about held items, custody, withdrawal and their papers."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from uuid import UUID

from safetydesk.domain.case_file import CaseFile, Done
from safetydesk.domain.custody import CustodyEntry, Line
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.custody_of_exhibits import done_by_the_program
from safetydesk.domain.errors import Problem
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.services.custody_papers import Paper
from safetydesk.services.desk import Desk

__all__ = ["CustodyDesk", "Paper", "Thing"]

Thing = Exhibit | HeldItem


class CustodyDesk:
    """One duty of the presenter."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def record_held(self, incident_id: UUID, draft: HeldItemDraft) -> HeldItem:
        return self._desk.held_items.record(incident_id, draft)

    def amend_held(self, item: HeldItem, draft: HeldItemDraft) -> HeldItem:
        return self._desk.held_items.amend(item.id, item.row_version, draft)

    def held_draft(self, item: HeldItem) -> HeldItemDraft:
        return self._desk.held_items.draft_of(item)

    def pointed_out(self, imei: str, power: str, custodian_two: str) -> tuple[Problem, ...]:
        return self._desk.held_items.pointed_out(imei, power, custodian_two)

    def line(self, case: CaseFile, thing: Thing) -> Line:
        return self._desk.custody.line_in(case, thing)

    def done_by_the_program(self, case: CaseFile, thing: Thing) -> tuple[Done, ...]:
        return done_by_the_program(case.history, thing)

    def record(self, thing: Thing, draft: CustodyDraft) -> CustodyEntry:
        return self._desk.custody.record(thing.id, draft)

    def withdraw(self, exhibit: Exhibit, reason: str) -> Exhibit:
        return self._desk.exhibits.withdraw(exhibit.id, exhibit.row_version, reason)

    def reinstate(self, exhibit: Exhibit, reason: str) -> Exhibit:
        return self._desk.exhibits.reinstate(exhibit.id, exhibit.row_version, reason)

    def needs_passphrase(self) -> bool:
        """Whether it is asked for again before anything is printed."""
        return self._desk.confirming.is_needed

    def confirm(self, passphrase: str) -> None:
        """Raises Refusal `passphrase_wrong`."""
        self._desk.confirming.confirm(passphrase)

    def labels(self, case: CaseFile, records: Collection[UUID], size: str, first: int) -> Paper:
        return self._desk.custody_papers.labels(case.incident.id, records, size, first)

    def hand_over_sheet(self, case: CaseFile, records: Collection[UUID]) -> Paper:
        return self._desk.custody_papers.hand_over_sheet(case.incident.id, records)

    def witness_note(self, case: CaseFile, witness: UUID, records: Collection[UUID]) -> Paper:
        return self._desk.custody_papers.witness_note(case.incident.id, witness, records)

    def check_may_leave(self, paper: Paper) -> None:
        """Raises Refusal `print_holds_isolated`."""
        self._desk.custody_papers.check_may_leave(paper)

    def save(self, paper: Paper, path: Path) -> None:
        self._desk.custody_papers.save(paper, path)
