"""Marks what raises the severity, or adopts a policy, and is stopped on the way: `... STORE PROFILE STEP ACT`."""

from __future__ import annotations

import sys

from child_desk import acknowledge, lay_fault, opened
from safetydesk.domain.circumstances_drafts import CircumstancesDraft


def main(store: str, profile: str, step: str, act: str) -> None:
    desk = opened(store, profile)
    incident = desk.incident_log.by_reference("OS-2026-0001")
    lay_fault(step)
    if act == "mark":
        desk.circumstances.record(incident, CircumstancesDraft(marks=("blackmail",)))
    else:
        desk.profiles.adopt("stone_bay_2023")
    acknowledge("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
