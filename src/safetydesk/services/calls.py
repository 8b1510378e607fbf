"""Telephone calls to agencies: begun with one click, ended with one, and every minute waited is on the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.call_waits import HOLDS_FOR, seconds_held
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.happened_first import check_happened_first
from safetydesk.domain.checks.referral import check_call
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import CallAmended, CallBegan, CallEnded, CallRecorded, Change
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.referral import Referral
from safetydesk.domain.referral_drafts import CallDraft
from safetydesk.domain.steps import reached
from safetydesk.records.work import Work
from safetydesk.services.office import Office, needs

_SAME_NAME = ("route", "organisation", "number", "result", "spoke_to", "note", "referral_id")
AMENDABLE = (*_SAME_NAME, "began", "ended")


class Calls:
    """An open call is a record like any other: it outlives a crash, and is ended afterwards."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("refer")
    def begin(
        self,
        incident_id: UUID,
        route: str,
        organisation: str = "",
        number: str = "",
        referral_id: UUID | None = None,
    ) -> CallAttempt:
        """It begins now. Raises Refusal `draft_has_problems`."""
        draft = CallDraft(route=route, organisation=organisation, number=number, referral_id=referral_id)
        return self._add(incident_id, draft)

    @needs("refer")
    def record(self, incident_id: UUID, draft: CallDraft) -> CallAttempt:
        """A call made earlier, with its times as typed. Raises Refusal `draft_has_problems`."""
        return self._add(incident_id, draft)

    @needs("refer")
    def end(
        self, call_id: UUID, version: int, result: str, spoke_to: str = "", note: str = ""
    ) -> CallAttempt:
        """It ends now. Raises Refusal `call_has_ended`, `draft_has_problems`, StaleRecord."""
        with self._office.work() as work:
            before = work.get(CallAttempt, call_id)
            if not before.is_open:
                raise Refusal("call_has_ended")
            incident = work.get(Incident, before.incident_id)
            draft = replace(
                self.draft_of(before),
                ended=self._office.now().text(),
                result=result,
                spoke_to=spoke_to or before.spoke_to,
                note=note or before.note,
            )
            found = self._checked(draft, before)
            saved = work.replace(replace(before, **_values(draft, found), row_version=version))
            reached("call.ended")
            work.commit(
                CallEnded(
                    subject=incident.id,
                    reference=incident.reference,
                    record=saved.id,
                    route=saved.route,
                    came_of_it=saved.result,
                    waited=saved.minutes,
                )
            )
        return saved

    @needs("refer")
    def amend(self, call_id: UUID, version: int, draft: CallDraft) -> CallAttempt:
        """When it really began or ended, or how. Raises Refusal, StaleRecord."""
        with self._office.work() as work:
            before = work.get(CallAttempt, call_id)
            incident = work.get(Incident, before.incident_id)
            found = self._checked(draft, before)
            _belongs(work, draft.referral_id, incident.id)
            check_happened_first(
                found, "began", found.moment("began", draft.began), incident.happened
            ).refuse()
            after = replace(before, **_values(draft, found), row_version=version)
            changes = Change.all_between(before, after, AMENDABLE)
            if not changes:
                raise Refusal("nothing_changed")
            saved = work.replace(after)
            work.commit(
                CallAmended(
                    subject=incident.id,
                    reference=incident.reference,
                    record=saved.id,
                    route=saved.route,
                    changes=changes,
                )
            )
        return saved

    def open_of_mine(self) -> tuple[CallAttempt, ...]:
        """Calls of the member at the desk that nobody has ended, the oldest first."""
        with self._office.reading() as reading:
            return reading.open_calls(self._office.me)

    def seconds_held(self) -> float:
        """For how many seconds more an open call of mine keeps the desk from locking; 0 where none does."""
        return seconds_held(self.open_of_mine(), self._office.now(), self._office.vocabulary.limit(HOLDS_FOR))

    @staticmethod
    def draft_of(call: CallAttempt) -> CallDraft:
        """Its present values in a form's shape."""
        return CallDraft(
            **{name: getattr(call, name) for name in _SAME_NAME},
            began=call.began.text(),
            ended=call.ended.text() if call.ended else "",
        )

    def _add(self, incident_id: UUID, draft: CallDraft) -> CallAttempt:
        found = self._checked(draft, None)
        call = CallAttempt(id=new_id(), incident_id=incident_id, by=self._office.me, **_values(draft, found))
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            _belongs(work, draft.referral_id, incident_id)
            check_happened_first(found, "began", call.began, incident.happened).refuse()
            work.add(call)
            reached("call.added")
            work.commit(_told(call, incident.reference))
        return call

    def _checked(self, draft: CallDraft, before: CallAttempt | None) -> Findings:
        kept = before.route if before else ""
        found = check_call(draft, self._office.now(), self._office.vocabulary, kept_route=kept)
        found.refuse()
        return found


def _values(draft: CallDraft, found: Findings) -> dict[str, Any]:
    return {
        **{name: getattr(draft, name) for name in _SAME_NAME},
        "began": found.moment("began", draft.began) or found.now,
        "ended": found.moment("ended", draft.ended),
    }


def _told(call: CallAttempt, reference: str) -> CallBegan | CallRecorded:
    """One that is open has begun; any other was made earlier."""
    if call.is_open:
        return CallBegan(subject=call.incident_id, reference=reference, record=call.id, route=call.route)
    return CallRecorded(
        subject=call.incident_id,
        reference=reference,
        record=call.id,
        route=call.route,
        came_of_it=call.result,
        waited=call.minutes,
    )


def _belongs(work: Work, referral_id: UUID | None, incident_id: UUID) -> None:
    """Raises Refusal `no_such_record` for a referral of another incident, as for none."""
    if referral_id is not None and work.get(Referral, referral_id).incident_id != incident_id:
        raise Refusal("no_such_record")
