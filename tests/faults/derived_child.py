"""Run as a process of its own, to be killed: makes a derived copy; the fault is laid once the copy is proved.

derived_child.py STORE PROFILE STEP PICTURE
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from child_desk import acknowledge, lay_fault, lift_fault, opened
from safetydesk.domain.derivation import REDACTION, Area, DerivationDraft


class Fuse:
    """The last of the three steps is said after the copy is proved and before it is sealed."""

    def __init__(self, fault: str) -> None:
        self._fault = fault

    def step(self, done: int, total: int, label: str) -> None:
        if (done, total) == (2, 3):
            lay_fault(self._fault)


def main() -> None:
    store, profile, step, picture = sys.argv[1:]
    desk = opened(store, profile)
    incident = desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="The incident"))
    desk.exhibits.receive(incident.id, [Path(picture)], "no")
    (parent,) = desk.incident_log.reread(incident.id).exhibits
    acknowledge("parent", parent.number)
    area = Area(left=1, top=1, width=20, height=20, reason="other_child")
    made = desk.derived_copies.make(
        parent.id, DerivationDraft(kind=REDACTION, areas=(area,)), progress=Fuse(step)
    )
    lift_fault()
    acknowledge("made", made.number)
    desk.close()


main()
