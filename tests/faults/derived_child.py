"""Run as a process of its own, to be killed: makes a derived copy; the fault is laid once the copy is proved.

derived_child.py STORE PROFILE STEP PICTURE
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.derivation import REDACTION, Area, DerivationDraft

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


class Fuse:
    """The last of the three steps is said after the copy is proved and before it is sealed."""

    def __init__(self, fault: str) -> None:
        self._fault = fault

    def step(self, done: int, total: int, label: str) -> None:
        if (done, total) == (2, 3):
            os.environ["SAFETYDESK_FAULT_STEP"] = self._fault


def main() -> None:
    store, profile, step, picture = sys.argv[1:]
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    incident = desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="The incident"))
    desk.exhibits.receive(incident.id, [Path(picture)], "no")
    (parent,) = desk.incident_log.reread(incident.id).exhibits
    print("ack parent", parent.number, flush=True)
    area = Area(left=1, top=1, width=20, height=20, reason="other_child")
    made = desk.derived_copies.make(
        parent.id, DerivationDraft(kind=REDACTION, areas=(area,)), progress=Fuse(step)
    )
    os.environ.pop("SAFETYDESK_FAULT_STEP", None)
    print("ack made", made.number, flush=True)
    desk.close()


main()
