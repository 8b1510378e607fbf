"""Sets several of the school's own values, and is stopped on the way: `house_child.py STORE PROFILE STEP`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain import steps
from safetydesk.domain.house_drafts import HouseValueDraft

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"
VALUES = {
    "deadline.social_care_form.amount": "48",
    "rule.nudes_always_police": "yes",
    "terms": "2026-09-02 to 2026-12-18",
}


def main(store: str, profile: str, step: str) -> None:
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    desk = open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))
    os.environ[steps.VARIABLE] = step
    desk.house_values.set([HouseValueDraft(name=n, value=v, source="A profile") for n, v in VALUES.items()])
    print("ack done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
