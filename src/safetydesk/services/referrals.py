"""Approaches to outside agencies: made, acknowledged, advised, closed. Each change keeps what stood before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from safetydesk.domain.agency import Agency
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.calls_before import calls_before
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.referral import check_referral
from safetydesk.domain.documents_sent import documents_sent
from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import CallTakenAlong, Change, ReferralAmended, ReferralMade
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.referral import Referral
from safetydesk.domain.steps import reached
from safetydesk.records.work import Work
from safetydesk.services.office import Office, needs

SAME_NAME = (
    "route", "organisation", "office", "spoke_to", "role", "method", "shared", "informed", "informed_reason", "consent",
    "consent_reason", "acknowledged_by", "advice", "action_taken", "decision", "challenged_by", "challenge",
    "challenge_result", "outcome",
)  # fmt: skip
_TIMES = ("started", "acknowledged", "next_contact", "challenged", "closed")
_LINES = ("documents", "references")
AMENDABLE = (*SAME_NAME, "about", "agency_id", "made", *_TIMES, *_LINES)


class Referrals:
    """One record for each approach, from the first call to its outcome."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("refer")
    def refer(self, incident_id: UUID, draft: ReferralDraft) -> Referral:
        """The calls that led to it become its own, and each says so: see `calls_before`.

        Raises Refusal `draft_has_problems`.
        """
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            found = check_referral(
                draft,
                self._office.now(),
                self._office.vocabulary,
                happened=incident.happened,
                people=_people(work, incident_id),
            )
            found.refuse()
            referral = Referral(
                id=new_id(),
                incident_id=incident_id,
                made_by=self._office.me,
                **_values(draft, found, work, incident_id),
            )
            work.add(referral)
            made = ReferralMade(
                subject=incident_id,
                reference=incident.reference,
                record=referral.id,
                route=referral.route,
            )
            taken = tuple(_taken_along(work, incident, referral))
            reached("referral.added")
            work.commit(made, *taken)
        return referral

    @needs("refer")
    def update(self, referral_id: UUID, version: int, draft: ReferralDraft) -> Referral:
        """What came back: acknowledgement, advice, outcome. Raises Refusal, StaleRecord."""
        with self._office.work() as work:
            before = work.get(Referral, referral_id)
            incident = work.get(Incident, before.incident_id)
            found = check_referral(
                draft,
                self._office.now(),
                self._office.vocabulary,
                happened=incident.happened,
                people={*_people(work, incident.id), *before.about},
                kept_route=before.route,
            )
            found.refuse()
            after = replace(before, **_values(draft, found, work, incident.id), row_version=version)
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
        times = {name: getattr(referral, name) for name in _TIMES}
        return ReferralDraft(
            **{name: getattr(referral, name) for name in SAME_NAME},
            about=tuple(map(str, referral.about)),
            agency_id=str(referral.agency_id or ""),
            made=referral.made.text(),
            **{name: at.text() if at else "" for name, at in times.items()},
            **{name: "\n".join(getattr(referral, name)) for name in _LINES},
        )


def _taken_along(work: Work, incident: Incident, referral: Referral) -> Iterator[CallTakenAlong]:
    """Each call that led to it says so itself: from its acts its record can be made anew."""
    for call in calls_before(
        work.of_incident(CallAttempt, incident.id),
        route=referral.route,
        organisation=referral.organisation,
        made=referral.made,
    ):
        taken = work.replace(replace(call, referral_id=referral.id))
        yield CallTakenAlong(
            subject=incident.id,
            reference=incident.reference,
            record=taken.id,
            route=taken.route,
            changes=Change.all_between(call, taken, ("referral_id",)),
        )


def _values(draft: ReferralDraft, found: Findings, work: Work, incident_id: UUID) -> dict[str, Any]:
    exhibits = work.of_incident(Exhibit, incident_id) if draft.documents.strip() else ()
    return {
        **{name: getattr(draft, name) for name in SAME_NAME},
        "about": tuple(dict.fromkeys(UUID(person) for person in draft.about)),
        "agency_id": _agency(draft.agency_id, work),
        "made": found.moment("made", draft.made) or found.now,
        **{name: found.moment(name, getattr(draft, name), past_only=False) for name in _TIMES},
        "documents": documents_sent(_lines(draft.documents), exhibits),
        "references": tuple(_lines(draft.references)),
    }


def _people(work: Work, incident_id: UUID) -> set[UUID]:
    """Those whose part stands: of nobody else is anything referred anew."""
    return {part.person_id for part in work.of_incident(Involvement, incident_id) if not part.is_withdrawn}


def _agency(typed: str, work: Work) -> UUID | None:
    """Raises Refusal `no_such_record`."""
    if not typed.strip():
        return None
    try:
        wanted = UUID(typed.strip())
    except ValueError:
        raise Refusal("no_such_record") from None
    return work.get(Agency, wanted).id


def _lines(typed: str) -> Iterable[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]
