"""A pathway as the school has it: the steps it switched off left out, its own words where it has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from safetydesk.domain.house import House
from safetydesk.domain.pathway import Pathway, Step


def pathway_over(pathway: Pathway, house: House) -> Pathway:
    """Codes, conditions and what freezes or forces stay; a step that does either cannot be switched off."""
    return replace(pathway, steps=tuple(_steps(pathway, house)))


def may_be_off(step: Step) -> bool:
    """Whether a school may do without it."""
    return not (step.freezes or step.forced)


def _steps(pathway: Pathway, house: House) -> Iterator[Step]:
    left_out = {
        step.code
        for step in pathway.steps
        if may_be_off(step) and house.is_on(f"pathway.{pathway.code}.{step.code}.off")
    }
    for step in pathway.steps:
        if step.code in left_out:
            continue
        own = house.value(f"pathway.{pathway.code}.{step.code}.words")
        after = tuple(code for code in step.after if code not in left_out)
        yield replace(step, words=own.value if own else step.words, after=after)
