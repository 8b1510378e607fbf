"""Approaches to outside agencies: made, acknowledged, advised, closed. Each change keeps what stood before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from safetydesk.domain.checks.escalation import check_referral
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Change, ReferralAmended, ReferralMade
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.referral import Referral
from safetydesk.services.office import Office, needs

SAME_NAME = (
    "route", "organisation", "spoke_to", "method", "shared", "informed", "acknowledged_by", "advice", "action_taken",
    "outcome",
)  # fmt: skip
AMENDABLE = (*SAME_NAME, "made", "references", "acknowledged", "closed")


class Referrals:
    """One record for each approach, from the first call to its outcome."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("refer")
    def refer(self, incident_id: UUID, draft: ReferralDraft) -> Referral:
        """Raises Refusal `draft_has_problems`."""
        found = check_referral(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        referral = Referral(
            id=new_id(), incident_id=incident_id, made_by=self._office.me, **_values(draft, found)
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            work.add(referral)
            work.commit(
                ReferralMade(
                    subject=incident_id,
                    reference=incident.reference,
                    record=referral.id,
                    route=referral.route,
                )
            )
        return referral

    @needs("refer")
    def update(self, referral_id: UUID, version: int, draft: ReferralDraft) -> Referral:
        """What came back: acknowledgement, advice, outcome. Raises Refusal, StaleRecord."""
        found = check_referral(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        with self._office.work() as work:
            before = work.get(Referral, referral_id)
            incident = work.get(Incident, before.incident_id)
            after = replace(before, **_values(draft, found), row_version=version)
            changes = Change.all_between(before, after, AMENDABLE)
            if not changes:
                raise Refusal("nothing_changed")
            saved = work.replace(after)
            work.commit(
                ReferralAmended(
                    subject=incident.id,
                    reference=incident.reference,
                    record=referral_id,
                    route=saved.route,
                    changes=changes,
                )
            )
        return saved

    @staticmethod
    def draft_of(referral: Referral) -> ReferralDraft:
        """Its present values in a form's shape."""
        return ReferralDraft(
            **{name: getattr(referral, name) for name in SAME_NAME},
            made=referral.made.text(),
            references="\n".join(referral.references),
            acknowledged=referral.acknowledged.text() if referral.acknowledged else "",
            closed=referral.closed.text() if referral.closed else "",
        )


def _values(draft: ReferralDraft, found: Findings) -> dict[str, Any]:
    return {
        **{name: getattr(draft, name) for name in SAME_NAME},
        "made": found.moment("made", draft.made) or found.now,
        "references": tuple(line.strip() for line in draft.references.splitlines() if line.strip()),
        "acknowledged": found.moment("acknowledged", draft.acknowledged),
        "closed": found.moment("closed", draft.closed),
    }
