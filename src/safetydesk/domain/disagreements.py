"""Second persons who did not agree, and whether they were answered. It undoes nothing; it is not to be overlooked.

A decision on the same question answers them, made since, whatever it says, or made before and saying otherwise than
what they did not agree to. A closing is answered by being opened again, or by whatever was decided since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.allegation import QUESTION, ThresholdDecision, as_answer
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.decision import Decision
from safetydesk.domain.from_when.since_then import minute_of

Decided = Decision | ThresholdDecision
DISAGREED = "disagreed"
"""The answer of a sign-off that asks to be answered."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """`question` is a code of `decision_questions`, "" of a closing; `answered` since when it was, None while not."""

    sign_off: SignOff
    signed: Moment
    question: str
    answered: Moment | None

    @property
    def is_open(self) -> bool:
        return self.answered is None


def disagreements_of(case: CaseFile) -> tuple[Disagreement, ...]:
    """In the order in which they were asked for."""
    return disagreements(case.sign_offs, case.decisions, case.threshold_decisions, case.closures)


def disagreements(
    sign_offs: Iterable[SignOff],
    decisions: Iterable[Decision],
    thresholds: Iterable[ThresholdDecision],
    closures: Iterable[Closure],
) -> tuple[Disagreement, ...]:
    """All of one incident. What is about a record that is not among them is left out."""
    every = tuple(sign_offs)
    if all(each.answer != DISAGREED for each in every):
        return ()
    decided: list[Decided] = [*decisions, *thresholds]
    known: dict[UUID, Decided | Closure] = {each.id: each for each in (*decided, *closures)}
    found: list[Disagreement] = []
    for each in every:
        about = known.get(each.about)
        if each.answer != DISAGREED or each.signed is None or about is None:
            continue
        at = [*_words_since(each, every)]
        if isinstance(about, Closure):
            at += [about.reopened] if about.reopened is not None else []
            at += [one.decided for one in decided if _is_since(one, about, each.signed)]
        else:
            at += [one.decided for one in decided if _answers(one, about, each.signed)]
        first = min(at, key=lambda moment: moment.utc, default=None)
        if first is not None and first.utc < each.signed.utc:
            first = each.signed
        question = "" if isinstance(about, Closure) else _question(about)
        found.append(Disagreement(each, each.signed, question, first))
    return tuple(found)


def disagreement_facts(case: CaseFile) -> Iterator[tuple[str, Moment]]:
    """`disagreed` once somebody did not agree, `disagreement_answered` where nobody waits to be answered."""
    every = disagreements_of(case)
    yield from (("disagreed", each.signed) for each in every)
    answered = [each.answered for each in every if each.answered is not None]
    if answered and len(answered) == len(every):
        yield "disagreement_answered", max(answered, key=lambda at: at.utc)


def _words_since(sign_off: SignOff, every: Iterable[SignOff]) -> Iterator[Moment]:
    """Of another second person on the same record."""
    for each in every:
        if each.about == sign_off.about and each.signed and sign_off.signed:
            yield from (each.signed,) if each.signed.utc > sign_off.signed.utc else ()


def _answers(one: Decided, about: Decided, signed: Moment) -> bool:
    is_later = one.id.int > about.id.int and _question(one) == _question(about)
    if not is_later or _other_adult(one, about):
        return False
    return _is_since(one, about, signed) or _said(one) != _said(about)


def _is_since(one: Decided, about: Decided | Closure, signed: Moment) -> bool:
    """Times are typed by the minute: what was decided in the minute of their word is since, what it is about is not."""
    return one.id.int > about.id.int and one.decided.utc >= minute_of(signed)


def _other_adult(one: Decided, about: Decided) -> bool:
    if isinstance(one, ThresholdDecision) and isinstance(about, ThresholdDecision):
        return one.person_id != about.person_id
    return False


def _question(one: Decided) -> str:
    return one.question if isinstance(one, Decision) else QUESTION


def _said(one: Decided) -> str:
    return one.answer if isinstance(one, Decision) else as_answer(one.answer)
