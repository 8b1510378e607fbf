"""Adults who came to an incident that was about another already: each is told to the LADO by a clock of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from safetydesk.domain.allegation import BELOW
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import InvolvementAdded
from safetydesk.domain.incident import Involvement
from safetydesk.domain.since_then import done_since
from safetydesk.domain.thresholds import judged_by_adult, must_be_judged

OF_EACH_ADULT, LADO = "lado_contact", "lado"


def further_adults(case: CaseFile) -> Iterator[tuple[Involvement, Moment]]:
    """Their part and when it was written down. Whoever was named first, or when it was logged, is no further one."""
    adults = {adult.id for adult in must_be_judged(case)}
    if len(adults) < 2:
        return
    added = {done.event.record: done.at for done in case.history if isinstance(done.event, InvolvementAdded)}
    parts = [part for part, _person in case.people if part.person_id in adults and not part.is_withdrawn]
    known = {part.person_id for part in parts if part.id not in added}
    later = [(part, added[part.id]) for part in parts if part.id in added]
    for part, at in sorted(later, key=lambda each: each[1].utc):
        if known and part.person_id not in known:
            yield part, at
        known.add(part.person_id)


def as_if_alone(case: CaseFile, part: Involvement, since: Moment) -> CaseFile:
    """Nobody but that adult, and of what was done before they were written down nothing."""
    lately = done_since(case, since)
    judged = (each for each in lately.threshold_decisions if each.person_id == part.person_id)
    people = (each for each in case.people if each[0].person_id == part.person_id)
    return replace(lately, people=tuple(people), threshold_decisions=tuple(judged))


def untold_since(case: CaseFile) -> Iterator[Moment]:
    """When each further adult was written down of whom the LADO was not told since; but for whom no harm was found."""
    for part, at in further_adults(case):
        judged = judged_by_adult(case).get(part.person_id)
        is_told = any(each.route == LADO for each in done_since(case, at).referrals)
        if not is_told and (judged is None or judged.answer not in BELOW):
            yield at
