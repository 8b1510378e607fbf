"""Which clocks run on an incident, from when, what stops them, and what was done to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

import builders
import escalation_builders as more
from safetydesk.domain.calendars import Calendars, SchoolDays, Term
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import LATER, MET, NOT_NEEDED, PAUSED, RUNNING, STARTS, STEPPED, Deadline
from safetydesk.domain.deadlines import doubts
from safetydesk.domain.deadlines.changed import KINDS
from safetydesk.domain.deadlines.clocks import Ground, changes_of_no_clock, clocks_of
from safetydesk.domain.deadlines.own_facts import NAMES
from safetydesk.domain.fact_names import unknown_names
from safetydesk.wording import load_calendars, load_vocabulary

VOCABULARY, CALENDARS = load_vocabulary(), load_calendars()
at = Moment.london
FRIDAY, WEDNESDAY = at(2026, 11, 20, 16, 0), at(2026, 11, 18, 10, 0)
OWNER, OTHER = builders.MEMBER_ID, more.OTHER_MEMBER_ID


def ground(now: Moment, calendars: Calendars = CALENDARS, **changes: Any) -> Ground:
    names = {OWNER: "Morgan", OTHER: "Sam"}
    return replace(Ground(vocabulary=VOCABULARY, calendars=calendars, now=now, names=names), **changes)


def a_case(*categories: str, known: Moment = FRIDAY, severity: int = 0, **held: Any) -> CaseFile:
    incident = builders.an_incident(
        categories=categories, discovered=known, severity=severity, owner=OWNER, sexual_image=False
    )
    return CaseFile(school=builders.a_school(), incident=incident, first_account=incident, **held)


def clock_of(code: str, case: CaseFile, now: Moment = FRIDAY, **changes: Any) -> Deadline:
    return next(each for each in clocks_of(case, ground(now, **changes)) if each.rule_code == code)


def category_with(rule: str) -> str:
    return next(c.code for c in VOCABULARY.categories if rule in c.deadlines)


def changed(kind: str, when: Moment, number: int = 0, **values: Any) -> Any:
    given = {"to_member": None, "until": None, **values}
    return more.a_deadline_change(
        id=builders.a_record_id(400 + number), kind=kind, at=when, recorded=when, **given
    )


@pytest.mark.parametrize(
    ("known", "due"),
    [
        (at(2026, 7, 20, 10, 15), at(2026, 7, 21, 10, 15)),  # in the school's summer holidays
        (at(2026, 11, 20, 16, 0), at(2026, 11, 23, 16, 0)),  # Friday to Monday
        (at(2026, 12, 24, 9, 0), at(2026, 12, 29, 9, 0)),
        (at(2026, 10, 23, 9, 0), at(2026, 10, 26, 9, 0)),  # over the night the clocks go back
    ],
)
def test_the_lado_clock_is_one_working_day_from_knowing(known: Moment, due: Moment) -> None:
    clock = clock_of("lado_contact", a_case(category_with("lado_contact"), known=known), known)
    assert (clock.started, clock.due, clock.responsible, clock.state) == (known, due, "Morgan", RUNNING)
    assert clock.started_by == builders.INCIDENT_ID and clock.first_due == due


@pytest.mark.parametrize(("hour", "due"), [(9, (16, 30)), (20, (23, 59))])
def test_contact_in_the_summer_holidays_is_told_the_same_day(hour: int, due: tuple[int, int]) -> None:
    school = SchoolDays(
        CALENDARS.working,
        (Term(date(2026, 4, 13), date(2026, 7, 21)), Term(date(2026, 9, 2), date(2026, 12, 18))),
    )
    known = at(2026, 7, 25, hour, 0)  # a Saturday
    clock = clock_of(
        "personal_account_contact",
        a_case("STAFF-CONTACT", known=known),
        known,
        calendars=replace(CALENDARS, school=school),
    )
    assert clock.due == at(2026, 7, 25, *due)
    assert not VOCABULARY.deadline_rule(clock.rule_code).may_pause
    review = clock_of(
        "nudes_review", a_case("NUDES", known=known), known, calendars=replace(CALENDARS, school=school)
    )
    assert review.due == at(2026, 9, 2, 16, 30) and "holidays" in review.source


def referred(route: str, **values: Any) -> dict[str, Any]:
    plain = {
        "acknowledged": None,
        "decision": "",
        "outcome": "",
        "closed": None,
        "documents": (),
        "challenged": None,
    }
    return {"referrals": (builders.a_referral(route=route, made=FRIDAY, **{**plain, **values}),)}


def decided(question: str, answer: str) -> dict[str, Any]:
    return {"decisions": (builders.a_decision(question=question, answer=answer, decided=FRIDAY),)}


def told(*kinds: str, was_told: bool = True) -> dict[str, Any]:
    return {
        "notices": tuple(
            builders.a_notice(id=builders.a_record_id(60 + n), to_kind=kind, was_told=was_told, at=FRIDAY)
            for n, kind in enumerate(kinds)
        )
    }


@pytest.mark.parametrize(
    ("rule", "done", "is_met"),
    [
        ("lado_contact", referred("lado"), True),
        ("lado_contact", decided("lado", "not_refer"), True),
        ("lado_contact", decided("lado", "refer"), False),
        ("lado_contact", decided("lado", "wait"), False),
        ("lado_contact", decided("harm_threshold", "low_level"), True),
        ("lado_contact", decided("harm_threshold", "met"), False),
        ("lado_contact", decided("ico", "not_refer"), False),
        ("lado_contact", referred("police_101"), False),
        ("lado_contact", told("head"), False),
        ("imagery_report", referred("police_101"), False),
        ("nudes_review", decided("immediate_referral", "yes"), True),
        ("nudes_review", decided("immediate_referral", "wait"), False),
        ("review_serious", referred("platform"), False),
        ("review_serious", referred("report_remove"), False),
        ("review_serious", decided("police", "not_refer"), True),
        *(
            ("review_serious", referred(route), True)
            for route in ("police_101", "police_999", "social_care", "lado", "ceop", "prevent")
        ),
        ("welfare_check", decided("child_safe", "yes"), True),
        ("welfare_check", decided("child_safe", "no"), False),
        ("welfare_check", referred("social_care"), False),
        ("breach_ico", decided("ico", "not_refer"), True),
        ("breach_ico", decided("ico", "refer"), False),
        ("breach_ico", referred("ico"), True),
        ("personal_account_contact", told("dsl"), False),
        ("personal_account_contact", told("dsl", "head"), True),
        ("personal_account_contact", told("dsl", "head", was_told=False), False),
    ],
)  # fmt: skip
def test_what_stops_a_clock(rule: str, done: dict[str, Any], is_met: bool) -> None:
    of_level = 3 if rule == "review_serious" else 0
    clock = clock_of(rule, a_case("BULLY" if of_level else category_with(rule), severity=of_level, **done))
    assert (clock.state == MET) is is_met
    assert (clock.settled == FRIDAY) is is_met


def test_while_an_adult_is_judged_to_meet_the_threshold_only_telling_the_lado_meets_it() -> None:
    category = category_with("lado_contact")

    def judged(who: int, answer: str, hours: int) -> Any:
        return more.a_threshold_decision(
            id=builders.a_record_id(780 + hours),
            person_id=builders.a_record_id(who),
            answer=answer,
            decided=FRIDAY.plus(timedelta(hours=hours)),
        )

    low, met, again = judged(900, "low_level", 0), judged(900, "met", 1), judged(900, "neither", 2)
    for decisions, state in (
        ((low,), MET),
        ((low, met), RUNNING),
        ((low, met, again), MET),
        ((low, judged(901, "met", 1)), RUNNING),
        ((judged(900, "unsure", 0),), RUNNING),
    ):
        case = a_case(category, threshold_decisions=decisions)
        assert clock_of("lado_contact", case).state == state
    case = a_case(category, threshold_decisions=(met,), **decided("harm_threshold", "low_level"))
    assert clock_of("lado_contact", case).state == RUNNING
    assert clock_of("lado_contact", replace(case, **referred("lado"))).state == MET


@pytest.mark.parametrize(
    ("rule", "route", "before", "after"),
    [
        ("social_care_form", "social_care", {"method": "phone"}, {"method": "phone", "documents": ("Form",)}),
        ("social_care_form", "social_care", {"method": ""}, {"method": "portal"}),
        ("social_care_form", "social_care", {"method": "video"}, {"method": "own.councils_mash_portal"}),
        ("social_care_answer", "social_care", {"acknowledged": FRIDAY}, {"decision": "Assessment"}),
        ("report_answer", "police_101", {"decision": ""}, {"acknowledged": FRIDAY}),
        ("platform_answer", "platform", {}, {"closed": FRIDAY}),
        ("cyber_choices_answer", "cyber_choices", {}, {"acknowledged": FRIDAY}),
    ],
)
def test_a_referral_starts_clocks_of_its_own(
    rule: str, route: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    running = clock_of(rule, a_case("BULLY", **referred(route, **before)))
    assert (
        running.state == RUNNING and running.started == FRIDAY and running.started_by != builders.INCIDENT_ID
    )
    assert clock_of(rule, a_case("BULLY", **referred(route, **after))).state == MET


def test_each_referral_has_its_own_clock_and_only_its_own_answer_stops_it() -> None:
    one = builders.a_referral(route="police_101", made=FRIDAY, acknowledged=FRIDAY, closed=None)
    other = builders.a_referral(
        id=builders.a_record_id(71), route="police_101", made=FRIDAY, acknowledged=None, closed=None
    )
    clocks = clocks_of(a_case("BULLY", referrals=(one, other)), ground(FRIDAY))
    stands = {each.started_by: each.state for each in clocks if each.rule_code == "report_answer"}
    assert stands == {one.id: MET, other.id: RUNNING}


def test_the_severity_starts_its_own_review() -> None:
    for level, code in (
        (1, "review_low"),
        (2, "review_moderate"),
        (3, "review_serious"),
        (4, "review_critical"),
    ):
        assert clock_of(code, a_case("BULLY", severity=level)).state == RUNNING


def test_a_report_to_a_platform_is_looked_at_twice_and_asked_for_its_answer() -> None:
    def step(kind: str, days: int, number: int) -> Any:
        return more.a_takedown_step(
            id=builders.a_record_id(number), kind=kind, at=FRIDAY.plus(timedelta(days=days)), route="platform"
        )

    steps = [step("captured", 0, 81), step("reported", 0, 82)]
    case = a_case("BULLY", takedowns=(more.a_takedown(),), takedown_steps=tuple(steps))
    check, answer = clock_of("removal_check", case), clock_of("platform_answer", case)
    assert (check.due, answer.due) == (FRIDAY.plus(timedelta(days=2)), FRIDAY.plus(timedelta(days=7)))
    looked = replace(case, takedown_steps=(*steps, step("chased", 2, 83)))
    assert clock_of("removal_check", looked).state == MET
    assert clock_of("platform_answer", looked).state == RUNNING
    anew = replace(
        case, takedown_steps=(*steps, step("removed", 2, 83), step("back", 3, 84), step("reported", 4, 85))
    )
    assert clock_of("removal_check", anew).started == FRIDAY.plus(timedelta(days=4))


def test_a_serious_incident_asks_for_its_debrief_once_it_is_closed() -> None:
    closure = more.a_closure(closed=FRIDAY)
    for severity, runs in ((2, False), (3, True)):
        case = a_case("BULLY", severity=severity, closures=(closure,))
        case = replace(case, incident=replace(case.incident, status="closed"))
        codes = [each.rule_code for each in clocks_of(case, ground(FRIDAY)) if each.is_live]
        assert codes == (["debrief"] if runs else [])
        by_rule = replace(ground(FRIDAY), rules=frozenset({"debrief_after_investigation"}))
        assert [each.rule_code for each in clocks_of(case, by_rule) if each.is_live] == ["debrief"]
    reopened = replace(closure, reopened=FRIDAY, reopened_by=OWNER)
    assert "debrief" not in [
        c.rule_code for c in clocks_of(a_case("BULLY", severity=3, closures=(reopened,)), ground(FRIDAY))
    ]


def test_what_closing_stopped_says_so() -> None:
    case = a_case(category_with("lado_contact"), closures=(more.a_closure(closed=FRIDAY),))
    clock = clock_of("lado_contact", replace(case, incident=replace(case.incident, status="closed")))
    assert (clock.state, clock.settled, clock.settled_by) == (NOT_NEEDED, FRIDAY, "closed")


def test_nothing_touched_for_ten_school_days_is_nudged() -> None:
    clocks = clocks_of(a_case("BULLY"), ground(FRIDAY), FRIDAY)
    nudge = next(each for each in clocks if each.rule_code == "incident_untouched")
    assert nudge.due == at(2026, 12, 4, 16, 0) and VOCABULARY.deadline_rule("incident_untouched").is_quiet


PAUSABLE = "nudes_review"


def nudes(*changes: Any, known: Moment = WEDNESDAY) -> CaseFile:
    return a_case("NUDES", known=known, deadline_changes=tuple(replace(c, rule=PAUSABLE) for c in changes))


def test_a_paused_clock_stands_still_and_goes_on_where_it_stood() -> None:
    paused = changed("paused", at(2026, 11, 18, 11, 0))
    clock = clock_of(PAUSABLE, nudes(paused), at(2026, 11, 25, 9))
    assert clock.state == PAUSED and not clock.is_overdue(at(2026, 12, 25, 9)) and clock.since == paused.at
    resumed = changed("resumed", at(2026, 11, 20, 9, 0), 1)
    clock = clock_of(PAUSABLE, nudes(paused, resumed), at(2026, 11, 25, 9))
    assert (clock.state, clock.due) == (RUNNING, at(2026, 11, 20, 16, 30))
    assert clock.first_due == at(2026, 11, 18, 16, 30)


def test_no_pause_stops_a_clock_that_may_not_be_paused() -> None:
    paused = replace(changed("paused", FRIDAY), rule="lado_contact")
    case = a_case(category_with("lado_contact"), deadline_changes=(paused,))
    assert clock_of("lado_contact", case).state == RUNNING
    never = {code for code, rule in VOCABULARY.every_deadline_rule.items() if not rule.may_pause}
    assert {"lado_contact", "social_care_form", "social_care_answer", "imagery_report", "breach_ico"} <= never


def test_an_extension_reaches_further_or_is_none() -> None:
    known = at(2026, 11, 18, 10, 0)
    further = changed("extended", known, until=at(2026, 11, 20, 12, 0))
    nearer = changed("extended", known, 1, until=at(2026, 11, 19, 12, 0))
    assert clock_of(PAUSABLE, nudes(further)).due == further.until
    clock = clock_of(PAUSABLE, nudes(further, nearer))
    assert clock.due == further.until and doubts.TOO_EARLY in clock.doubts


def test_what_somebody_says_settles_it_until_it_is_started_again() -> None:
    met = changed("met", at(2026, 11, 18, 12, 0))
    clock = clock_of(PAUSABLE, nudes(met))
    assert (clock.state, clock.settled, clock.settled_by) == (MET, met.at, "change:met")
    assert clock_of(PAUSABLE, nudes(changed("not_needed", met.at))).state == NOT_NEEDED
    again = changed("resumed", at(2026, 11, 18, 13, 0), 1)
    assert clock_of(PAUSABLE, nudes(met, again)).state == RUNNING


def test_who_answers_for_it() -> None:
    handed = changed("handed", FRIDAY, to_member=OTHER)
    assert clock_of(PAUSABLE, nudes()).responsible == "Morgan"
    assert clock_of(PAUSABLE, nudes(handed)).responsible == "Sam"
    assert clock_of(PAUSABLE, nudes(), stands_in={OWNER: OTHER}).responsible == "Sam (Morgan)"
    covered = changed("covered", FRIDAY, to_member=OTHER, until=at(2026, 11, 27, 9))
    for day, who in ((19, "Morgan"), (21, "Sam"), (28, "Morgan")):
        assert clock_of(PAUSABLE, nudes(covered), at(2026, 11, day, 9)).responsible == who


def test_contradictory_facts_are_said() -> None:
    early = {"referrals": (builders.a_referral(route="lado", made=at(2026, 11, 19, 9)),)}
    clock = clock_of("lado_contact", a_case(category_with("lado_contact"), **early))
    assert clock.state == MET and doubts.EARLY in clock.doubts
    ahead = {"referrals": (builders.a_referral(route="lado", made=at(2026, 11, 29, 9)),)}
    clock = clock_of("lado_contact", a_case(category_with("lado_contact"), **ahead))
    assert doubts.FUTURE in clock.doubts


def test_a_year_that_the_calendar_does_not_know_is_counted_earlier_and_said() -> None:
    known = at(2031, 4, 10, 9, 0)  # Maundy Thursday of a year that is not in the table
    clock = clock_of("lado_contact", a_case(category_with("lado_contact"), known=known), known)
    assert clock.due == at(2031, 4, 11, 9, 0) and doubts.YEAR in clock.doubts


def test_a_time_that_the_clocks_leave_out_is_read_earlier_and_said() -> None:
    known = at(2026, 3, 22, 1, 30)
    case = a_case("BULLY", **referred("platform"))
    case = replace(case, referrals=(replace(case.referrals[0], made=known),))
    clock = clock_of("platform_answer", case, known)
    assert clock.due == at(2026, 3, 29, 0, 30) and doubts.GAP in clock.doubts


def test_the_clock_of_a_retired_rule_runs_on_for_what_began_before() -> None:
    retired = replace(VOCABULARY.deadline_rule("lado_contact"), retired=date(2026, 11, 21))
    words = replace(
        VOCABULARY, every_deadline_rule={**VOCABULARY.every_deadline_rule, "lado_contact": retired}
    )
    category = category_with("lado_contact")
    assert doubts.RETIRED in clock_of("lado_contact", a_case(category), vocabulary=words).doubts
    later = a_case(
        category,
        known=at(2026, 11, 22, 9),
        deadline_changes=(replace(changed("met", FRIDAY), rule="lado_contact"),),
    )
    clocks = clocks_of(later, ground(FRIDAY, vocabulary=words))
    assert "lado_contact" not in {each.rule_code for each in clocks}
    assert len(changes_of_no_clock(later, clocks)) == 1


def test_every_rule_asks_for_facts_that_can_be_and_is_started_by_something() -> None:
    steps = {f"{code}.{step.code}" for code, one in VOCABULARY.every_pathway.items() for step in one.steps}
    named = {rule for c in VOCABULARY.categories for rule in c.deadlines}
    for rule in VOCABULARY.every_deadline_rule.values():
        assert set(rule.starts_on) <= set(STARTS)
        names = sorted(rule.met_by.names | rule.only_if.names)
        assert not [n for n in unknown_names(names, VOCABULARY) if n not in NAMES], rule.code
        assert rule.met_by.every or rule.register, f"{rule.code} is never met"
        assert (LATER in rule.starts_on) <= bool(rule.register), rule.code
        assert (STEPPED in rule.starts_on) == bool(rule.after_step) == bool(rule.until_step), rule.code
        assert {rule.after_step, rule.until_step} - {""} <= steps, rule.code
    assert {VOCABULARY.deadline_rule(code).register for code in named} == {""}


def test_every_kind_of_change_has_its_word() -> None:
    assert set(KINDS) == set(VOCABULARY.lists["clock_changes"])
