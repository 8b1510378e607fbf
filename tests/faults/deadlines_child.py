"""Run as a process of its own, to be killed: changes a clock or draws the day sheet.

deadlines_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


def main() -> None:
    store, profile, step, act = sys.argv[1:]
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    log = desk.incident_log
    incident = log.log(replace(log.new_draft(), summary="One", categories=("NUDES",), severity=4))
    print("ack first", flush=True)
    os.environ["SAFETYDESK_FAULT_STEP"] = step
    if act == "pause":
        draft = DeadlineChangeDraft(kind="paused", reason="With the nurse")
        desk.deadlines.change(incident.id, "nudes_review", incident.id, draft)
    else:
        desk.day_sheets.save(Path(profile) / "sheet.pdf")
    print("ack done", flush=True)


if __name__ == "__main__":
    main()
