"""What the manual page says in figures and names is what the program does."""

from __future__ import annotations

import inspect

from safetydesk.desktop.lock import LockSequence
from safetydesk.services.manual import manual
from safetydesk.strongroom import place
from safetydesk.strongroom.kept_keys import DAYS
from safetydesk.strongroom.sheet_codes import SHEETS


def said() -> str:
    promises = [text for one in manual().promises for text in (one.words, one.keeps, one.breaks)]
    return "\n".join(promises + [line for part in manual().sections for line in part.lines])


def test_its_figures_are_those_in_force():
    patience = inspect.signature(LockSequence).parameters["patience"].default
    assert patience == 5.0 and "within five seconds" in said()
    assert DAYS == 14 and f"after {DAYS} days" in said()
    assert len(tuple(SHEETS)) == 3 and "two of the three recovery sheets" in said()


def test_it_names_each_service_that_no_store_may_stand_in():
    services = {service for _pattern, service in place._SYNCED}
    (one,) = [each.words for each in manual().promises if "network share" in each.words]
    assert services and all(service in one for service in services)
