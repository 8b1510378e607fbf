"""How the children of the kill tests begin: they open the store they were given, and say what is acknowledged.

A child is a process of its own, `<what>_child.py STORE PROFILE ...`, killed at the step that it lays the fault at.
"""

from __future__ import annotations

import os
from pathlib import Path

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain import steps
from safetydesk.services.desk import Desk

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


def opened(store: str, profile: str) -> Desk:
    """The desk of that store, with what this machine remembers kept in `profile`."""
    bootstrap.surroundings.profile_folder = lambda: Path(profile)
    return open_desk(front_door(Path(store)).unlock(LOGIN, PASSPHRASE))


def lay_fault(step: str) -> None:
    """From now on this process dies where that step is reached."""
    os.environ[steps.VARIABLE] = step


def lift_fault() -> None:
    os.environ.pop(steps.VARIABLE, None)


def acknowledge(*words: object) -> None:
    """Says that so much is done: what was acknowledged must be there whatever happens next."""
    print("ack", *words, flush=True)
