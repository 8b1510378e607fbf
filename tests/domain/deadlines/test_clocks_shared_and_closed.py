"""Clocks among people and over time: one form for one call, who answers for one, and what closing does to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.domain.deadlines.test_clocks import (
    FRIDAY,
    OTHER,
    OWNER,
    a_case,
    at,
    category_with,
    changed,
    clock_of,
    decided,
    ground,
)

import builders
import escalation_builders as more
from safetydesk.domain.deadline import MET, RUNNING
from safetydesk.domain.deadlines.clocks import clocks_of


def test_one_written_form_is_for_one_call() -> None:
    def told(number: int, hours: int, method: str, **values: Any) -> Any:
        values = {"route": "social_care", "documents": (), **values}
        made = FRIDAY.plus(timedelta(hours=hours))
        return builders.a_referral(id=builders.a_record_id(500 + number), method=method, made=made, **values)

    def waiting(*referrals: Any) -> list[int]:
        clocks = clocks_of(a_case("BULLY", referrals=referrals), ground(FRIDAY))
        forms = {c.started_by: c.state for c in clocks if c.rule_code == "social_care_form"}
        return [place for place, each in enumerate(referrals) if forms[each.id] == RUNNING]

    one, two, form, again = told(1, 0, "phone"), told(2, 1, "phone"), told(3, 2, "form"), told(4, 3, "email")
    assert waiting(one, two) == [0, 1]
    assert waiting(one, two, form) == [1]  # the call that waited longest
    assert waiting(one, two, form, again) == []
    assert waiting(form, told(5, 3, "phone")) == [1]  # nothing written before a call is its form
    sent_with_it = told(6, 2, "phone", documents=("Form",))
    assert waiting(one, sent_with_it) == [0]  # what went with one call is no other call's
    elsewhere = told(7, 2, "form", route="lado", acknowledged=None)
    clocks = clocks_of(a_case("BULLY", referrals=(one, elsewhere)), ground(FRIDAY))
    assert next(c for c in clocks if c.rule_code == "social_care_form").state == RUNNING


def test_a_clock_of_whoever_left_or_may_not_see_it_falls_back_to_the_owner() -> None:
    third = builders.a_record_id(702)
    handed = changed("handed", FRIDAY, 0, to_member=OTHER)
    cover = changed("covered", FRIDAY, 1, to_member=third, until=FRIDAY.plus(timedelta(days=9)))
    case = a_case(category_with("lado_contact"), deadline_changes=(handed, cover))
    names = {OWNER: "Morgan", OTHER: "Sam", third: "Lee"}
    everybody, none = frozenset(names), frozenset[Any]()
    for here, named, who in (
        (everybody, {}, "Lee"),
        (everybody - {third}, {}, "Sam"),
        (everybody - {OTHER, third}, {}, "Morgan"),
        (everybody, {builders.INCIDENT_ID: everybody - {third}}, "Sam"),
        (everybody, {builders.INCIDENT_ID: none}, "Morgan"),
        (everybody, {more.OTHER_INCIDENT_ID: none}, "Lee"),
    ):
        assert clock_of("lado_contact", case, names=names, here=here, named=named).responsible == who
    own, covers = replace(case, deadline_changes=()), {OWNER: OTHER}
    for named, who in (({}, "Sam (Morgan)"), ({builders.INCIDENT_ID: everybody - {OTHER}}, "Morgan")):
        of_it = clock_of("lado_contact", own, names=names, stands_in=covers, here=everybody, named=named)
        assert of_it.responsible == who


def test_what_closing_ended_starts_anew_when_it_is_opened_again_but_for_what_nothing_stops() -> None:
    again, later = at(2027, 2, 1, 10, 0), at(2027, 2, 1, 12, 0)
    shut = more.a_closure(closed=at(2026, 11, 24, 9, 0), reopened=again, reopened_by=OWNER)
    case = a_case("NUDES", "STAFF-UNSUIT", severity=3, closures=(shut,))
    for rule in ("review_serious", "nudes_review"):
        clock = clock_of(rule, case, later)
        assert (clock.started, clock.state) == (again, RUNNING) and not clock.is_overdue(later)
    assert clock_of("lado_contact", case, later).started == FRIDAY
    met = changed("met", FRIDAY, rule="nudes_review")
    done = replace(case, deadline_changes=(met,), **decided("police", "not_refer"))
    for rule in ("review_serious", "nudes_review"):
        clock = clock_of(rule, done, later)
        assert (clock.started, clock.state) == (FRIDAY, MET)
    before = more.a_closure(closed=at(2026, 11, 1, 9, 0), reopened=at(2026, 11, 2, 9, 0), reopened_by=OWNER)
    assert clock_of("review_serious", replace(case, closures=(before,)), later).started == FRIDAY
