"""Telephone calls to agencies, the agencies themselves, and what is to be thought of before one is rung."""

from __future__ import annotations

from uuid import UUID

from safetydesk import wording
from safetydesk.domain.agency import Agency
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.call_waits import HOLDS_FOR, held_until, seconds_held
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.facts import facts_of
from safetydesk.domain.prompts import wanted
from safetydesk.domain.referral_drafts import CallDraft
from safetydesk.services.desk import Desk


class CallsDesk:
    """`begin`, `end`, `record` and `amend` write to the store: run them by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(
        self,
        incident_id: UUID,
        route: str,
        organisation: str = "",
        number: str = "",
        referral_id: UUID | None = None,
    ) -> CallAttempt:
        return self._desk.calls.begin(incident_id, route, organisation, number, referral_id)

    def end(self, call: CallAttempt, result: str, spoke_to: str) -> CallAttempt:
        """Raises Refusal `call_has_ended`, StaleRecord."""
        return self._desk.calls.end(call.id, call.row_version, result, spoke_to)

    def record(self, incident_id: UUID, draft: CallDraft) -> CallAttempt:
        return self._desk.calls.record(incident_id, draft)

    def amend(self, call_id: UUID, version: int, draft: CallDraft) -> CallAttempt:
        return self._desk.calls.amend(call_id, version, draft)

    def draft_of(self, call: CallAttempt) -> CallDraft:
        return self._desk.calls.draft_of(call)

    def holds_lock_until(self, call: CallAttempt) -> str:
        """Until when it keeps the desk from locking itself ("10:42"); "" where it does not."""
        now, minutes = self._desk.clock.now(), self._desk.vocabulary.limit(HOLDS_FOR)
        if call.by != self._desk.office.me or not seconds_held([call], now, minutes):
            return ""
        return wording.time_words(held_until(call, minutes))

    def needs_checking(self, agency: Agency) -> bool:
        """Nobody has tried for long what stands there."""
        return self._desk.agencies.needs_checking(agency)

    def agencies(self) -> tuple[Agency, ...]:
        """The school's own, those retired too."""
        return self._desk.agencies.all(retired=True)

    def prompts(self, case: CaseFile, route: str) -> tuple[str, ...]:
        """What to think of before ringing by that route ("" for any), in the order of the guidance."""
        return tuple(prompt.text for prompt in wanted(wording.load_prompts(), facts_of(case), route))
