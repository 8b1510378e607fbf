"""Run as a process of its own, to be killed: tracks an address with its first step, adds one, links and parts.

takedown_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import sys
from dataclasses import replace

from child_desk import acknowledge, lay_fault, opened
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft

ASKED = TakedownStepDraft(kind="reported", route="platform")


def main() -> None:
    store, profile, step, act = sys.argv[1:]
    desk = opened(store, profile)
    log = desk.incident_log
    one, two, three = (log.log(replace(log.new_draft(), summary=words)) for words in ("One", "Two", "Three"))
    first = desk.takedowns.begin(one.id, TakedownDraft(address="https://x.example/1"))
    link = desk.links.link(one.id, LinkDraft(other=two.reference, kind="series", reason="r"))
    acknowledge("first")
    lay_fault(step)
    if act == "begin":
        desk.takedowns.begin(one.id, TakedownDraft(address="https://x.example/2"), ASKED)
    elif act == "step":
        desk.takedowns.step(first.id, ASKED)
    elif act == "link":
        desk.links.link(one.id, LinkDraft(other=three.reference, kind="series", reason="r"))
    else:
        desk.links.end(link.id, link.row_version, "r")
    acknowledge("done")


main()
