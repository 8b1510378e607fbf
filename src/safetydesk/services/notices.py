"""Who inside the school, and which parent or carer, was told; and when they said they had heard."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.codes import OF_NOTICE, check_codes
from safetydesk.domain.checks.escalation import check_acknowledgement, check_notice
from safetydesk.domain.checks.happened_first import check_happened_first
from safetydesk.domain.drafts import NoticeDraft
from safetydesk.domain.events import NoticeAcknowledged, NoticeRecorded
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.notice import Notice
from safetydesk.services.office import Office, needs


class Notices:
    """Each telling is a record of its own; what came back is added to it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("notice")
    def tell(self, incident_id: UUID, draft: NoticeDraft) -> Notice:
        """Told, or not told and why. Raises Refusal `draft_has_problems`."""
        found = check_codes(
            check_notice(draft, self._office.now()), draft, OF_NOTICE, self._office.vocabulary
        )
        found.refuse()
        notice = Notice(
            id=new_id(),
            incident_id=incident_id,
            to_kind=draft.to_kind,
            to_name=draft.to_name,
            was_told=draft.was_told,
            at=found.moment("at", draft.at) or found.now,
            method=draft.method,
            by=self._office.me,
            said=draft.said,
            response=draft.response,
            reason_not_told=draft.reason_not_told,
            acknowledged=found.moment("acknowledged", draft.acknowledged),
            acknowledged_by=draft.acknowledged_by,
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            check_happened_first(found, "at", notice.at, incident.happened).refuse()
            work.add(notice)
            work.commit(
                NoticeRecorded(
                    subject=incident_id,
                    reference=incident.reference,
                    record=notice.id,
                    to_kind=notice.to_kind,
                    to_name=notice.to_name,
                )
            )
        return notice

    @needs("notice")
    def acknowledge(self, notice_id: UUID, version: int, at: str, by: str, response: str = "") -> Notice:
        """They said they have it. Raises Refusal `draft_has_problems`, StaleRecord."""
        with self._office.work() as work:
            before = work.get(Notice, notice_id)
            incident = work.get(Incident, before.incident_id)
            found = check_acknowledgement(before, at, by, response, self._office.now())
            found.refuse()
            saved = work.replace(
                replace(
                    before,
                    acknowledged=found.moment("acknowledged", at),
                    acknowledged_by=by,
                    response=response or before.response,
                    row_version=version,
                )
            )
            work.commit(
                NoticeAcknowledged(
                    subject=incident.id,
                    reference=incident.reference,
                    record=notice_id,
                    to_kind=before.to_kind,
                    by=by or before.to_name,
                )
            )
        return saved
