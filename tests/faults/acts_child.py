"""Run as a process of its own, to be killed: opens a store and logs, saying each step that is acknowledged.

acts_child.py STORE PROFILE STEP FILE...
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
    store, profile, step, *names = sys.argv[1:]
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    log, files = desk.incident_log, [Path(name) for name in names]
    draft = replace(log.new_draft(), summary="The draft in hand")
    incident = log.log(replace(log.new_draft(), summary="The incident before"))
    print("ack incident", incident.reference, flush=True)
    log.keep_draft(draft)
    print("ack draft", draft.id, flush=True)
    draft = desk.exhibits.receive_into_draft(draft, files, "no").draft or draft
    print("ack files", len(draft.evidence), flush=True)
    os.environ["SAFETYDESK_FAULT_STEP"] = step
    print("ack logged", log.log(draft).reference, flush=True)
    os.environ.pop("SAFETYDESK_FAULT_STEP", None)
    desk.close()


main()
