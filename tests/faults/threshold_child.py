"""Run as a process of its own, to be killed: decides that the threshold is met, and takes an earlier concern along.

threshold_child.py STORE PROFILE STEP
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.allegation_drafts import ThresholdDraft
from safetydesk.domain.drafts import DraftPerson

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


def main() -> None:
    store, profile, step = sys.argv[1:]
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    log = desk.incident_log
    one, earlier = (log.log(replace(log.new_draft(), summary=words)) for words in ("One", "Earlier"))
    log.add_person(one.id, DraftPerson(part="subject_adult", name="Alex Rowe", kind="staff"))
    adult = log.reread(one.id).people[0][1]
    print("ack first", flush=True)
    os.environ["SAFETYDESK_FAULT_STEP"] = step
    draft = ThresholdDraft(person_id=str(adult.id), limbs=("risk",), answer="met", reason="r", decided_by="d")
    desk.allegations.decide(one.id, draft, [earlier.id])
    print("ack done", flush=True)


main()
