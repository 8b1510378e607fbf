"""Run as a process of its own, to be killed: records a held item and hands it over, saying what is acknowledged.

custody_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import sys
from dataclasses import replace

from child_desk import acknowledge, lay_fault, lift_fault, opened
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft

PHONE = HeldItemDraft(description="A phone", place="Safe", custodian_one="Morgan", taken_from="Maya")


def main() -> None:
    store, profile, step, act = sys.argv[1:]
    desk = opened(store, profile)
    log = desk.incident_log
    incident = log.log(replace(log.new_draft(), summary="One", sexual_image=True))
    first = desk.held_items.record(incident.id, PHONE)
    acknowledge("first")
    lay_fault(step)
    if act == "hold":
        desk.held_items.record(incident.id, PHONE)
    else:
        desk.custody.record(first.id, CustodyDraft(kind="handed_over", to_who="PC 1", purpose="Police"))
    acknowledge("done")
    lift_fault()
    desk.close()


main()
