"""Run as a process of its own, to be killed: rings, ends the call and refers, saying what is acknowledged.

call_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import sys
from dataclasses import replace

from child_desk import acknowledge, lay_fault, opened
from safetydesk.domain.drafts import ReferralDraft


def main() -> None:
    store, profile, step, act = sys.argv[1:]
    desk = opened(store, profile)
    incident = desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="One"))
    call = desk.calls.begin(incident.id, "social_care")
    acknowledge("first")
    lay_fault(step)
    if act == "ring":
        desk.calls.begin(incident.id, "social_care")
    elif act == "end":
        desk.calls.end(call.id, call.row_version, "engaged")
    else:
        desk.referrals.refer(incident.id, ReferralDraft(route="social_care"))
    acknowledge("done")


main()
