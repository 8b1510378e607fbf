"""Answers an agency's sheet and copies a field, and is stopped on the way: `sheet_child.py STORE PROFILE STEP ACT`."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain import steps
from safetydesk.domain.agency_sheet import SheetAnswer

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


def main(store: str, profile: str, step: str, act: str) -> None:
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    draft = replace(desk.incident_log.new_draft(), summary="Somebody sent her this")
    incident = desk.incident_log.log(draft).id
    first = desk.agency_sheets.save(
        incident, "police", None, 0, [SheetAnswer(code="wish", text="No police yet")]
    )
    print("ack first", flush=True)
    os.environ[steps.VARIABLE] = step
    if act == "copy":
        copied = desk.agency_sheets.copied(incident, "police", None, "wish")
        print("on the clipboard:", copied.text, flush=True)
    else:
        answers = [SheetAnswer(code="wish", text="Police"), SheetAnswer(code="threats", state="not_known")]
        desk.agency_sheets.save(incident, "police", None, first.row_version, answers)
    print("ack done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
