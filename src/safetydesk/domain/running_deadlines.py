"""Which clocks run on an incident: those of its categories that no referral, decision or notice has met yet.

A clock starts when the school knew (`discovered`), never when it was typed, and nothing pauses the LADO's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetydesk.domain.calendars import Calendars
from safetydesk.domain.deadline import Deadline
from safetydesk.domain.rows import IncidentRow
from safetydesk.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """What has been done about an incident: routes referred to, questions with their latest answer, kinds told,
    and whether an initial review is recorded."""

    routes: frozenset[str] = frozenset()
    answers: frozenset[tuple[str, str]] = frozenset()
    told: frozenset[str] = frozenset()
    has_review: bool = False


_POLICE = frozenset({"police_101", "police_999"})


@dataclass(frozen=True, slots=True)
class _Met:
    """Every set of routes must hold one that was used, unless one of the answers was given.

    To decide to refer is not yet to refer: only an answer after which nothing is left to do stops a clock.
    """

    routes: tuple[frozenset[str], ...] = ()
    answers: frozenset[tuple[str, str]] = frozenset()
    told: frozenset[str] = frozenset()
    by_review: bool = False


_MET_BY = {
    "lado_contact": _Met(
        (frozenset({"lado"}),),
        frozenset({("lado", "not_refer"), ("harm_threshold", "low_level"), ("harm_threshold", "neither")}),
    ),
    "imagery_report": _Met((_POLICE, frozenset({"social_care"}))),
    "nudes_review": _Met(
        (), frozenset({("immediate_referral", "yes"), ("immediate_referral", "no")}), by_review=True
    ),
    # A child is safe when somebody has seen them; "wait" and "no" leave the clock running.
    "welfare_check": _Met((), frozenset({("child_safe", "yes")})),
    "breach_ico": _Met((frozenset({"ico"}),), frozenset({("ico", "not_refer")})),
    "personal_account_contact": _Met(told=frozenset({"dsl", "head"})),
}
"""Rules this build can see met from the records; the others wait for the pathways that will meet them."""


def running(
    row: IncidentRow, done: Duties, vocabulary: Vocabulary, calendars: Calendars, responsible: str
) -> tuple[Deadline, ...]:
    """The unmet clocks of one open incident."""
    return tuple(
        rule.start(
            row.discovered, calendars, record_kind="incident", record_id=row.id, responsible=responsible
        )
        for rule in vocabulary.deadlines_for(row.categories)
        if is_watched(rule.code) and not _is_met(_MET_BY[rule.code], done)
    )


def is_watched(code: str) -> bool:
    """Whether a rule's clock is ever shown: only what is watched may be promised to anybody."""
    return code in _MET_BY


def has_clock(categories: Iterable[str], vocabulary: Vocabulary) -> bool:
    return any(is_watched(rule.code) for rule in vocabulary.deadlines_for(tuple(categories)))


def _is_met(met: _Met, done: Duties) -> bool:
    if met.answers & done.answers or (met.by_review and done.has_review):
        return True
    if met.told:
        return met.told <= done.told
    return bool(met.routes) and all(wanted & done.routes for wanted in met.routes)
