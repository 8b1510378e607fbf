"""Run as a process of its own, to be killed: records a held item and hands it over, saying what is acknowledged.

custody_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"
PHONE = HeldItemDraft(description="A phone", place="Safe", custodian_one="Morgan", taken_from="Maya")


def main() -> None:
    store, profile, step, act = sys.argv[1:]
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    log = desk.incident_log
    incident = log.log(replace(log.new_draft(), summary="One", sexual_image=True))
    first = desk.held_items.record(incident.id, PHONE)
    print("ack first", flush=True)
    os.environ["SAFETYDESK_FAULT_STEP"] = step
    if act == "hold":
        desk.held_items.record(incident.id, PHONE)
    else:
        desk.custody.record(first.id, CustodyDraft(kind="handed_over", to_who="PC 1", purpose="Police"))
    print("ack done", flush=True)
    os.environ.pop("SAFETYDESK_FAULT_STEP", None)
    desk.close()


main()
