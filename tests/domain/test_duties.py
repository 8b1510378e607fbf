"""What an incident has to have before it is closed: each duty asked for, met, and what meets it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from builders import (
    NOW,
    a_case_file,
    a_decision,
    a_described_item,
    a_notice,
    a_person,
    a_record_id,
    a_referral,
    a_staff_member,
    an_incident,
    an_involvement,
)
from escalation_builders import (
    a_closure,
    a_sign_off,
    a_takedown,
    a_takedown_step,
    a_threshold_decision,
    circumstances,
)
from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.decision import IN_OWN_WORDS, SETTLING
from safetydesk.domain.duties import closure_in_force, duties_of, waiting_sign_offs
from safetydesk.domain.facts import facts_of

RULES = wording.load_closing_rules()
HOUSE_RULES = ("contact_to_dsl_and_head",)
LEADERSHIP = "adults_contact_to_leadership"
STAFF = ((an_involvement(part="subject_adult"), a_staff_member()),)
JUDGED = (a_threshold_decision(person_id=STAFF[0][1].id, answer="neither", limbs=()),)
HEADS = ((an_involvement(part="implicated"), a_staff_member(job="Headteacher")),)
CHAIRS = ((an_involvement(part="alleged"), a_staff_member(kind="governor", job="Chair of governors")),)
CHILD = (an_involvement(part="affected"), a_person())
BY_A_PARENT = (CHILD, (an_involvement(part="alleged"), a_person(id=a_record_id(801), kind="parent")))
SERIOUS = an_incident(severity=3)
DISAGREED = a_sign_off(about=a_record_id(61), about_kind="decision", answer="disagreed")
BARE = an_incident(categories=(), told_by=" ", platform="", address="")

COLLEAGUE = an_incident(categories=("STAFF-CONDUCT",))
STAFF_ABUSED: dict[str, Any] = {
    "incident": an_incident(categories=("BULLY-STAFF",)),
    "people": ((an_involvement(part="affected"), a_staff_member()),),
}
ON_A_CHANNEL: dict[str, Any] = {"incident": an_incident(categories=("CHANNEL",))}


def marked(*marks: str) -> tuple[Any, ...]:
    return (circumstances(marks=marks),)


def told(*kinds: str, heard: bool = False) -> tuple[Any, ...]:
    return tuple(a_notice(to_kind=kind, acknowledged=NOW if heard else None) for kind in kinds)


EACH: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "categories": ({"incident": BARE}, {"incident": an_incident()}),
    "told_by": ({"incident": BARE}, {"incident": an_incident()}),
    "platform": ({"incident": BARE}, {"incident": an_incident(platform="", address="not known")}),
    "people": ({"people": ()}, {"people": STAFF}),
    "parents": ({"notices": ()}, {"notices": (a_notice(to_kind="parent", was_told=False),)}),
    "police_considered": ({"incident": SERIOUS}, {"decisions": (a_decision(question="police"),)}),
    "social_care_considered": ({"incident": SERIOUS}, {"decisions": (a_decision(question="social_care"),)}),
    "police_for_marks": (
        {"circumstances": marked("hate")},
        {"decisions": (a_decision(question="police", answer="not_refer"),)},
    ),
    "police_told": (
        {"decisions": (a_decision(question="police"),)},
        {"referrals": (a_referral(route="police_999"),)},
    ),
    "social_care_told": (
        {"decisions": (a_decision(question="social_care"),)},
        {"referrals": (a_referral(route="social_care"),)},
    ),
    "lado_told": (
        {
            "people": STAFF,
            "threshold_decisions": (a_threshold_decision(answer="met", person_id=STAFF[0][1].id),),
        },
        {"referrals": (a_referral(route="lado"),)},
    ),
    **{
        f"{agency}_told": (
            {"decisions": (a_decision(question=agency),)},
            {"referrals": (a_referral(route=agency),)},
        )
        for agency in ("prevent", "ceop", "ico", "platform")
    },
    "threshold": ({"people": STAFF}, {"threshold_decisions": JUDGED}),
    "still_online": (
        {"takedowns": (a_takedown(),), "takedown_steps": (a_takedown_step(kind="reported"),)},
        {"takedown_steps": (a_takedown_step(kind="removed"),)},
    ),
    "disagreement": (
        {"decisions": (a_decision(answer="not_refer"),), "sign_offs": (DISAGREED,)},
        {"decisions": (a_decision(answer="not_refer"), a_decision(id=a_record_id(62), decided=NOW))},
    ),
    "dsl_told": ({"circumstances": marked("personal_account")}, {"notices": told("deputy_dsl")}),
    "head_told": ({"circumstances": marked("personal_account")}, {"notices": told("head")}),
    "leadership_told": (
        {"circumstances": marked("personal_account"), "people": BY_A_PARENT[1:]},
        {"notices": told("slt")},
    ),
    "chair_told": (
        {"circumstances": marked("personal_account"), "people": HEADS},
        {"notices": told("chair")},
    ),
    "trust_told": (
        {"circumstances": marked("personal_account"), "people": (*HEADS, *CHAIRS)},
        {"notices": told("trust")},
    ),
    "other_parent": ({"people": BY_A_PARENT}, {"notices": told("parent")}),
    "both_heard": (
        {"circumstances": marked("personal_account"), "notices": told("dsl", "head")},
        {"notices": told("dsl", "head", heard=True)},
    ),
    "others_heard": (
        {"circumstances": marked("personal_account"), "people": HEADS, "notices": told("chair", "dsl")},
        {"notices": told("chair", "dsl", heard=True)},
    ),
    "described": ({"is_locked": True}, {"described": (a_described_item(),)}),
    "colleague_head_told": ({"incident": COLLEAGUE}, {"notices": told("head")}),
    "staff_abuse_told": (STAFF_ABUSED, {"notices": told("slt")}),
    "staff_abuse_police": (STAFF_ABUSED, {"decisions": (a_decision(question="police", answer="not_refer"),)}),
    "channel_dsl_told": (ON_A_CHANNEL, {"notices": told("deputy_dsl")}),
    "channel_head_told": (ON_A_CHANNEL, {"notices": told("head")}),
    "channel_manager_told": (ON_A_CHANNEL, {"notices": told("line_manager")}),
    "rule_chair_told": ({**ON_A_CHANNEL, "people": HEADS}, {"notices": told("chair")}),
    "rule_trust_told": ({**ON_A_CHANNEL, "people": (*HEADS, *CHAIRS)}, {"notices": told("trust")}),
}
"""By duty: what asks for it, and what is added by which it is met."""
COLLEAGUES, ABUSE, THREE = OF_OTHERS = (
    "colleague_to_head", "staff_abuse_to_leadership_and_police", "channel_concerns_to_three",
)  # fmt: skip
BY_RULE = {
    "leadership_told": (LEADERSHIP,),
    **dict.fromkeys(("staff_abuse_told", "staff_abuse_police"), (ABUSE,)),
    **dict.fromkeys(
        (
            "channel_dsl_told",
            "channel_head_told",
            "channel_manager_told",
            "rule_chair_told",
            "rule_trust_told",
        ),
        (THREE,),
    ),
    "colleague_head_told": (COLLEAGUES,),
}
"""By duty: the rules of the house that ask for it; the others are tried under `HOUSE_RULES`."""


def a_case(**given: Any) -> CaseFile:
    return a_case_file(
        **{
            "notices": (),
            "decisions": (),
            "people": (),
            "described": (),
            "referrals": (),
            "members": {},
            **given,
        }
    )


def codes(case: CaseFile) -> set[str]:
    return open_codes(case, HOUSE_RULES)


def open_codes(case: CaseFile, house_rules: Iterable[str] = ()) -> set[str]:
    """What holds back closing, under these rules of the house."""
    return {each.rule.code for each in duties_of(case, RULES, house_rules) if each.is_open}


def test_every_duty_is_tried_here() -> None:
    assert set(EACH) == set(RULES.every_duty)


@pytest.mark.parametrize("duty", EACH)
def test_it_is_asked_for_until_it_is_met(duty: str) -> None:
    asking, meeting = EACH[duty]
    rules = BY_RULE.get(duty, HOUSE_RULES)
    assert duty in open_codes(a_case(**asking), rules)
    done = a_case(**{**asking, **meeting})
    assert duty not in open_codes(done, rules)
    met = {each.rule.code: each.met_at for each in duties_of(done, RULES, rules)}
    assert met.get(duty) is not None, "met, and still named with since when"


def test_who_must_be_told_of_contact_is_the_policys() -> None:
    case = a_case(circumstances=marked("personal_account"))
    told_by_rule = open_codes(case, ("contact_to_dsl",))
    assert "dsl_told" in told_by_rule and "head_told" not in told_by_rule
    assert open_codes(case) >= {"dsl_told", "head_told"}, "where no rule says who is told, both are"
    parent = (an_involvement(part="alleged"), a_person(kind="parent"))
    by_a_parent = a_case(circumstances=marked("personal_account"), people=(parent,))
    of_it = {"dsl_told", "head_told", "leadership_told"}
    assert of_it & open_codes(by_a_parent, ("contact_to_dsl", LEADERSHIP)) == {"leadership_told"}
    assert of_it & open_codes(by_a_parent, ("contact_to_dsl",)) == {"dsl_told", "head_told"}


def test_what_a_rule_tells_the_head_alone_is_not_told_the_one_it_is_about() -> None:
    told_instead = {"rule_chair_told", "rule_trust_told"}
    for given, rule, by_rule in (
        ({"incident": COLLEAGUE}, COLLEAGUES, {"colleague_head_told"}),
        (STAFF_ABUSED, ABUSE, {"staff_abuse_told", "staff_abuse_police"}),
        (ON_A_CHANNEL, THREE, {"channel_dsl_told", "channel_head_told", "channel_manager_told"}),
    ):
        of_rules = {*by_rule, *told_instead}
        people = given.get("people", ())
        assert of_rules & open_codes(a_case(**given), (rule,)) == by_rule
        assert not of_rules & codes(a_case(**given)), "without the rule nobody is"
        about_head = a_case(**{**given, "people": (*people, *HEADS)})
        left = of_rules & open_codes(about_head, (rule,))
        assert left & told_instead == {"rule_chair_told"}
        assert left - told_instead == by_rule & {"channel_dsl_told", "staff_abuse_police"}
        both = a_case(**{**given, "people": (*people, *HEADS, *CHAIRS)})
        assert told_instead & open_codes(both, (rule,)) == {"rule_trust_told"}
    contact = a_case(circumstances=marked("personal_account"), people=STAFF)
    for rules, asked in (((), set()), (HOUSE_RULES, set()), (("contact_to_dsl",), {"colleague_head_told"})):
        found = {"colleague_head_told"} & open_codes(contact, (*rules, COLLEAGUES))
        assert found == asked, "once, not twice"


def test_nobody_is_to_tell_the_parent_who_did_it_nor_the_parents_of_grown_ups() -> None:
    assert "parents" not in codes(a_case(people=BY_A_PARENT))
    hurt = (an_involvement(part="affected"), a_staff_member())
    did_it = (an_involvement(part="alleged"), a_person(id=a_record_id(801), kind="parent"))
    assert not {"parents", "other_parent"} & codes(a_case(people=(hurt, did_it)))
    assert "parents" in codes(a_case(people=(hurt, CHILD)))


def test_a_plain_incident_asks_for_no_more_than_it_needs() -> None:
    case = a_case(notices=told("parent"), people=((an_involvement(), a_staff_member(kind="pupil")),))
    assert codes(case) == set()
    serious = a_case(incident=SERIOUS, circumstances=marked("threat"))
    assert codes(serious) >= {"police_considered", "social_care_considered"}
    assert "police_for_marks" not in codes(serious), "asked once, not twice"


@pytest.mark.parametrize(
    ("given", "why"),
    [({}, ""), ({"incident": SERIOUS}, "serious"), ({"incident": SERIOUS, "people": STAFF}, "staff")],
)
def test_when_a_second_person_is_asked(given: dict[str, Any], why: str) -> None:
    assert RULES.asked_of_closure(facts_of(a_case(**given))) == why


UNTOLD = ("police", "social_care", "lado", "ceop", "prevent", "ico", "not_refer")


@pytest.mark.parametrize(
    ("questions", "asked", "unasked"),
    [
        (UNTOLD, ("not_refer", "Do not refer", "no", "neither", "Refer, perhaps"), ("refer", "yes", "wait")),
        (("harm_threshold",), ("low_level", "neither", "no", "Hardly met"), ("met", "wait")),
        (("immediate_referral",), ("no", "not_refer", "Not today"), ("yes", "refer", "wait")),
        (("platform",), ("not_refer",), ("no", "refer", "Not today")),
        (("child_safe", "other"), (), ("no", "wait", "As far as we know")),
    ],
)
def test_whatever_leaves_an_agency_untold_asks_a_second_person(
    questions: tuple[str, ...], asked: tuple[str, ...], unasked: tuple[str, ...]
) -> None:
    for question in questions:
        assert {answer for answer in asked if not RULES.asked_of_decision(question, answer)} == set()
        assert {answer for answer in unasked if RULES.asked_of_decision(question, answer)} == set()


def test_every_way_to_police_and_to_social_care_is_one_by_which_they_were_considered() -> None:
    routes = wording.load_vocabulary().every_route.values()
    # Prevent and Cyber Choices keep a child out of crime: to tell them is not to have thought of police.
    police = {route.code for route in routes if "police" in route.agency.lower()} - {"prevent"}
    police |= {"ceop", "report_fraud", "action_fraud"}
    social_care = {route.code for route in routes if "social care" in route.agency.lower()}
    assert police > {"police_101", "police_999"} and social_care
    for duty, ways, marks in (
        ("police_considered", police, ()),
        ("social_care_considered", social_care, ()),
        ("police_for_marks", police, marked("hate")),
    ):
        incident = an_incident() if marks else SERIOUS
        for route in ways:
            case = a_case(incident=incident, circumstances=marks, referrals=(a_referral(route=route),))
            assert duty not in codes(case), (duty, route)
            assert "decided:police" not in facts_of(case)


@pytest.mark.parametrize("duty", ["police_considered", "social_care_considered"])
def test_waiting_is_not_yet_deciding(duty: str) -> None:
    question = duty.removesuffix("_considered")
    waits = a_decision(question=question, answer="wait")
    assert duty in codes(a_case(incident=SERIOUS, decisions=(waits,)))
    in_words = a_decision(question=question, answer="Waiting for the LADO to ring back")
    assert duty in codes(a_case(incident=SERIOUS, decisions=(in_words,)))
    settled = a_decision(question=question, answer="not_refer", decided=NOW)
    assert duty not in codes(a_case(incident=SERIOUS, decisions=(waits, settled)))
    thought_again = a_decision(question=question, answer="wait", decided=NOW.plus(timedelta(hours=1)))
    assert duty in codes(a_case(incident=SERIOUS, decisions=(settled, thought_again)))


def test_the_answers_that_settle_are_those_of_the_list_but_waiting() -> None:
    vocabulary = wording.load_vocabulary()
    assert SETTLING | {"wait"} == set(vocabulary.lists["decision_answers"])
    questions = vocabulary.lists["decision_questions"]
    assert {code for code, question in questions.items() if not question.choices} <= IN_OWN_WORDS
    assert set(questions) >= IN_OWN_WORDS
    assert a_decision(question="suspension", answer="Moved to the office").settles
    assert not a_decision(question="suspension", answer="wait").settles


def test_what_was_opened_again_is_closed_by_nothing_and_waits_for_nobody() -> None:
    over, closure = a_closure(reopened=NOW), a_closure()
    asked = a_sign_off(signed=None, about=over.id)
    assert closure_in_force(a_case(closures=(over,))) is None
    assert waiting_sign_offs(a_case(closures=(over,), sign_offs=(asked,))) == ()
    assert closure_in_force(a_case(closures=(closure,))) == closure
    assert waiting_sign_offs(a_case(closures=(closure,), sign_offs=(asked,))) == (asked,)
