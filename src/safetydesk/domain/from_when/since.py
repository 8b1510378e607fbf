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


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time through which it was so, until it was taken off for `BREAK` or more. `at` and `typed` as of `Since`."""

    at: Moment
    typed: Moment
    is_later: bool
    until: Moment


def since_rule(case: CaseFile, rule: str, vocabulary: Vocabulary) -> Since:
    """Since when some category of it has named the rule, without a break: one category for another starts nothing."""
    return _since(case, CATEGORIES, _names(rule, vocabulary))


def since_level(case: CaseFile, level: int) -> Since:
    """Since when it has been of that level or above: a level that comes down gives no new time."""
    return _since(case, SEVERITY, _reaches(level))


def before_rule(case: CaseFile, rule: str, vocabulary: Vocabulary) -> tuple[Stretch, ...]:
    """When some category of it named the rule before that, the earliest first."""
    return _before(case, CATEGORIES, _names(rule, vocabulary))


def before_level(case: CaseFile, level: int) -> tuple[Stretch, ...]:
    """When it was of that level or above before that, the earliest first."""
    return _before(case, SEVERITY, _reaches(level))


def _names(rule: str, vocabulary: Vocabulary) -> Callable[[Any], bool]:
    known = vocabulary.every_category
    return lambda codes: any(code in known and rule in known[code].deadlines for code in codes or ())


def _reaches(level: int) -> Callable[[Any], bool]:
    return lambda was: (was or 0) >= level


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


def _before(case: CaseFile, field: str, is_so: Callable[[Any], bool]) -> tuple[Stretch, ...]:
    """Forwards, of one that is so now: each stretch that came to an end by what `_since` calls a break."""
    incident = case.incident
    found: list[Stretch] = []
    changes = [*_before_each(case, field, is_so)]
    if all(was for _at, was in changes):
        return ()
    began = (incident.discovered, incident.recorded, False) if changes[0][1] else None
    off: Moment | None = None
    for (at, was), now in zip(changes, [*(was for _at, was in changes[1:]), True], strict=True):
        if was and not now:
            off = at
        elif now and not was:
            if began is not None and off is not None and at.utc - off.utc >= BREAK:
                found.append(Stretch(*began, off))
                began = None
            began = began or (max(at, incident.discovered, key=lambda each: each.utc), at, True)
    return tuple(found)


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
