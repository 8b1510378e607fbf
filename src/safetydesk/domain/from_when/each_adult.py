"""Adults who must be judged, each since when they were written down, and what is so of each as if nobody else were.

The LADO is told of each of them by a clock of their own, whatever the category.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from safetydesk.domain.allegation import BELOW, QUESTION
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import InvolvementAdded
from safetydesk.domain.from_when.since import BREAK
from safetydesk.domain.from_when.since_then import done_since, minute_of
from safetydesk.domain.incident import Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.referral import Referral
from safetydesk.domain.thresholds import (
    is_said_of_each,
    is_to_be_judged,
    judged_by_adult,
    must_be_judged,
    word_of_the_whole,
)

OF_EACH_ADULT, LADO, TOLD = "lado_contact", "lado", "referral:lado"


@dataclass(frozen=True, slots=True)
class Named:
    """`part` is by what they were written down first, and `typed` when; `at` is when the school knew of them.

    `is_first`: when it was logged, or before anybody else was. What was done before of whoever it may have been was
    done of them.
    """

    person: Person
    part: UUID
    at: Moment
    typed: Moment
    is_first: bool


def named_adults(case: CaseFile) -> Iterator[Named]:
    """Those whose part stands, the earliest first.

    A part withdrawn and written down again within `BREAK` was never off: that hides no time that was missed.
    """
    parts: dict[UUID, list[Involvement]] = defaultdict(list)
    people: dict[UUID, Person] = {}
    for part, person in case.people:
        if is_to_be_judged(part.part, person.kind):
            parts[person.id].append(part)
            people[person.id] = person
    if not parts:
        return
    logged, knew = case.incident.recorded, case.incident.discovered
    added = {done.event.record: done.at for done in case.history if isinstance(done.event, InvolvementAdded)}
    typed = {part.id: added.get(part.id, logged) for of_one in parts.values() for part in of_one}
    order = sorted(typed, key=lambda part: (typed[part].utc, part.int))
    standing: dict[UUID, Person] = {}
    for person_id, of_one in parts.items():
        of_one.sort(key=lambda part: order.index(part.id))
        first = _first_of_what_stands(of_one, [typed[part.id] for part in of_one])
        if first is not None:
            standing[first.id] = people[person_id]
    for by in (each for each in order if each in standing):
        at = max(typed[by], knew, key=lambda moment: moment.utc) if by in added else knew
        yield Named(standing[by], by, at, typed[by], by not in added or by == order[0])


def _first_of_what_stands(parts: Sequence[Involvement], typed: Sequence[Moment]) -> Involvement | None:
    first, end = parts[0], parts[0].withdrawn
    for part, at in zip(parts[1:], typed[1:], strict=True):
        if end is None:
            return first
        if at.utc - end.utc >= BREAK:
            first, end = part, part.withdrawn
        else:
            end = part.withdrawn and max(end, part.withdrawn, key=lambda moment: moment.utc)
    return first if end is None else None


def as_if_alone(case: CaseFile, adult: Named) -> CaseFile:
    """Nobody but that adult; and of what was done before they were written down nothing, unless they were the first."""
    lately = case if adult.is_first else done_since(case, adult.typed)
    decisions, whole = lately.decisions, word_of_the_whole(lately)
    if whole is not None and len(must_be_judged(case)) > 1 and not is_said_of_each(whole):
        decisions = tuple(each for each in decisions if each.question != QUESTION)
    return replace(
        lately,
        people=tuple(each for each in case.people if each[0].person_id == adult.person.id),
        decisions=decisions,
        threshold_decisions=tuple(
            each
            for each in case.threshold_decisions
            if each.person_id == adult.person.id and (adult.is_first or each.recorded.utc >= adult.typed.utc)
        ),
        referrals=(*(each for each in lately.referrals if each.route != LADO), *told_of(case, adult)),
    )


def told_of(case: CaseFile, adult: Named) -> tuple[Referral, ...]:
    """The referrals to the LADO that name them, or name no adult and were made since they were written down. One that
    names the child alone was of whoever was there: the LADO is told of adults."""
    since = minute_of(adult.typed)
    adults = {person.id for part, person in case.people if is_to_be_judged(part.part, person.kind)}
    return tuple(
        each
        for each in case.referrals
        if each.route == LADO
        and (
            adult.person.id in each.about
            if adults.intersection(each.about)
            else adult.is_first or each.made.utc >= since
        )
    )


def untold(case: CaseFile) -> Iterator[Named]:
    """Each adult of whom the LADO was not told; but for whom no harm was found."""
    return (adult for adult in _to_tell(case) if not told_of(case, adult))


def adult_facts(case: CaseFile) -> Iterator[tuple[str, Moment]]:
    """`to_be_judged`, since the first was written down; `adult_untold` and `adult_unheard` (the LADO has not said that
    they have it), since the last of those of whom it is so."""
    adults = [*named_adults(case)]
    yield from (("to_be_judged", adult.at) for adult in adults)
    left = [*_to_tell(case)] if adults else []
    for name, those in (
        ("adult_untold", [each for each in left if not told_of(case, each)]),
        (
            "adult_unheard",
            [each for each in left if not any(one.acknowledged for one in told_of(case, each))],
        ),
    ):
        if those:
            yield name, max((each.typed for each in those), key=lambda at: at.utc)


def _to_tell(case: CaseFile) -> Iterator[Named]:
    for adult in named_adults(case):
        judged = judged_by_adult(case).get(adult.person.id)
        if judged is None or judged.answer not in BELOW:
            yield adult
