"""The people of an incident whom a record names, as they are called."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.wording.saying import label


def named_people(named: Iterable[UUID], case: CaseFile) -> tuple[str, ...]:
    """In their order. Of somebody whose every part was withdrawn it says so."""
    calls = {person.id: person.name for _part, person in case.people}
    here = {person.id for part, person in case.people if not part.is_withdrawn}
    return tuple(
        calls[each]
        if each in here
        else label("named_withdrawn", name=calls.get(each, label("named_unknown")))
        for each in named
    )
