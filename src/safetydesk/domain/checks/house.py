"""A value the school sets: of a name there is, of its kind, from a day, on somebody's word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.errors import Problem
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.house_kinds import HouseName, NotUsable, judged

FURTHEST = timedelta(days=3660)


def check_house_value(
    draft: HouseValueDraft, names: Mapping[str, HouseName], found: Findings, at: str = ""
) -> tuple[str, date]:
    """The value as it is kept and the day from which it counts. `at` goes before each field's name: "drafts[2]."."""
    today = found.now.london_date
    value = draft.value
    if draft.name not in names:
        found.say(f"{at}name", "house_unknown_name", name=draft.name)
    else:
        try:
            value = judged(names[draft.name], draft.value)
        except NotUsable as fault:
            found.problems.append(Problem(f"{at}value", fault.problem.code, fault.problem.values))
    found.need(f"{at}source", draft.source)
    for field in ("name", "value", "source"):
        found.text(f"{at}{field}", getattr(draft, field))
    day = found.day(f"{at}in_force_from", draft.in_force_from) or today
    if abs(day - today) > FURTHEST:
        found.say(f"{at}in_force_from", "house_day_too_far")
    return value, day
