"""Sets several of the school's own values, and is stopped on the way: `house_child.py STORE PROFILE STEP`."""

from __future__ import annotations

import sys

from child_desk import acknowledge, lay_fault, opened
from safetydesk.domain.house_drafts import HouseValueDraft

VALUES = {
    "deadline.social_care_form.amount": "48",
    "rule.nudes_always_police": "yes",
    "terms": "2026-09-02 to 2026-12-18",
}


def main(store: str, profile: str, step: str) -> None:
    desk = opened(store, profile)
    lay_fault(step)
    desk.house_values.set([HouseValueDraft(name=n, value=v, source="A profile") for n, v in VALUES.items()])
    acknowledge("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
