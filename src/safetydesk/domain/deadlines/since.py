"""Since when an incident has been of a category or of a level: from logging, or from the amendment that brought it.

The school knew of an allegation when it was told of it, not when the bullying it grew out of came to notice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from safetydesk.domain.case_file import Amendment, CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import IncidentLogged
from safetydesk.domain.vocabulary import Vocabulary

CATEGORIES, SEVERITY = FIELDS = ("categories", "severity")
"""Fields of the incident whose amendments move the start of a clock."""


@dataclass(frozen=True, slots=True)
class Since:
    """`at` is when the school knew, `typed` when it was written down. `is_later`: not yet so when it was logged."""

    at: Moment
    typed: Moment
    is_later: bool = False


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
    incident = case.incident
    for amendment in reversed([*_after_logging(case)]):
        for change in amendment.changes:
            if change.field == field and not is_so(json.loads(change.old)):
                knew = max(amendment.at, incident.discovered, key=lambda at: at.utc)
                return Since(knew, amendment.at, is_later=True)
    return Since(incident.discovered, incident.recorded)


def _after_logging(case: CaseFile) -> Iterator[Amendment]:
    """What a rule raised in the act of logging was known at logging: one act has one moment."""
    logged = next((done.at for done in case.history if isinstance(done.event, IncidentLogged)), None)
    return (each for each in case.amendments if each.at != logged)
