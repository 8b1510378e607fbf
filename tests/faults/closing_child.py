"""Run as a process of its own, to be killed: decides, closes, opens again and learns, saying what is acknowledged.

closing_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.closing_drafts import ActionDraft, ClosingDraft, DebriefDraft, SettlingDraft
from safetydesk.domain.drafts import DecisionDraft
from safetydesk.services.desk import Desk

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"
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
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    log = desk.incident_log
    incident = log.log(replace(log.new_draft(), summary="One", categories=("HATE",), severity=3))
    decide(desk, incident.id, "police")
    if act == "reopen":
        decide(desk, incident.id, "social_care")
        desk.closing.close(incident.id, incident.row_version, FOUR)
    action = desk.actions.add(incident.id, ActionDraft(what="Ask", owner="Ada")) if act == "settle" else None
    if act == "close":
        decide(desk, incident.id, "social_care")
    print("ack first", flush=True)
    os.environ["SAFETYDESK_FAULT_STEP"] = step
    if act == "decide":
        decide(desk, incident.id, "social_care")
    elif act == "close":
        desk.closing.close(incident.id, incident.row_version, FOUR)
    elif act == "reopen":
        version = log.reread(incident.id).incident.row_version
        desk.closing.reopen(incident.id, version, "It came back")
    elif act == "debrief":
        desk.debriefs.record(incident.id, HELD)
    elif action is not None:
        desk.actions.settle(action.id, action.row_version, SettlingDraft(done="now"))
    print("ack done", flush=True)
    os.environ.pop("SAFETYDESK_FAULT_STEP", None)
    desk.close()


main()
