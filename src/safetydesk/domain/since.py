"""Since when an incident has been of a category or of a level: from logging, or from the amendment that brought it.

The school knew of an allegation when it was told of it, not when the bullying it grew out of came to notice. What was
taken off and put back within `BREAK` was never off: an amendment is not to hide that a time was missed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from safetydesk.domain.case_file import Amendment, CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import IncidentLogged
from safetydesk.domain.vocabulary import Vocabulary

CATEGORIES, SEVERITY = FIELDS = ("categories", "severity")
"""Fields of the incident whose amendments move the start of a clock."""
BREAK = timedelta(days=1)
"""How long it has not to be so before what begins then is new. SafetyDesk's own value."""


@dataclass(frozen=True, slots=True)
class Since:
    """`at` is when the school knew, `typed` when it was written down. `is_later`: not yet so when it was logged.

    `again`: it was put back after that, and of what it was meanwhile something had been decided.
    """

    at: Moment
    typed: Moment
    is_later: bool = False
    again: Moment | None = None

    @property
    def anew(self) -> Moment | None:
        """What was decided before that was decided of less; None where everything counts."""
        return self.again or (self.typed if self.is_later else None)


def since_rule(case: CaseFile, rule: str, vocabulary: Vocabulary) -> Since:
    """Since when some category of it has named the rule, without a break: one category for another starts nothing."""
    known = vocabulary.every_category

    def names_it(codes: Any) -> bool:
        return any(code in known and rule in known[code].deadlines for code in codes or ())

    return _since(case, CATEGORIES, names_it)


def since_level(case: CaseFile, level: int) -> Since:
    """Since when it has been of that level or above: a level that comes down gives no new time."""
    return _since(case, SEVERITY, lambda was: (was or 0) >= level)


def _since(case: CaseFile, field: str, is_so: Callable[[Any], bool]) -> Since:
    """Backwards through what it was before each amendment, to a stretch without it that was long enough to end it."""
    incident = case.incident
    back: Moment | None = None
    again: Moment | None = None
    for at, was_so in reversed([*_before_each(case, field, is_so)]):
        if not was_so:
            back = back or at
        elif back is not None:
            if back.utc - at.utc >= BREAK:
                break
            again = again or (back if _was_decided(case, at, back) else None)
            back = None
    if back is None:
        return Since(incident.discovered, incident.recorded, again=again)
    knew = max(back, incident.discovered, key=lambda at: at.utc)
    return Since(knew, back, is_later=True, again=again)


def _before_each(case: CaseFile, field: str, is_so: Callable[[Any], bool]) -> Iterator[tuple[Moment, bool]]:
    for amendment in _after_logging(case):
        for change in amendment.changes:
            if change.field == field:
                yield amendment.at, is_so(json.loads(change.old))


def _was_decided(case: CaseFile, off: Moment, back: Moment) -> bool:
    """By the minute, as decisions are typed: one of the minute in which it was put back is of what it is now."""
    decided = [each.decided.utc for each in case.decisions]
    decided += [each.decided.utc for each in case.threshold_decisions]
    return any(_minute(off) <= at < _minute(back) for at in decided)


def _minute(at: Moment) -> datetime:
    return at.utc.replace(second=0, microsecond=0)


def _after_logging(case: CaseFile) -> Iterator[Amendment]:
    """What a rule raised in the act of logging was known at logging: one act has one moment."""
    logged = next((done.at for done in case.history if isinstance(done.event, IncidentLogged)), None)
    return (each for each in case.amendments if each.at != logged)
