"""Marks what raises the severity, or adopts a policy, and is stopped on the way: `... STORE PROFILE STEP ACT`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain import steps
from safetydesk.domain.circumstances_drafts import CircumstancesDraft

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


def main(store: str, profile: str, step: str, act: str) -> None:
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    incident = desk.incident_log.by_reference("OS-2026-0001")
    os.environ[steps.VARIABLE] = step
    if act == "mark":
        desk.circumstances.record(incident, CircumstancesDraft(marks=("blackmail",)))
    else:
        desk.profiles.adopt("stone_bay_2023")
    print("ack done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
