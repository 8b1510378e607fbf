"""Withdrawing a person's part in an incident: recorded wrongly, it stays and says so. Nothing is taken out."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Change, InvolvementWithdrawn
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.person import Person
from safetydesk.services.office import Office

_CHANGED = ("withdrawn", "withdrawn_by", "withdrawn_reason")


def withdraw_part(office: Office, involvement_id: UUID, version: int, reason: str) -> Involvement:
    """Marks the part withdrawn over version `version`. A part that is right after all is added as a new one.

    Raises Refusal `draft_has_problems`, `already_withdrawn`; StaleRecord when somebody saved first.
    """
    found = Findings(office.now())
    found.need("reason", reason)
    found.text("reason", reason)
    found.refuse()
    with office.work() as work:
        before = work.get(Involvement, involvement_id)
        if before.is_withdrawn:
            raise Refusal("already_withdrawn")
        after = replace(
            before,
            withdrawn=found.now,
            withdrawn_by=office.me,
            withdrawn_reason=reason.strip(),
            row_version=version,
        )
        saved = work.replace(after)
        work.commit(
            InvolvementWithdrawn(
                subject=before.incident_id,
                reference=work.get(Incident, before.incident_id).reference,
                record=before.id,
                name=work.get(Person, before.person_id).name,
                part=before.part,
                reason=saved.withdrawn_reason,
                changes=Change.all_between(before, saved, _CHANGED),
            )
        )
    return saved
