"""Where an incident stands on each pathway: which steps are taken and by which record, which is next, which are frozen.

Derived from the case file alone and never stored. The order in which records came makes no difference to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.facts import facts_of
from safetydesk.domain.from_when.since_then import done_since
from safetydesk.domain.pathway import Pathway, Step
from safetydesk.domain.pathway_step import (
    DONE,
    NOT_NEEDED,
    SET_ASIDE,
    WENT_ON,
    PathwayStep,
    last_words,
)
from safetydesk.domain.posts import POSTS, taken_by

TAKEN, LEFT_OUT, FROZEN, OPEN = STANDINGS = ("taken", "left_out", "frozen", "open")
"""Of a step: taken; said not to be needed; waiting for one that freezes it; still to be taken."""


def is_a_decision(state: str, step: Step | None) -> bool:
    """Whether saying it is answered for by name, and no note: the whole pathway (`step` None) set aside, what stands
    frozen gone on with, and a step left out that freezes others or comes before all."""
    if state == NOT_NEEDED:
        return step is not None and (step.freezes or step.forced)
    return state in (SET_ASIDE, WENT_ON)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """`at`: when it was taken. `fact`: what the records show of it; `said`: what a member said last of it.

    `who` may take it: nobody whom the incident is about.
    """

    step: Step
    standing: str
    who: tuple[str, ...] = ()
    at: Moment | None = None
    fact: str = ""
    said: PathwayStep | None = None
    frozen_by: str = ""

    @property
    def is_settled(self) -> bool:
        return self.standing in (TAKEN, LEFT_OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayView:
    """`applies`: by its own condition. `said`: what was last said of the pathway as a whole."""

    pathway: Pathway
    applies: bool
    steps: tuple[StepView, ...]
    said: PathwayStep | None = None

    @property
    def is_set_aside(self) -> bool:
        return self.said is not None and self.said.state == SET_ASIDE

    @property
    def next(self) -> StepView | None:
        """The step to take now: a forced one before all others, then in order; None where none is left or set aside."""
        if self.is_set_aside:
            return None
        open_ones = [each for each in self.steps if each.standing == OPEN]
        settled = {each.step.code for each in self.steps if each.is_settled}
        shown = {each.step.code for each in self.steps}
        ready = [
            one for one in open_ones if all(code in settled or code not in shown for code in one.step.after)
        ]
        forced = [each for each in open_ones if each.step.forced]
        return next(iter([*forced, *ready, *open_ones]), None)

    @property
    def left(self) -> int:
        """How many steps are still to be taken, the frozen ones counted."""
        return sum(not each.is_settled for each in self.steps)

    def step(self, code: str) -> StepView | None:
        return next((each for each in self.steps if each.step.code == code), None)


def pathways_of(
    case: CaseFile, pathways: Mapping[str, Pathway], rules: Iterable[str] = ()
) -> tuple[PathwayView, ...]:
    """Those that apply, and those taken up or begun by hand, in the order of `pathways`; none of them hides another."""
    house = tuple(rules)
    facts = facts_of(case, house)
    said = last_words(case.pathway_steps)

    def since(at: Moment) -> Mapping[str, Moment]:
        return facts_of(done_since(case, at), house)

    views = (view_of(pathway, facts, said, since) for pathway in pathways.values())
    return tuple(view for view in views if view is not None)


def offered(views: Iterable[PathwayView], pathways: Mapping[str, Pathway]) -> tuple[Pathway, ...]:
    """Those that may be taken up by hand: the others that are not retired."""
    shown = {view.pathway.code for view in views}
    return tuple(each for each in pathways.values() if each.code not in shown and each.retired is None)


def view_of(
    pathway: Pathway,
    facts: Mapping[str, Moment],
    said: Mapping[tuple[str, str], PathwayStep],
    since: Callable[[Moment], Mapping[str, Moment]],
) -> PathwayView | None:
    """How it stands; None where it does not apply and nobody took it up or said anything of it.

    `since` gives the facts with nothing that was done before a moment.
    """
    whole = said.get((pathway.code, ""))
    applies = pathway.retired is None and pathway.when.holds(facts)
    is_begun = any(code == pathway.code for code, _step in said)
    if not applies and not is_begun:
        return None

    def showing(step: Step) -> Mapping[str, Moment]:
        if not step.since:
            return facts
        before = said.get((pathway.code, step.since))
        return since(before.at) if before is not None and before.state == DONE else {}

    found = [
        _step_view(step, facts, said.get((pathway.code, step.code)), showing(step)) for step in pathway.steps
    ]
    standing = [each for each in found if each is not None]
    freezing = next((each.step for each in standing if each.step.freezes and not each.is_settled), None)
    steps = tuple(_frozen(each, freezing, facts) if freezing else each for each in standing)
    return PathwayView(pathway=pathway, applies=applies, steps=steps, said=whole)


def _step_view(
    step: Step, facts: Mapping[str, Moment], said: PathwayStep | None, showing: Mapping[str, Moment]
) -> StepView | None:
    """None where the step is no part of it: what was taken stays, though what called for it has changed since.

    `showing`: the facts that may show that it was taken.
    """
    if step.is_shown_by_records and step.met_by.holds(showing):
        return StepView(step=step, standing=TAKEN, at=step.met_by.met_at(showing), fact=_fact(step, showing))
    if said is not None and _is_overtaken(said, step, facts):
        said = None
    if said is not None and said.state == DONE:
        return StepView(step=step, standing=TAKEN, at=said.at, said=said)
    if not step.when.holds(facts):
        return None
    if said is not None and said.state == NOT_NEEDED:
        return StepView(step=step, standing=LEFT_OUT, at=said.at, said=said)
    about = tuple(post for post in POSTS if f"about:{post}" in facts)
    return StepView(step=step, standing=OPEN, said=said, who=taken_by(step.who, about))


def _fact(step: Step, facts: Mapping[str, Moment]) -> str:
    """The one that completed it: the last of the earliest."""
    firsts = []
    for terms in step.met_by.every:
        there = [term.fact for term in terms if term.fact in facts]
        if there:
            firsts.append(min(there, key=lambda name: facts[name].utc))
    return max(firsts, key=lambda name: facts[name].utc, default="")


def _frozen(view: StepView, freezing: Step, facts: Mapping[str, Moment]) -> StepView:
    said = view.said
    went_on = said is not None and said.state == WENT_ON and not _is_overtaken(said, freezing, facts)
    if went_on or not view.step.investigative or view.standing != OPEN:
        return view
    return replace(view, standing=FROZEN, frozen_by=freezing.code)


def _is_overtaken(said: PathwayStep, step: Step, facts: Mapping[str, Moment]) -> bool:
    """Whether what must not be so for the step to be taken has come about since that was said: another adult, say."""
    since = (facts.get(term.fact) for terms in step.met_by.every for term in terms if term.is_absent)
    return any(at is not None and at.utc > said.recorded.utc for at in since)
