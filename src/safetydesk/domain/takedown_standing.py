"""Where one address stands: derived from its steps, never stored. It reminds; what is done is for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.calendars import Calendars
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.house_numbers import rule_on
from safetydesk.domain.takedown import Takedown, TakedownStep
from safetydesk.domain.vocabulary import Vocabulary

CAPTURED, REPORTED, CHASED, ANSWERED, REFUSED, REMOVED, BACK, GIVEN_UP = (
    "captured", "reported", "chased", "answered", "refused", "removed", "back", "given_up",
)  # fmt: skip
OVER = (REMOVED, GIVEN_UP)
"""Of an address that is online no more, or that nobody asks about any more."""
NEW = "new"
ASKED = (REPORTED, CHASED)
STEPS, ROUTES, ANSWER_RULE = "takedown_steps", "takedown_routes", "platform_answer"
FIRST_ROUTE = "platform"
AnswerDue = Callable[[Moment, Moment], Moment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`state` is the latest step's kind, or "new"; `since` its time. `route` was asked last, by `reference`.

    `answer_due` is when an answer should have come, where one is waited for. `next_steps` and `next_routes` are what is
    offered; the routes only where the last one refused, or let that time pass. `points` are codes of
    `[label.takedown.point_<code>]`. `before` and `after` are the captures of the present round, by exhibit.
    """

    state: str
    since: Moment
    steps: tuple[TakedownStep, ...] = ()
    route: str = ""
    reference: str = ""
    answer_due: Moment | None = None
    next_steps: tuple[str, ...] = ()
    next_routes: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    before: UUID | None = None
    after: UUID | None = None

    @property
    def is_open(self) -> bool:
        return self.state not in OVER

    def is_overdue(self, now: Moment) -> bool:
        return self.answer_due is not None and now.utc > self.answer_due.utc


def in_order(steps: Iterable[TakedownStep]) -> tuple[TakedownStep, ...]:
    """By the time each is said to have been; of equal times the one recorded first."""
    return tuple(sorted(steps, key=lambda step: (step.at.utc, step.id.int)))


def steps_of(case: CaseFile, takedown: Takedown) -> tuple[TakedownStep, ...]:
    return in_order(step for step in case.takedown_steps if step.takedown_id == takedown.id)


def over_since(case: CaseFile) -> Moment | None:
    """Since when no address is online any more, as far as is written down: removed or given up, each of them.

    A capture says how it looked, not that it is there again.
    """
    every = [[step for step in steps_of(case, each) if step.kind != CAPTURED] for each in case.takedowns]
    ended = [steps[-1].at for steps in every if steps and steps[-1].kind in OVER]
    return max(ended, key=lambda at: at.utc) if ended and len(ended) == len(every) else None


def standing_of(
    takedown: Takedown,
    steps: tuple[TakedownStep, ...],
    now: Moment,
    vocabulary: Vocabulary,
    calendars: Calendars,
    *,
    is_locked: bool = False,
) -> Standing:
    """`steps` in order. `is_locked`: the incident takes no images, so that none is asked for."""
    latest = steps[-1] if steps else None
    state = latest.kind if latest else NEW
    asked = next((step for step in reversed(steps) if step.kind in ASKED), None)
    due = _answer_due(state, asked, vocabulary, calendars)
    routes = _next_routes(state, steps, due is not None and now.utc > due.utc, vocabulary)
    before, after = _pair(takedown, steps)
    is_captured = before is not None or any(step.kind == CAPTURED for step in _this_round(steps))
    return Standing(
        state=state,
        since=latest.at if latest else takedown.recorded,
        steps=steps,
        route=asked.route if asked else "",
        reference=next((step.reference for step in reversed(steps) if step.reference), ""),
        answer_due=due,
        next_steps=_next_steps(state, is_captured, bool(routes), is_locked, vocabulary),
        next_routes=routes,
        points=_points(state, is_captured, is_locked),
        before=before,
        after=after,
    )


def standings(
    case: CaseFile, now: Moment, vocabulary: Vocabulary, calendars: Calendars
) -> tuple[tuple[Takedown, Standing], ...]:
    """Every address of an incident with where it stands, in the order in which they were recorded."""
    return tuple(
        (each, standing_of(each, steps_of(case, each), now, vocabulary, calendars, is_locked=case.is_locked))
        for each in case.takedowns
    )


def _answer_due(
    state: str, asked: TakedownStep | None, vocabulary: Vocabulary, calendars: Calendars
) -> Moment | None:
    """Chasing starts the time anew: they were given another chance to answer."""
    rule = vocabulary.every_deadline_rule.get(ANSWER_RULE)
    if state not in ASKED or asked is None or rule is None:
        return None
    return rule_on(rule, asked.at.london_date, asked.recorded).due_from(asked.at, calendars)


def answers_due(vocabulary: Vocabulary, calendars: Calendars) -> AnswerDue:
    """By when a platform asked at one moment, written down at another, should have answered."""
    rule = vocabulary.deadline_rule(ANSWER_RULE)
    return lambda asked, typed: rule_on(rule, asked.london_date, typed).due_from(asked, calendars)


def _next_routes(
    state: str, steps: tuple[TakedownStep, ...], is_overdue: bool, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Down the ladder from the last route, without those tried since it was last put up."""
    if state in (NEW, CAPTURED, BACK):
        return (FIRST_ROUTE,)
    if state not in (REFUSED, GIVEN_UP) and not is_overdue:
        return ()
    tried = [step.route for step in _this_round(steps) if step.kind == REPORTED and step.route]
    if not tried:
        return (FIRST_ROUTE,)
    offered = vocabulary.term(ROUTES, tried[-1]).choices
    return tuple(route for route in offered if route not in tried)


def _next_steps(
    state: str, is_captured: bool, has_routes: bool, is_locked: bool, vocabulary: Vocabulary
) -> tuple[str, ...]:
    if state == NEW:
        return (REPORTED,) if is_locked or is_captured else (CAPTURED, REPORTED)
    offered = vocabulary.term(STEPS, state).choices
    steps = tuple(step for step in offered if not (step == CAPTURED and is_locked))
    if has_routes and REPORTED not in steps:
        steps = (REPORTED, *steps)
    is_late = not (is_captured or is_locked or CAPTURED in steps or state in (REMOVED, GIVEN_UP))
    return (CAPTURED, *steps) if is_late else steps


def _this_round(steps: tuple[TakedownStep, ...]) -> tuple[TakedownStep, ...]:
    """Since it was last put up again."""
    began = max((place for place, step in enumerate(steps) if step.kind == BACK), default=-1)
    return steps[began + 1 :]


def _pair(takedown: Takedown, steps: tuple[TakedownStep, ...]) -> tuple[UUID | None, UUID | None]:
    """The capture from before it went, and the one that shows it gone."""
    before, after = takedown.exhibit_id, None
    for step in steps:
        if step.kind == REMOVED:
            after = step.exhibit_id
        elif step.kind in (CAPTURED, BACK):
            before, after = step.exhibit_id or (None if step.kind == BACK else before), None
    return before, after


def _points(state: str, is_captured: bool, is_locked: bool) -> tuple[str, ...]:
    if is_locked:
        return ("never_capture",)
    if is_captured or state == GIVEN_UP:
        return ()
    if state == REMOVED:
        return ("gone_uncaptured",)
    return ("capture_first",) if state in (NEW, BACK) else ("capture_now",)
