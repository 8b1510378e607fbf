"""What the school says of itself, and the two numbers that are its own to set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.events import Change, SchoolAmended
from safetydesk.domain.reference import SEPARATORS
from safetydesk.domain.school import School
from safetydesk.services.office import Office, needs

AMENDABLE = ("name", "town", "marking", "idle_minutes", "pc_keeper", "exhibit_separator")


class SchoolProfile:
    """One school a store."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def read(self) -> School:
        """As it stands now."""
        with self._office.reading() as reading:
            return reading.every(School)[0]

    @needs("settings")
    def amend(self, **new: Any) -> School:
        """Any of `AMENDABLE`; idle_minutes are 1 to 60. Raises Refusal `draft_has_problems`."""
        with self._office.work() as work:
            before = work.every(School)[0]
            after = replace(before, **{name: new[name] for name in AMENDABLE if name in new})
            found = Findings(self._office.now())
            found.need("name", after.name)
            found.need("marking", after.marking)
            if after.exhibit_separator not in SEPARATORS:
                found.say("exhibit_separator", "not_a_separator")
            if not 1 <= after.idle_minutes <= 60:
                found.say("idle_minutes", "not_between", least="1", most="60")
            found.refuse()
            changes = Change.all_between(before, after, AMENDABLE)
            if not changes:
                return before
            saved = work.replace(after)
            work.commit(SchoolAmended(subject=before.id, changes=changes))
        return saved
