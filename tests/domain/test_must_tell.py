"""D28: who must be told by a school's own rules, and have said that they heard it; never the one it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import (
    NOW,
    a_case_file,
    a_member,
    a_notice,
    a_person,
    a_record_id,
    a_staff_member,
    an_incident,
    an_involvement,
)  # fmt: skip
from safetydesk import wording
from safetydesk.domain.must_tell import must_tell, read_must_tell
from safetydesk.domain.subject import SUBJECT_PARTS
from safetydesk.domain.vocabulary_reading import VocabularyFault

RULES = wording.load_must_tell()
BOTH = ("contact_to_dsl_and_head",)
SURREY = ("contact_to_dsl", "adults_contact_to_leadership")
AUTHOR = a_record_id(800)
HEAD = a_member(id=a_record_id(801), name="Patrick Lindqvist", role="head", job="Headteacher")
DSL = a_member(id=a_record_id(802), name="Morgan Okafor", role="dsl", job="Designated Safeguarding Lead")
THE_HEAD = a_staff_member(id=a_record_id(811), name=HEAD.name, member_id=HEAD.id, job="")
THE_DSL = a_staff_member(id=a_record_id(812), name=DSL.name, member_id=DSL.id, job="")
BY_JOB = a_staff_member(id=a_record_id(813), name="Ines Cole", job="Headteacher and DSL")
BY_SURNAME = a_staff_member(id=a_record_id(814), name="Mr Lindqvist", job="")
BY_POST = a_staff_member(id=a_record_id(815), name="The headteacher", job="")
CHAIR = a_staff_member(id=a_record_id(816), name="Jo Vale", kind="governor", job="Chair of governors")


def a_contact(*notices, about=(), part="subject_adult", author_role="team"):
    """A message on a personal account, recorded by somebody of that role, about these adults."""
    team = {
        AUTHOR: a_member(id=AUTHOR, name="Ada Lowe", role=author_role, job=""),
        HEAD.id: HEAD,
        DSL.id: DSL,
    }
    placed = tuple((an_involvement(part=part, person_id=each.id), each) for each in about)
    return replace(
        a_case_file(),
        incident=an_incident(categories=("STAFF-CONTACT",), recorded_by=AUTHOR),
        people=placed,
        notices=notices,
        members=team,
    )


def asked(case, rules=BOTH):
    return {
        each.to_kind: (each.told is not None, each.heard is not None, each.is_met)
        for each in must_tell(case, RULES, rules)
    }


def test_both_are_told_and_both_say_so():
    told = a_notice(to_kind="dsl", acknowledged=None)
    assert asked(a_contact()) == {"dsl": (False, False, False), "head": (False, False, False)}
    assert asked(a_contact(told)) == {"dsl": (True, False, False), "head": (False, False, False)}
    heard = a_notice(to_kind="head", acknowledged=NOW)
    assert asked(a_contact(told, heard))["head"] == (True, True, True)
    assert asked(a_contact(author_role="dsl"))["dsl"] == (True, True, True)


@pytest.mark.parametrize(
    ("rules", "about", "wanted"),
    [
        (BOTH, (THE_DSL,), ["head", "chair"]),
        (BOTH, (THE_HEAD,), ["dsl", "chair"]),
        (BOTH, (THE_HEAD, THE_DSL), ["chair"]),
        (BOTH, (BY_JOB,), ["chair"]),
        (BOTH, (BY_SURNAME,), ["dsl", "chair"]),
        (BOTH, (BY_POST,), ["dsl", "chair"]),
        (BOTH, (THE_HEAD, CHAIR), ["dsl", "trust"]),
        (BOTH, (a_staff_member(),), ["dsl", "head"]),
        (("contact_to_dsl",), (), ["dsl"]),
        (("contact_to_dsl",), (THE_DSL,), ["head", "chair"]),
        ((), (), ["dsl", "head"]),
        ((), (THE_DSL,), ["head", "chair"]),
        (SURREY, (), ["dsl"]),
    ],
)
@pytest.mark.parametrize("part", SUBJECT_PARTS)
def test_whoever_it_is_about_in_whatever_part_is_not_the_one_to_tell(rules, about, part, wanted):
    assert list(asked(a_contact(about=about, part=part), rules)) == wanted


@pytest.mark.parametrize(
    ("kinds", "rules", "wanted"),
    [
        (("former_pupil",), SURREY, ["slt"]),
        (("parent",), SURREY, ["slt"]),
        (("parent", "former_pupil"), SURREY, ["slt"]),
        (("parent", "pupil"), SURREY, ["dsl", "slt", "parent"]),
        (("pupil",), SURREY, ["dsl", "parent"]),
        (("parent",), (*SURREY, *BOTH), ["dsl", "head"]),
        (
            ("parent",),
            ("contact_to_dsl",),
            ["dsl", "head"],
        ),  # of a child's message alone: of this no rule says who
        (("former_pupil",), BOTH, ["dsl", "head"]),
        (("relative",), (), ["dsl", "head"]),
    ],
)
def test_whose_message_it_is_says_who_is_told_and_where_no_rule_says_it_both_are(kinds, rules, wanted):
    people = tuple(
        a_person(id=a_record_id(803 + n), kind=kind, name=f"Ola Reid {n}") for n, kind in enumerate(kinds)
    )
    assert list(asked(a_contact(about=people, part="affected"), rules)) == wanted


@pytest.mark.parametrize(
    ("about", "wanted"), [((THE_HEAD,), ["chair"]), ((THE_HEAD, CHAIR), ["trust"]), ((THE_DSL,), ["slt"])]
)
def test_leadership_is_told_unless_it_is_about_the_head(about, wanted):
    parent = (an_involvement(part="affected"), a_person(kind="parent"))
    case = a_contact(about=about)
    case = replace(case, people=(parent, *case.people))
    assert list(asked(case, SURREY)) == wanted
    told = replace(case, notices=(a_notice(to_kind=wanted[0], acknowledged=NOW),))
    assert [each.is_met for each in must_tell(told, RULES, SURREY)] == [True]


@pytest.mark.parametrize("part", ["received", "passed_on", "implicated", "witness"])
def test_a_child_who_got_it_or_saw_it_is_a_child_in_it_whoever_complains(part):
    child = (an_involvement(part=part), a_person(kind="pupil"))
    for kind, rules in (
        ("parent", ("contact_to_dsl",)),
        ("relative", ("contact_to_dsl",)),
        ("relative", BOTH),
        ("parent", SURREY),
    ):
        complains = a_contact(
            about=(a_person(id=a_record_id(805), kind=kind, name="Jo Reid"),), part="affected"
        )
        case = replace(complains, people=(child, *complains.people))
        assert "dsl" in asked(case, rules)
        assert ("parent" in asked(case, rules)) is (part != "witness"), "theirs hear of what they had part in"


THREE = ("channel_concerns_to_three",)


@pytest.mark.parametrize(
    ("category", "rules", "wanted"),
    [
        ("CHANNEL", (), []),
        ("CHANNEL", THREE, ["dsl", "head", "line_manager"]),
        ("STAFF-CONDUCT", ("colleague_to_head",), ["head"]),
        ("PARENT-ABUSE", ("staff_abuse_to_leadership_and_police",), ["slt"]),
    ],
)
def test_what_other_rules_tell_and_whom_in_the_place_of_one_it_is_about(category, rules, wanted):
    teacher = (an_involvement(part="affected"), a_staff_member(id=a_record_id(817), name="Tee Cher"))
    case = a_contact()
    case = replace(case, incident=replace(case.incident, categories=(category,)), people=(teacher,))
    assert list(asked(case, rules)) == wanted
    if rules:
        for about, instead in ((THE_HEAD,), "chair"), ((THE_HEAD, CHAIR), "trust"):
            placed = tuple((an_involvement(part="alleged", person_id=each.id), each) for each in about)
            told = asked(replace(case, people=(teacher, *placed)), rules)
            assert instead in told and not {"head", "slt"} & set(told)
        done = replace(case, notices=tuple(a_notice(to_kind=kind) for kind in wanted))
        assert all(each.is_met for each in must_tell(done, RULES, rules))
        for kind in wanted:
            left = replace(case, notices=tuple(a_notice(to_kind=each) for each in wanted if each != kind))
            assert [each.to_kind for each in must_tell(left, RULES, rules) if not each.is_met] == [kind]


def test_parents_are_told_or_it_is_written_down_why_not():
    child = a_person(kind="pupil")
    case = replace(
        a_case_file(), people=((an_involvement(part="affected", person_id=child.id), child),), notices=()
    )
    assert asked(case) == {"parent": (False, False, False)}
    why_not = a_notice(to_kind="parent", was_told=False, reason_not_told="risk", acknowledged=None)
    (answer,) = must_tell(replace(case, notices=(why_not,)), RULES)
    assert answer.is_met and answer.is_refused and answer.told is None
    assert "not they, but the other" not in answer.asked.rule.because
    father = a_person(id=a_record_id(804), kind="parent", name="Tom Reid")
    did_it = (an_involvement(part="alleged", person_id=father.id), father)
    (other,) = must_tell(replace(case, people=(*case.people, did_it)), RULES)
    assert "not they, but the other" in other.asked.rule.because, "the one it is about is not the one to tell"


def test_a_rule_that_tells_nobody_known_is_a_fault_with_its_place():
    words = wording.load_vocabulary()
    rule = {"code": "x", "because": "b", "when": ["serious"], "tell": "pigeon", "met_by": ["told"]}
    with pytest.raises(VocabularyFault) as raised:
        read_must_tell({"source": "s", "dated": "d", "must_tell": [rule]}, words)
    assert raised.value.key == "must_tell[x].tell"
    with pytest.raises(VocabularyFault):
        read_must_tell({"source": "s", "dated": "d", "must_tell": [{**rule, "when": ["no:such"]}]}, words)
