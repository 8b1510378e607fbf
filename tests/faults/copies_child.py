"""Run as a process of its own, to be killed: takes a plain copy out, or deletes one.

copies_child.py STORE PROFILE FOLDER ACT STEP
"""

from __future__ import annotations

import sys
from pathlib import Path

from child_desk import acknowledge, lay_fault, lift_fault, opened
from safetydesk.domain.rows import IncidentFilter


class Fuse:
    """Lays the fault when the first byte is about to go by: what is recorded before that is another step."""

    def __init__(self, step: str) -> None:
        self._step = step

    def step(self, done: int, total: int, label: str) -> None:
        lay_fault(self._step)


def main() -> None:
    store, profile, folder, act, step = sys.argv[1:]
    desk = opened(store, profile)
    row = desk.incident_log.page(IncidentFilter())[0]
    exhibit = desk.incident_log.reread(row.id).exhibits[0]
    if act == "before":
        lay_fault(step)
    copy = desk.copies_out.take_out(
        exhibit.id, Path(folder), "To read it", Fuse(step if act == "write" else "")
    )
    acknowledge("taken")
    lay_fault(step)
    desk.copies_out.delete_now(copy.id, copy.row_version)
    acknowledge("deleted")
    lift_fault()
    desk.close()


main()
