"""A pathway as the school has it: the steps it switched off left out, its own words where it has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from safetydesk.domain.deadline import DeadlineRule
from safetydesk.domain.house import House
from safetydesk.domain.pathway import Pathway, Step


def pathway_over(pathway: Pathway, house: House) -> Pathway:
    """Codes, conditions and what freezes or forces stay. Of what cannot be switched off there is no such value."""
    return replace(pathway, steps=tuple(_steps(pathway, house)))


def may_be_off(step: Step, rules: Mapping[str, DeadlineRule]) -> bool:
    """Whether a school may do without it: not where it freezes, forces, or has a clock that nothing stops."""
    rule = rules.get(step.deadline)
    return not (step.freezes or step.forced or (rule is not None and not rule.may_pause))


def _steps(pathway: Pathway, house: House) -> Iterator[Step]:
    left_out = {step.code for step in pathway.steps if house.is_on(f"pathway.{pathway.code}.{step.code}.off")}
    for step in pathway.steps:
        if step.code in left_out:
            continue
        own = house.value(f"pathway.{pathway.code}.{step.code}.words")
        after = tuple(code for code in step.after if code not in left_out)
        words = own.value if own else step.words
        yield replace(step, words=words, after=after, confirmed=step.confirmed or own is not None)
