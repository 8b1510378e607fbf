"""What bears on an incident: written down once, added to as it becomes known. A mark may raise its severity."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.circumstances import check_circumstances
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.circumstances_drafts import LISTED, SINGLE, CircumstancesDraft, draft_of
from safetydesk.domain.contradictions import Contradiction, pointed_out
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import Change, CircumstancesAmended, CircumstancesRecorded
from safetydesk.domain.facts import facts_of
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.raising import RaisingRule
from safetydesk.domain.raising import holding as rules_holding
from safetydesk.domain.steps import reached
from safetydesk.services.office import Office, needs
from safetydesk.services.profiles import citable_clauses
from safetydesk.services.raising import holding, raise_severity

AMENDABLE = (*LISTED, *SINGLE, "other_references")


class Bearings:
    """One record an incident. What is only added needs no reason; what is taken back or changed does."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.draft_of = draft_of

    @needs("amend")
    def record(self, incident_id: UUID, draft: CircumstancesDraft) -> Circumstances:
        """The first time. Raises Refusal `draft_has_problems`, `circumstances_there`."""
        found = self._checked(draft)
        found.refuse()
        record = Circumstances(
            id=new_id(),
            incident_id=incident_id,
            recorded=found.now,
            recorded_by=self._office.me,
            **_values(draft),
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            if work.of_incident(Circumstances, incident_id):
                raise Refusal("circumstances_there")
            held = holding(self._office, work, incident)
            work.add(record)
            reached("circumstances.written")
            recorded = CircumstancesRecorded(
                subject=incident_id, reference=incident.reference, record=record.id
            )
            _raised, events = raise_severity(self._office, work, incident, recorded, held)
            work.commit(recorded, *events)
        return record

    @needs("amend")
    def amend(
        self, record_id: UUID, version: int, draft: CircumstancesDraft, reason: str = ""
    ) -> Circumstances:
        """Raises Refusal `draft_has_problems`, `nothing_changed`; StaleRecord when somebody saved first."""
        with self._office.work() as work:
            before = work.get(Circumstances, record_id)
            found = self._checked(draft, before)
            after = replace(before, **_values(draft))
            changes = Change.all_between(before, after, AMENDABLE)
            if not is_only_added_to(before, after):
                found.need("reason", reason)
            found.text("reason", reason)
            found.refuse()
            if before.row_version != version:
                raise StaleRecord
            if not changes:
                raise Refusal("nothing_changed")
            incident = work.get(Incident, before.incident_id)
            held = holding(self._office, work, incident)
            saved = work.replace(after)
            reached("circumstances.written")
            amended = CircumstancesAmended(
                subject=incident.id,
                reference=incident.reference,
                record=record_id,
                reason=reason.strip(),
                changes=changes,
            )
            _raised, events = raise_severity(self._office, work, incident, amended, held)
            work.commit(amended, *events)
        return saved

    def raised_by(self, case: CaseFile) -> tuple[RaisingRule, ...]:
        """The rules that hold of it as it stands, the highest level first; a repeat is told by its raising alone."""
        return rules_holding(wording.load_raising(), facts_of(case))

    def pointed_out(self, case: CaseFile) -> tuple[Contradiction, ...]:
        """Facts of it that do not go together: for whoever reads it to clear up, or not."""
        return pointed_out(wording.load_contradictions(), facts_of(case))

    def _checked(self, draft: CircumstancesDraft, before: Circumstances | None = None) -> Findings:
        """A clause cited while its policy was adopted stays citable where it stands."""
        office = self._office
        clauses = {*citable_clauses(office), *(before.clauses if before else ())}
        return check_circumstances(draft, office.now(), office.vocabulary, clauses)


def is_only_added_to(before: Circumstances, after: Circumstances) -> bool:
    """Whether nothing that stood there was taken away or changed."""
    grown = all(
        set(getattr(before, name)) <= set(getattr(after, name)) for name in (*LISTED, "other_references")
    )
    return grown and all(getattr(before, name) in ("", getattr(after, name)) for name in SINGLE)


def _values(draft: CircumstancesDraft) -> dict[str, Any]:
    return {
        **{name: tuple(dict.fromkeys(getattr(draft, name))) for name in LISTED},
        **{name: getattr(draft, name).strip() for name in SINGLE},
        "other_references": tuple(
            line.strip() for line in draft.other_references.splitlines() if line.strip()
        ),
    }
