"""Run as a process of its own, to be killed: rings, ends the call and refers, saying what is acknowledged.

call_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.drafts import ReferralDraft

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


def main() -> None:
    store, profile, step, act = sys.argv[1:]
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    incident = desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="One"))
    call = desk.calls.begin(incident.id, "social_care")
    print("ack first", flush=True)
    os.environ["SAFETYDESK_FAULT_STEP"] = step
    if act == "ring":
        desk.calls.begin(incident.id, "social_care")
    elif act == "end":
        desk.calls.end(call.id, call.row_version, "engaged")
    else:
        desk.referrals.refer(incident.id, ReferralDraft(route="social_care"))
    print("ack done", flush=True)


main()
