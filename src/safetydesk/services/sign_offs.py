"""A second person's word on a closure, or on a decision not to refer. It is waited for, and delays nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.closing import check_sign_off
from safetydesk.domain.checks.signing import why_not_sign
from safetydesk.domain.closing_drafts import SignOffDraft
from safetydesk.domain.closure import SignOff
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import Event, SignedOff, SignOffAsked
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.rows import DisagreementRow, SignOffRow
from safetydesk.domain.steps import reached
from safetydesk.records.work import Work
from safetydesk.services.office import Office, needs


class SignOffs:
    """Nobody signs their own, nor what they are the subject of, by whichever login they came in."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("open_case")
    def pending(self) -> Sequence[SignOffRow]:
        """Those of incidents that may be seen, the oldest first; `is_own` where the member at the desk may not sign."""
        with self._office.reading() as reading:
            return reading.pending_sign_offs(self._office.me)

    @needs("open_case")
    def disagreed(self) -> Sequence[DisagreementRow]:
        """Second persons who did not agree and whom nobody answered, of what may be seen, the oldest first."""
        with self._office.reading() as reading:
            return reading.open_disagreements()

    def refused(self, case: CaseFile, sign_off: SignOff) -> str:
        """Why the member at the desk may not sign it, as a refusal's code; "" where they may."""
        if any(each.id == sign_off.about and each.reopened is not None for each in case.closures):
            return "sign_off_is_over"
        if not sign_off.is_pending:
            return "already_signed_off"
        decided_by = {
            **{each.id: each.decided_by for each in case.decisions},
            **{each.id: each.decided_by for each in case.threshold_decisions},
        }
        return why_not_sign(
            self._office.me,
            sign_off.asked_by,
            decided_by.get(sign_off.about, ""),
            case.members,
            ((part.part, person) for part, person in case.people if not part.is_withdrawn),
        )

    @needs("sign_off")
    def sign(self, sign_off_id: UUID, version: int, draft: SignOffDraft) -> SignOff:
        """Agrees, or says why not. Raises Refusal `sign_off_is_your_own`, `sign_off_may_be_your_own`,
        `sign_off_about_you`, `already_signed_off`, `sign_off_is_over`, `draft_has_problems`; StaleRecord."""
        found = check_sign_off(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        with self._office.work() as work:
            before = work.get(SignOff, sign_off_id)
            case = work.case_file(before.incident_id)
            why_not = self.refused(case, before)
            if why_not:
                raise Refusal(why_not)
            if before.row_version != version:
                raise StaleRecord
            signed = work.replace(
                replace(
                    before,
                    answer=draft.answer,
                    note=draft.note,
                    signed=found.now,
                    signed_by=self._office.me,
                )
            )
            reached("sign_off.written")
            work.commit(
                SignedOff(
                    subject=case.incident.id,
                    reference=case.incident.reference,
                    record=signed.id,
                    signed_about=signed.about_kind,
                    answer=signed.answer,
                )
            )
        return signed


def ask_second(
    office: Office, work: Work, incident: Incident, about: UUID, kind: str, why: str
) -> tuple[Event, ...]:
    """Asks for a second person's word inside the caller's transaction, where a rule, `why`, asks for it."""
    if not why:
        return ()
    asked = SignOff(
        id=new_id(),
        incident_id=incident.id,
        about=about,
        about_kind=kind,
        asked=office.now(),
        asked_by=office.me,
        why=why,
    )
    work.add(asked)
    return (
        SignOffAsked(
            subject=incident.id,
            reference=incident.reference,
            record=asked.id,
            signed_about=kind,
            second_person=why,
        ),
    )
