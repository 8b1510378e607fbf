"""Run as a process of its own, to be killed: opens a store and logs, saying each step that is acknowledged.

acts_child.py STORE PROFILE STEP FILE...
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from child_desk import acknowledge, lay_fault, lift_fault, opened


def main() -> None:
    store, profile, step, *names = sys.argv[1:]
    desk = opened(store, profile)
    log, files = desk.incident_log, [Path(name) for name in names]
    draft = replace(log.new_draft(), summary="The draft in hand")
    incident = log.log(replace(log.new_draft(), summary="The incident before"))
    acknowledge("incident", incident.reference)
    log.keep_draft(draft)
    acknowledge("draft", draft.id)
    draft = desk.exhibits.receive_into_draft(draft, files, "no").draft or draft
    acknowledge("files", len(draft.evidence))
    lay_fault(step)
    acknowledge("logged", log.log(draft).reference)
    lift_fault()
    desk.close()


main()
