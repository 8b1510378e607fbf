"""Run as a process of its own, to be killed: takes a plain copy out, or deletes one.

copies_child.py STORE PROFILE FOLDER ACT STEP
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.rows import IncidentFilter

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


class Fuse:
    """Lays the fault when the first byte is about to go by: what is recorded before that is another step."""

    def __init__(self, step: str) -> None:
        self._step = step

    def step(self, done: int, total: int, label: str) -> None:
        os.environ["SAFETYDESK_FAULT_STEP"] = self._step


def main() -> None:
    store, profile, folder, act, step = sys.argv[1:]
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    row = desk.incident_log.page(IncidentFilter())[0]
    exhibit = desk.incident_log.reread(row.id).exhibits[0]
    if act == "before":
        os.environ["SAFETYDESK_FAULT_STEP"] = step
    copy = desk.copies_out.take_out(
        exhibit.id, Path(folder), "To read it", Fuse(step if act == "write" else "")
    )
    print("ack taken", flush=True)
    os.environ["SAFETYDESK_FAULT_STEP"] = step
    desk.copies_out.delete_now(copy.id, copy.row_version)
    print("ack deleted", flush=True)
    os.environ.pop("SAFETYDESK_FAULT_STEP", None)
    desk.close()


main()
