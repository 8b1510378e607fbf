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


class Fuse:
    """Lays the fault when the first byte of a file is about to go by: what is kept before that is another step."""

    def __init__(self, fault: str) -> None:
        self._fault = fault

    def step(self, done: int, total: int, label: str) -> None:
        if label:
            os.environ["SAFETYDESK_FAULT_STEP"] = self._fault


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
    fuse = Fuse(step)
    if act == "draft":
        intake = desk.exhibits.receive_into_draft(draft, files, "no", progress=fuse)
        print("ack received", *intake.received, flush=True)
    elif act == "incident":
        print(
            "ack received",
            *desk.exhibits.receive(incident.id, files, "no", progress=fuse).received,
            flush=True,
        )
    else:
        fuse.step(0, 0, "at once")
        print("ack logged", log.log(draft).reference, flush=True)
    os.environ.pop("SAFETYDESK_FAULT_STEP", None)
    desk.close()


main()
