"""Since when an incident has been of a category, a mark or a level: from logging, or from the act that brought it.

The school knew of an allegation when it was told of it, not when the bullying it grew out of came to notice. What was
taken off and put back within `BREAK` was never off: an amendment is not to hide that a time was missed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from safetydesk.domain.case_file import Amendment, CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import MARK, DeadlineRule
from safetydesk.domain.events import CircumstancesAmended, IncidentLogged
from safetydesk.domain.vocabulary import Vocabulary

CATEGORIES, SEVERITY = FIELDS = ("categories", "severity")
"""Fields of the incident whose amendments move the start of a clock."""
MARKS = "marks"
"""The field of what bears on it that does the same."""
_Before = tuple[Moment, bool]
"""When something was changed, and whether it was so before that."""
_ANY = Moment.london(1970, 1, 1)
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


def known_rules(case: CaseFile, vocabulary: Vocabulary) -> tuple[DeadlineRule, ...]:
    """The rules that a category of it names now, or that one of its marks asks for, each once."""
    named = vocabulary.deadlines_for(case.incident.categories)
    marks = _marks_now(case)
    if not marks:
        return named
    marked = (rule for rule in vocabulary.marked_rules() if _is_marked(rule, marks))
    return (*named, *(rule for rule in marked if rule not in named))


def since_rule(case: CaseFile, rule: DeadlineRule, vocabulary: Vocabulary) -> Since:
    """Since when a category or mark of it has asked for the rule, without a break: one for another starts nothing."""
    return _since(case, _before_each_of(case, rule, vocabulary))


def since_level(case: CaseFile, level: int) -> Since:
    """Since when it has been of that level or above: a level that comes down gives no new time."""
    return _since(case, [(at, (was or 0) >= level) for at, was in _amended(case, SEVERITY)])


def before_rule(case: CaseFile, rule: DeadlineRule, vocabulary: Vocabulary) -> tuple[Stretch, ...]:
    """When some category or mark of it asked for the rule before that, the earliest first."""
    return _before(case, _before_each_of(case, rule, vocabulary))


def before_level(case: CaseFile, level: int) -> tuple[Stretch, ...]:
    """When it was of that level or above before that, the earliest first."""
    return _before(case, [(at, (was or 0) >= level) for at, was in _amended(case, SEVERITY)])


def _before_each_of(case: CaseFile, rule: DeadlineRule, vocabulary: Vocabulary) -> list[_Before]:
    known = vocabulary.every_category

    def names_it(codes: Any) -> bool:
        return any(code in known and rule.code in known[code].deadlines for code in codes or ())

    categories = [*_amended(case, CATEGORIES)]
    if not rule.when.every or not case.circumstances:
        return [(at, names_it(codes)) for at, codes in categories]
    marks = [*_marked(case)]
    found: list[_Before] = []
    was_named, was_marked = names_it(case.incident.categories), _is_marked(rule, _marks_now(case))
    # Backwards: what was so before an act is what was so before the one after it, but for what that act changed.
    while categories or marks:
        if not marks or (categories and categories[-1][0].utc > marks[-1][0].utc):
            at, codes = categories.pop()
            was_named = names_it(codes)
        else:
            at, codes = marks.pop()
            was_marked = _is_marked(rule, codes)
        found.append((at, was_named or was_marked))
    return found[::-1]


def _marks_now(case: CaseFile) -> tuple[str, ...]:
    return tuple(mark for each in case.circumstances for mark in each.marks)


def _is_marked(rule: DeadlineRule, marks: Iterable[str]) -> bool:
    return bool(rule.when.every) and rule.when.holds({f"{MARK}{mark}": _ANY for mark in marks})


def _marked(case: CaseFile) -> Iterator[tuple[Moment, Any]]:
    """Each act by which marks were set or taken back, with the marks before it: there were none before the first."""
    yield from ((each.recorded, ()) for each in case.circumstances)
    for done in case.history:
        if isinstance(done.event, CircumstancesAmended):
            for change in done.event.changes:
                if change.field == MARKS:
                    yield done.at, json.loads(change.old)


def _since(case: CaseFile, changes: list[_Before]) -> Since:
    """Backwards through what it was before each amendment, to a stretch without it that was long enough to end it."""
    incident = case.incident
    back: Moment | None = None
    again: Moment | None = None
    for at, was_so in reversed(changes):
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


def _before(case: CaseFile, changes: list[_Before]) -> tuple[Stretch, ...]:
    """Forwards, of one that is so now: each stretch that came to an end by what `_since` calls a break."""
    incident = case.incident
    found: list[Stretch] = []
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


def _amended(case: CaseFile, field: str) -> Iterator[tuple[Moment, Any]]:
    """Each amendment of that field, with what it was before."""
    for amendment in _after_logging(case):
        for change in amendment.changes:
            if change.field == field:
                yield amendment.at, json.loads(change.old)


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
