"""Run as a process of its own, to be killed: opens a store and does one act, saying each step that is acknowledged.

acts_child.py STORE PROFILE ACT FILE...
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


def main() -> None:
    store, profile, act, step, *names = sys.argv[1:]
    bootstrap.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    log, files = desk.incident_log, [Path(name) for name in names]
    draft = replace(log.new_draft(), summary="The draft in hand")
    incident = log.log(replace(log.new_draft(), summary="The incident before"))
    print("ack incident", incident.reference, flush=True)
    log.keep_draft(draft)
    print("ack draft", draft.id, flush=True)
    if act == "log":
        draft = desk.exhibits.receive_into_draft(draft, files, "no").draft or draft
        print("ack files", len(draft.evidence), flush=True)
    os.environ["SAFETYDESK_FAULT_STEP"] = step
    if act == "draft":
        print("ack received", *desk.exhibits.receive_into_draft(draft, files, "no").received, flush=True)
    elif act == "incident":
        print("ack received", *desk.exhibits.receive(incident.id, files, "no").received, flush=True)
    else:
        print("ack logged", log.log(draft).reference, flush=True)
    del os.environ["SAFETYDESK_FAULT_STEP"]
    desk.close()


main()
