"""Run as a process of its own, to be killed: changes a clock, or draws the day sheet or that of open actions.

deadlines_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from child_desk import acknowledge, lay_fault, opened
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft


def main() -> None:
    store, profile, step, act = sys.argv[1:]
    desk = opened(store, profile)
    log = desk.incident_log
    incident = log.log(replace(log.new_draft(), summary="One", categories=("NUDES",), severity=4))
    acknowledge("first")
    lay_fault(step)
    if act == "pause":
        draft = DeadlineChangeDraft(kind="paused", reason="With the nurse")
        desk.deadlines.change(incident.id, "nudes_review", incident.id, draft)
    elif act == "actions":
        desk.papers.save_school_actions(Path(profile) / "sheet.pdf")
    else:
        desk.day_sheets.save(Path(profile) / "sheet.pdf")
    acknowledge("done")


if __name__ == "__main__":
    main()
