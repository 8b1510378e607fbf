"""Run as a process of its own, to be killed: decides, closes, opens again and learns, saying what is acknowledged.

To refer a closed one opens it again in the same act.

closing_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import sys
from dataclasses import replace
from uuid import UUID

from child_desk import acknowledge, lay_fault, lift_fault, opened
from safetydesk.domain.closing_drafts import ActionDraft, ClosingDraft, DebriefDraft, SettlingDraft
from safetydesk.domain.drafts import DecisionDraft, ReferralDraft
from safetydesk.services.desk import Desk

LEFT = ("told_by", "platform", "people", "parents")
FOUR = ClosingDraft(
    summary="One",
    follow_up="Seen",
    no_actions="None",
    outcome="Over",
    set_aside=dict.fromkeys(LEFT, "Not known"),
)
HELD = DebriefDraft(
    held="now", present="Head", lessons="One", early_review=("behaviour",), review_owner="Ms Lindqvist"
)


def decide(desk: Desk, incident: UUID, question: str) -> None:
    draft = DecisionDraft(question=question, answer="not_refer", reason="r", decided_by="Morgan")
    desk.decisions.decide(incident, draft)


def main() -> None:
    store, profile, step, act = sys.argv[1:]
    desk = opened(store, profile)
    log = desk.incident_log
    incident = log.log(replace(log.new_draft(), summary="One", categories=("HATE",), severity=3))
    decide(desk, incident.id, "police")
    if act in ("reopen", "refer"):
        decide(desk, incident.id, "social_care")
        desk.closing.close(incident.id, incident.row_version, FOUR)
    action = desk.actions.add(incident.id, ActionDraft(what="Ask", owner="Ada")) if act == "settle" else None
    if act == "close":
        decide(desk, incident.id, "social_care")
    acknowledge("first")
    lay_fault(step)
    if act == "decide":
        decide(desk, incident.id, "social_care")
    elif act == "close":
        desk.closing.close(incident.id, incident.row_version, FOUR)
    elif act == "reopen":
        version = log.reread(incident.id).incident.row_version
        desk.closing.reopen(incident.id, version, "It came back")
    elif act == "refer":
        desk.referrals.refer(incident.id, ReferralDraft(route="police_101"))
    elif act == "debrief":
        desk.debriefs.record(incident.id, HELD)
    elif action is not None:
        desk.actions.settle(action.id, action.row_version, SettlingDraft(done="now"))
    acknowledge("done")
    lift_fault()
    desk.close()


main()
