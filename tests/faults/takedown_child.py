"""Run as a process of its own, to be killed: tracks an address with its first step, adds one, links and parts.

takedown_child.py STORE PROFILE STEP ACT
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"
ASKED = TakedownStepDraft(kind="reported", route="platform")


def main() -> None:
    store, profile, step, act = sys.argv[1:]
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    log = desk.incident_log
    one, two, three = (log.log(replace(log.new_draft(), summary=words)) for words in ("One", "Two", "Three"))
    first = desk.takedowns.begin(one.id, TakedownDraft(address="https://x.example/1"))
    link = desk.links.link(one.id, LinkDraft(other=two.reference, kind="series", reason="r"))
    print("ack first", flush=True)
    os.environ["SAFETYDESK_FAULT_STEP"] = step
    if act == "begin":
        desk.takedowns.begin(one.id, TakedownDraft(address="https://x.example/2"), ASKED)
    elif act == "step":
        desk.takedowns.step(first.id, ASKED)
    elif act == "link":
        desk.links.link(one.id, LinkDraft(other=three.reference, kind="series", reason="r"))
    else:
        desk.links.end(link.id, link.row_version, "r")
    print("ack done", flush=True)


main()
