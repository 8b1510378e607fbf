"""Must tell, duties, what policies ask for, and the clock: one condition, and never the one whom it is about."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import Any

import pytest

from builders import NOW, a_case_file, a_member, a_notice, a_person, a_record_id, a_staff_member, an_incident
from builders import an_involvement as a_part
from safetydesk import wording
from safetydesk.domain.asked import asked_by, asked_of
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.conditions import Condition, Term, read_condition
from safetydesk.domain.deadlines.clocks import Ground, clocks_of
from safetydesk.domain.duties import duties_of
from safetydesk.domain.facts import facts_of
from safetydesk.domain.must_tell import must_tell
from safetydesk.domain.pathways import pathways_of
from safetydesk.domain.posts import members_about, who_leads
from safetydesk.domain.prompts import wanted
from safetydesk.domain.team_member import TeamMember
from safetydesk.domain.who_manages import case_manager_for

V = wording.load_vocabulary()
BOTH, DSL_ALONE = ("contact_to_dsl_and_head",), ("contact_to_dsl",)
TEAM = {
    role: a_member(id=a_record_id(700 + n), name=name, role=role, job="")
    for n, (role, name) in enumerate((("head", "Patrick Lindqvist"), ("dsl", "Morgan Okafor")))
}
ADULTS: dict[str, Any] = {
    "head": {"name": "Mr Lindqvist", "job": ""},
    "dsl": {"name": "Morgan Okafor", "job": ""},
    "chair": {"kind": "governor", "job": "Chair of governors"},
}
CHILD = (a_part(part="affected"), a_person())


def a_case(*about: str, part: str = "alleged", **given: Any) -> CaseFile:
    """A child's message on a personal account, about the holders of these posts; written down by somebody else."""
    adults = [a_staff_member(id=a_record_id(710 + n), **ADULTS[post]) for n, post in enumerate(about)]
    placed = [(a_part(id=a_record_id(720 + n), part=part, person_id=a.id), a) for n, a in enumerate(adults)]
    case: dict[str, Any] = {
        "incident": an_incident(categories=("STAFF-CONTACT",), recorded_by=a_record_id(799)),
        "people": (CHILD, *placed),
        "notices": (),
        "members": {each.id: each for each in TEAM.values()},
    }
    return a_case_file(**{**case, **given})


def open_ones(case: CaseFile, rules: tuple[str, ...]) -> dict[str, set[str]]:
    """What each of the four still asks for of contact."""
    facts = facts_of(case, rules)
    duties = ("dsl_told", "head_told", "leadership_told", "chair_told", "trust_told", "both_heard")
    ground = Ground(vocabulary=V, calendars=wording.load_calendars(), now=NOW, rules=frozenset(rules))
    return {
        "must_tell": {
            each.to_kind for each in must_tell(case, wording.load_must_tell(), rules) if not each.is_met
        }
        - {"parent"},
        "duties": {
            each.rule.code
            for each in duties_of(case, wording.load_closing_rules(), rules)
            if each.is_open and each.rule.code in duties
        },
        "asked": {
            each.rule.code
            for each in asked_of(wording.load_asked(), rules, facts)
            if not each.is_met and each.rule.code.startswith("contact_")
        },
        "clock": {
            clock.label
            for clock in clocks_of(case, ground)
            if clock.rule_code == "personal_account_contact" and clock.is_live
        },
    }


def telling(*kinds: str) -> dict[str, Any]:
    return {"notices": tuple(a_notice(to_kind=kind, acknowledged=NOW) for kind in kinds)}


@pytest.mark.parametrize("part", ["subject_adult", "alleged", "implicated", "passed_on"])
@pytest.mark.parametrize(
    ("rules", "about", "tell"),
    [
        (BOTH, (), ("dsl", "head")),
        (BOTH, ("head",), ("dsl", "chair")),
        (BOTH, ("dsl",), ("head", "chair")),
        (BOTH, ("head", "dsl"), ("chair",)),
        (BOTH, ("head", "dsl", "chair"), ("trust",)),
        (BOTH, ("head", "chair"), ("dsl", "trust")),
        (DSL_ALONE, (), ("dsl",)),
        (DSL_ALONE, ("dsl",), ("head", "chair")),
        (DSL_ALONE, ("head",), ("dsl", "chair")),
        (DSL_ALONE, ("head", "dsl", "chair"), ("trust",)),
        ((), (), ("dsl", "head")),
        ((), ("dsl",), ("head", "chair")),
    ],
)
def test_all_four_ask_for_the_same_and_never_whom_it_is_about(
    rules: tuple[str, ...], about: tuple[str, ...], tell: tuple[str, ...], part: str
) -> None:
    asked = open_ones(a_case(*about, part=part), rules)
    assert asked["must_tell"] == set(tell)
    assert asked["duties"] == {f"{kind}_told" for kind in tell}
    assert bool(asked["asked"]) is bool(rules) and asked["clock"]
    done = open_ones(a_case(*about, part=part, **telling(*tell)), rules)
    assert done == {"must_tell": set(), "duties": set(), "asked": set(), "clock": set()}
    for kind in tell:
        left = open_ones(a_case(*about, part=part, **telling(*set(tell) - {kind})), rules)
        assert all(left[name] for name in asked if asked[name]), f"without {kind}"
    if about:
        wrongly = open_ones(a_case(*about, part=part, **telling(*about)), rules)
        assert all(wrongly[name] for name in asked if asked[name]), "whom it is about was told: nobody else"


SURREY = (*DSL_ALONE, "adults_contact_to_leadership")
A_PARENT = (a_part(id=a_record_id(731), part="alleged"), a_person(id=a_record_id(732), kind="parent"))


@pytest.mark.parametrize(
    ("people", "about", "rules", "label", "tell"),
    [
        ((A_PARENT,), (), SURREY, "Tell senior leadership", ("slt",)),
        ((A_PARENT,), ("dsl",), SURREY, "Tell senior leadership", ("slt",)),
        ((A_PARENT,), ("head",), SURREY, "Tell the chair of governors, not the head", ("chair",)),
        (
            (A_PARENT,),
            ("head", "chair"),
            SURREY,
            "Tell the trust, not the head or the chair of governors",
            ("trust",),
        ),
        ((CHILD, A_PARENT), (), SURREY, "Tell the DSL and senior leadership", ("dsl", "slt")),
        ((CHILD,), (), SURREY, "Tell the DSL", ("dsl",)),
        ((A_PARENT,), (), DSL_ALONE, "Tell the DSL and the head", ("dsl", "head")),
        ((A_PARENT,), (), (), "Tell the DSL and the head", ("dsl", "head")),
    ],
)
def test_the_clock_of_contact_tells_whom_the_rules_tell(
    people: tuple[Any, ...],
    about: tuple[str, ...],
    rules: tuple[str, ...],
    label: str,
    tell: tuple[str, ...],
) -> None:
    placed = tuple(each for each in a_case(*about).people if each != CHILD)
    asked = open_ones(a_case(people=(*people, *placed)), rules)
    assert asked["clock"] == {label} and asked["must_tell"] == set(tell)
    done = open_ones(a_case(people=(*people, *placed), **telling(*tell)), rules)
    assert not done["clock"] and not done["must_tell"] and not done["duties"]
    for kind in tell:
        left = open_ones(a_case(people=(*people, *placed), **telling(*set(tell) - {kind})), rules)
        assert left["clock"] and left["must_tell"] and left["duties"], f"without {kind}"


def test_one_person_who_holds_both_posts_is_neither_told_nor_stood_in_for_by_themselves() -> None:
    both = replace(TEAM["head"], job="Headteacher and Designated Safeguarding Lead")
    for team in ([both], [TEAM["head"], replace(TEAM["dsl"], name="Patrick Lindqvist")]):
        case = a_case("head", members={each.id: each for each in team})
        assert open_ones(case, BOTH)["must_tell"] == {"chair"}
    gone: TeamMember = replace(both, ended=NOW)
    assert open_ones(a_case("head", members={gone.id: gone}), BOTH)["must_tell"] == {"dsl", "head"}


def test_who_is_told_where_a_life_is_at_risk_and_who_manages_it() -> None:
    rang = {"referral:police_999": NOW, "referral:social_care": NOW}
    for about, code in (
        ((), "danger_head"),
        (("head",), "danger_chair"),
        (("head", "chair"), "danger_trust"),
    ):
        facts = {**facts_of(a_case(*about)), **rang}
        shown = {each.code for each in wanted(wording.load_prompts(), facts, "police_999")}
        assert {each for each in shown if each in ("danger_head", "danger_chair", "danger_trust")} == {code}


NOT_ABOUT = {
    "head": "about:head",
    "dsl": "about:dsl",
    "deputy_dsl": "about:deputy_dsl",
    "chair": "about:chair",
}


def test_no_rule_opens_a_notice_to_one_whom_it_may_be_about() -> None:
    """Whatever asks that one of them be told stands only where it is not about them."""
    found: list[tuple[str, str, Condition]] = [
        (each.code, each.tell, each.when) for each in wording.load_must_tell()
    ]
    found += [
        (each.code, each.about, each.when)
        for each in wording.load_closing_rules().every_duty.values()
        if each.act == "tell"
    ]
    found += [
        (f"{pathway.code}.{step.code}", step.opens.removeprefix("notice:"), step.when)
        for pathway in V.every_pathway.values()
        for step in pathway.steps
        if step.opens.startswith("notice:")
    ]
    loose = [
        (code, kind)
        for code, kind, when in found
        if kind in NOT_ABOUT and (Term(NOT_ABOUT[kind], is_absent=True),) not in when.every
    ]
    assert loose == []
    assert len([kind for _code, kind, _when in found if kind in NOT_ABOUT]) > 12


def test_a_named_condition_says_what_it_would_say_written_out() -> None:
    named = {"two": read_condition(["a", "b | c"])}
    said = read_condition(["is:two | d", "!is:two | e"], named)
    for n in range(32):
        facts = {name: NOW for place, name in enumerate("abcde") if n >> place & 1}
        two = "a" in facts and ("b" in facts or "c" in facts)
        assert said.holds(facts) is ((two or "d" in facts) and (not two or "e" in facts))
    assert read_condition(["is:two"], named) == named["two"]
    with pytest.raises(ValueError, match="no condition of that name"):
        read_condition(["is:three"], named)


def test_what_is_met_by_something_absent_is_met_since_the_school_knew() -> None:
    facts = facts_of(a_case())
    duties = [each for each in wording.load_closing_rules().every_duty.values() if each.code == "categories"]
    assert [each.met_at for each in asked_by(duties, facts)] == [facts["known"]]
    assert not [each for each in chain(asked_by(duties, {"known": NOW})) if each.is_met]


def test_every_label_of_a_clock_that_tells_somebody_names_only_whom_it_is_not_about() -> None:
    for about, unsaid in (("head", "the head"), ("dsl", "the DSL")):
        (label,) = open_ones(a_case(about), BOTH)["clock"]
        assert not re.search(f"[Tt]ell {unsaid}", label), label


def test_nobody_takes_a_step_of_a_case_that_is_about_them() -> None:
    case = a_case("head", incident=an_incident(categories=("CSAM", "STAFF-UNSUIT")))
    views = {view.pathway.code: view for view in pathways_of(case, V.every_pathway)}
    steps = [each for view in views.values() for each in view.steps if not each.is_settled]
    assert len(steps) > 12 and not [each.step.code for each in steps if "head" in each.who]
    kept = views["found_imagery"].step("keep_safe")
    assert kept is not None and kept.who == ("dsl", "deputy_dsl", "chair")
    both = a_case("head", "chair", incident=case.incident)
    (found,) = (each for each in pathways_of(both, V.every_pathway) if each.pathway.code == "found_imagery")
    dbs = found.step("dbs")
    assert dbs is not None and dbs.who == ("case_manager",)
    assert members_about(case) == {TEAM["head"].id} and not members_about(a_case())
    assert [who_leads(each) for each in (a_case(), case, both)] == ["head", "chair", "trust"]
    adult = case.people[1][1]
    assert [case_manager_for(adult, each) for each in (a_case("dsl"), case, both)] == [
        "chair",
        "chair",
        "other",
    ]
