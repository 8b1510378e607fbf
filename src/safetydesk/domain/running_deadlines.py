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
    """What has been done about an incident: routes referred to, questions decided, kinds of people told."""

    routes: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()


_POLICE = frozenset({"police_101", "police_999"})


@dataclass(frozen=True, slots=True)
class _Met:
    """Every set of routes must hold one that was used, unless one of the questions was decided."""

    routes: tuple[frozenset[str], ...] = ()
    questions: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()


_MET_BY = {
    "lado_contact": _Met((frozenset({"lado"}),), frozenset({"lado", "harm_threshold"})),
    "imagery_report": _Met((_POLICE, frozenset({"social_care"}))),
    "nudes_review": _Met((), frozenset({"immediate_referral"})),
    "breach_ico": _Met((frozenset({"ico"}),), frozenset({"ico"})),
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
        if rule.code in _MET_BY and not _is_met(_MET_BY[rule.code], done)
    )


def has_clock(categories: Iterable[str], vocabulary: Vocabulary) -> bool:
    return any(rule.code in _MET_BY for rule in vocabulary.deadlines_for(tuple(categories)))


def _is_met(met: _Met, done: Duties) -> bool:
    if met.questions & done.questions:
        return True
    if met.told:
        return met.told <= done.told
    return bool(met.routes) and all(wanted & done.routes for wanted in met.routes)
