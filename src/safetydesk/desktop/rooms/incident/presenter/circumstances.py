"""What bears on an incident: the record, what it raises, what does not go together, and what policies ask."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.asked import Asked, Asking
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.clause import Clause
from safetydesk.domain.contradictions import Contradiction
from safetydesk.domain.raising import RaisingRule
from safetydesk.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class BearingShown:
    """`record` is None until something was written. `clauses` are offered today; `cited` are the record's, in words."""

    record: Circumstances | None = None
    raised_by: tuple[RaisingRule, ...] = ()
    pointed_out: tuple[Contradiction, ...] = ()
    asked: tuple[Asked[Asking], ...] = ()
    clauses: tuple[Clause, ...] = ()
    cited: tuple[str, ...] = ()


class BearingsDesk:
    """`save` writes to the store: run it by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def shown(self, case: CaseFile) -> BearingShown:
        """What the page shows of it."""
        desk = self._desk
        record = next(iter(case.circumstances), None)
        clauses = desk.profiles.clauses()
        return BearingShown(
            record=record,
            raised_by=desk.circumstances.raised_by(case),
            pointed_out=desk.circumstances.pointed_out(case),
            asked=desk.profiles.asked(case),
            clauses=clauses,
            cited=tuple(wording.clause_words(code, clauses) for code in record.clauses) if record else (),
        )

    def draft_of(self, record: Circumstances) -> CircumstancesDraft:
        return self._desk.circumstances.draft_of(record)

    def save(
        self, incident_id: UUID, before: Circumstances | None, draft: CircumstancesDraft, reason: str
    ) -> Circumstances:
        """The first time, or over what stood there."""
        if before is None:
            return self._desk.circumstances.record(incident_id, draft)
        return self._desk.circumstances.amend(before.id, before.row_version, draft, reason)
