"""Run as a process of its own, to be killed: decides that the threshold is met, and takes an earlier concern along.

threshold_child.py STORE PROFILE STEP
"""

from __future__ import annotations

import sys
from dataclasses import replace

from child_desk import acknowledge, lay_fault, opened
from safetydesk.domain.allegation_drafts import ThresholdDraft
from safetydesk.domain.drafts import DraftPerson


def main() -> None:
    store, profile, step = sys.argv[1:]
    desk = opened(store, profile)
    log = desk.incident_log
    one, earlier = (log.log(replace(log.new_draft(), summary=words)) for words in ("One", "Earlier"))
    log.add_person(one.id, DraftPerson(part="subject_adult", name="Alex Rowe", kind="staff"))
    adult = log.reread(one.id).people[0][1]
    acknowledge("first")
    lay_fault(step)
    draft = ThresholdDraft(person_id=str(adult.id), limbs=("risk",), answer="met", reason="r", decided_by="d")
    desk.allegations.decide(one.id, draft, [earlier.id])
    acknowledge("done")


main()
