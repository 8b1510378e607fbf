"""Whether the harm threshold is met, adult by adult: of each the latest word counts, and of all of them the worst.

A decision about `harm_threshold` and one that goes through the limbs say the same thing. The first names nobody: it is
of the one adult there is; of several it must be said of whom, and only that it is met counts until it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.allegation import (
    ANSWERS,
    BELOW,
    MET,
    QUESTION,
    UNSURE,
    ThresholdDecision,
    latest_thresholds,
)
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.decision import Decision
from safetydesk.domain.person import Person
from safetydesk.domain.posts import ADULTS, SUBJECT
from safetydesk.domain.who_manages import adults_of

NOT_THEIR_WORK = frozenset({"parent", "relative", "unknown_account", "pupil", "former_pupil"})
"""Kinds of persons who do not work with the school's children as far as anybody knows: they may be judged, not must."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`answer` is a code of `threshold_answers`; `since` when anybody first judged it, `at` when last."""

    answer: str
    since: Moment
    at: Moment
    limbs: tuple[str, ...] = ()


def is_to_be_judged(part: str, kind: str) -> bool:
    """Whether a person of this kind in this part is an adult who works with children, or may."""
    return (part == SUBJECT and kind not in NOT_THEIR_WORK) or (part == "alleged" and kind in ADULTS)


def must_be_judged(case: CaseFile) -> tuple[Person, ...]:
    """The adults of the incident who work with children, or may."""
    return tuple(adult for adult in adults_of(case) if adult.kind not in NOT_THEIR_WORK)


def unjudged(case: CaseFile) -> tuple[Person, ...]:
    """Those of whom nobody has said yet whether it is met."""
    found = judged_by_adult(case)
    return tuple(adult for adult in must_be_judged(case) if adult.id not in found)


def judged_by_adult(case: CaseFile) -> Mapping[UUID, Judged]:
    """Of each adult whose part stands the word that counts; nothing of one whom nobody judged."""
    latest, whole = latest_thresholds(case.threshold_decisions), word_of_the_whole(case)
    firsts = _firsts(case)
    adults = {adult.id for adult in must_be_judged(case)} | {
        adult.id for adult in adults_of(case) if adult.id in latest
    }
    found: dict[UUID, Judged] = {}
    for adult in adults:
        own = latest.get(adult)
        says = whole is not None and (len(adults) == 1 or is_said_of_each(whole))
        if whole is not None and says and (own is None or own.decided.utc < whole.decided.utc):
            found[adult] = Judged(_answer(whole), firsts.get(adult, whole.decided), whole.decided)
        elif own is not None:
            found[adult] = Judged(own.answer, firsts[adult], own.decided, own.limbs)
    return found


def is_said_of_each(whole: Decision) -> bool:
    """Of several adults: that it is met is said of all of them; that it is not has to be said of whom."""
    return _answer(whole) == MET


def threshold_facts(case: CaseFile) -> Iterator[tuple[str, Moment]]:
    """`threshold` once every adult is judged, `threshold_settled` once none is left to be asked about;
    `threshold:met` and the like of each; `threshold_all_low` where none may meet it."""
    if not case.threshold_decisions and word_of_the_whole(case) is None:
        return
    found = judged_by_adult(case)
    every = [*found.values()]
    is_whole = bool(found) and not unjudged(case)
    if not found and not must_be_judged(case):
        every = [*_of_nobody_here(case)]
        is_whole = bool(every)
    for each in every:
        yield f"threshold:{each.answer}", each.at
        yield from ((f"limb:{limb}", each.at) for limb in each.limbs)
    if not is_whole:
        return
    last = max((each.at for each in every), key=lambda at: at.utc)
    yield "threshold", max((each.since for each in every), key=lambda at: at.utc)
    if all(each.answer != UNSURE for each in every):
        yield "threshold_settled", last
    if all(each.answer in BELOW for each in every):
        yield "threshold_all_low", last


def _of_nobody_here(case: CaseFile) -> Iterator[Judged]:
    """Where nobody is named, or whoever was is withdrawn: the word of the whole if it is the last, else theirs."""
    whole, firsts = word_of_the_whole(case), _firsts(case)
    latest = latest_thresholds(case.threshold_decisions).values()
    if whole is not None and all(each.decided.utc < whole.decided.utc for each in latest):
        yield Judged(_answer(whole), whole.decided, whole.decided)
        return
    yield from (Judged(each.answer, firsts[each.person_id], each.decided, each.limbs) for each in latest)


def word_of_the_whole(case: CaseFile) -> Decision | None:
    """The last decision about the threshold that names nobody."""
    asked = (each for each in case.decisions if each.question == QUESTION)
    return max(asked, key=lambda one: (one.decided.utc, one.id.int), default=None)


def _answer(decision: Decision) -> str:
    """Waiting, and what was answered in own words before that could be, leave it unsure."""
    return decision.answer if decision.answer in ANSWERS else UNSURE


def _firsts(case: CaseFile) -> Mapping[UUID, Moment]:
    found: dict[UUID, Moment] = {}
    earliest: list[ThresholdDecision] = sorted(case.threshold_decisions, key=lambda one: one.decided.utc)
    for each in earliest:
        found.setdefault(each.person_id, each.decided)
    return found
