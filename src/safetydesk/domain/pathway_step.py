"""What a member said of one step of a pathway that no record shows by itself, or of the pathway as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment

DONE, NOT_NEEDED, UNDONE, WENT_ON = STEP_STATES = ("done", "not_needed", "undone", "went_on")
"""Of a step: taken; not needed here; said wrongly before; gone on with though it stands frozen."""
TAKEN_UP, SET_ASIDE = PATHWAY_STATES = ("taken_up", "set_aside")
"""Of a whole pathway, whose `step` is then "": taken up by hand; set aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayStep:
    """`state` is a code of `step_states`, or with no `step` of `pathway_states`. All but "done" need the reason.

    The last word on a step, or on the pathway, counts; what was said before stays on record.
    """

    id: UUID
    incident_id: UUID
    pathway: str
    step: str
    state: str
    at: Moment
    note: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


def last_words(steps: tuple[PathwayStep, ...]) -> dict[tuple[str, str], PathwayStep]:
    """The latest of each step and of each pathway as a whole, whatever order they come in."""
    latest: dict[tuple[str, str], PathwayStep] = {}
    for each in sorted(steps, key=lambda one: (one.recorded.utc, one.id.int)):
        latest[each.pathway, each.step] = each
    return latest
