"""Who must be told of an incident, by the rules that this school adopted, and who is offered to be told of it."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.must_tell import Telling
from safetydesk.domain.must_tell import must_tell as asked_to_tell
from safetydesk.domain.posts import CHAIR, posts_about
from safetydesk.domain.vocabulary import Route, Vocabulary
from safetydesk.services.desk import Desk


def told_of(routes: Iterable[Route], case: CaseFile, vocabulary: Vocabulary) -> tuple[Route, ...]:
    """Routes without whom it is or may be about: in the place of who leads stands the chair of governors."""
    about = posts_about(case)
    instead = () if CHAIR in about else (vocabulary.route(CHAIR),)
    found = (((route,) if route.code not in about else instead) for route in routes)
    return tuple({route.code: route for some in found for route in some}.values())


def must_tell(desk: Desk, case: CaseFile) -> tuple[Telling, ...]:
    """Each of them, and whether they were told and said so. Reads the school's rules: run by `Tasks`."""
    return asked_to_tell(case, wording.load_must_tell(), desk.office.house.rules())
