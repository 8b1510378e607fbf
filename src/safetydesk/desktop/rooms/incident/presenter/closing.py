"""Closing, opening again, a second person's word, the debrief and the actions; and what a decision begins with."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.asked import Asked
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.decision import wish_about_police
from safetydesk.domain.clause import Clause
from safetydesk.domain.closing_drafts import (
    ActionDraft,
    ClosingDraft,
    DebriefDraft,
    SettlingDraft,
    SignOffDraft,
)
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.domain.duty import Duty
from safetydesk.domain.guidance import Edition
from safetydesk.domain.incident import Incident
from safetydesk.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingShown:
    """What the rules say of one reading. `second`: why a second person would be asked if it were closed now.

    `to_sign`: the sign-offs that wait for the member at the desk. `guidance` is what a decision is made under today.
    """

    duties: tuple[Asked[Duty], ...] = ()
    second: str = ""
    to_sign: frozenset[UUID] = frozenset()
    guidance: str = ""
    editions: tuple[Edition, ...] = ()
    clauses: tuple[Clause, ...] = ()
    police_wish: str = ""


class ClosingDesk:
    """Every method but `shown` and `action_draft` writes to the store: run them by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def shown(self, case: CaseFile) -> EndingShown:
        """What the page shows beside the records themselves."""
        desk = self._desk
        return EndingShown(
            duties=desk.closing.duties(case),
            second=desk.closing.asks_second(case),
            to_sign=frozenset(each.id for each in case.sign_offs if not desk.sign_offs.refused(case, each)),
            guidance=desk.decisions.guidance_words(case),
            editions=desk.decisions.guidance(case),
            clauses=desk.profiles.clauses(),
            police_wish=wish_about_police(case),
        )

    def close(self, incident: Incident, draft: ClosingDraft) -> Closure:
        return self._desk.closing.close(incident.id, incident.row_version, draft)

    def reopen(self, incident: Incident, reason: str) -> Closure:
        return self._desk.closing.reopen(incident.id, incident.row_version, reason)

    def sign(self, sign_off: SignOff, draft: SignOffDraft) -> SignOff:
        return self._desk.sign_offs.sign(sign_off.id, sign_off.row_version, draft)

    def debrief(self, incident_id: UUID, draft: DebriefDraft) -> Debrief:
        return self._desk.debriefs.record(incident_id, draft)

    def add_action(self, incident_id: UUID, draft: ActionDraft) -> Action:
        return self._desk.actions.add(incident_id, draft)

    def amend_action(self, action: Action, draft: ActionDraft) -> Action:
        return self._desk.actions.amend(action.id, action.row_version, draft)

    def settle_action(self, action: Action, draft: SettlingDraft) -> Action:
        return self._desk.actions.settle(action.id, action.row_version, draft)

    def action_draft(self, action: Action) -> ActionDraft:
        return self._desk.actions.draft_of(action)
