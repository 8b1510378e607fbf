"""Answers an agency's sheet and copies a field, and is stopped on the way: `sheet_child.py STORE PROFILE STEP ACT`."""

from __future__ import annotations

import sys
from dataclasses import replace

from child_desk import acknowledge, lay_fault, opened
from safetydesk.domain.agency_sheet import SheetAnswer


def main(store: str, profile: str, step: str, act: str) -> None:
    desk = opened(store, profile)
    draft = replace(desk.incident_log.new_draft(), summary="Somebody sent her this")
    incident = desk.incident_log.log(draft).id
    first = desk.agency_sheets.save(
        incident, "police", None, 0, [SheetAnswer(code="wish", text="No police yet")]
    )
    acknowledge("first")
    lay_fault(step)
    if act == "copy":
        copied = desk.agency_sheets.copied(incident, "police", None, "wish")
        print("on the clipboard:", copied.text, flush=True)
    else:
        answers = [SheetAnswer(code="wish", text="Police"), SheetAnswer(code="threats", state="not_known")]
        desk.agency_sheets.save(incident, "police", None, first.row_version, answers)
    acknowledge("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
