"""D28: who must be told by a school's own rules, and have said that they heard it; never the one it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import (
    MEMBER_ID,
    NOW,
    a_case_file,
    a_member,
    a_notice,
    a_person,
    a_record_id,
    an_incident,
    an_involvement,
)  # fmt: skip
from safetydesk import wording
from safetydesk.domain.must_tell import asked_of, read_must_tell
from safetydesk.domain.vocabulary_reading import VocabularyFault

RULES = wording.load_must_tell()
BOTH = ("contact_to_dsl_and_head",)
AUTHOR = a_record_id(800)


def a_contact(*notices, about="", author_role="team"):
    """A message on a personal account, recorded by somebody of that role, about a member of the role `about`."""
    members = {AUTHOR: a_member(id=AUTHOR, role=author_role), MEMBER_ID: a_member(role=about or "team")}
    people = ()
    if about:
        adult = a_person(kind="staff", member_id=MEMBER_ID)
        people = ((an_involvement(part="subject_adult", person_id=adult.id), adult),)
    return replace(
        a_case_file(),
        incident=an_incident(categories=("STAFF-CONTACT",), recorded_by=AUTHOR),
        people=people,
        notices=notices,
        members=members,
    )


def asked(case, rules=BOTH):
    return {
        each.to_kind: (each.told is not None, each.heard is not None, each.is_met)
        for each in asked_of(case, RULES, rules)
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
        (BOTH, "dsl", ["head", "chair"]),
        (BOTH, "head", ["dsl", "chair"]),
        (("contact_to_dsl",), "", ["dsl"]),
        (("contact_to_dsl",), "dsl", ["head", "chair"]),
        ((), "", []),
    ],
)
def test_whoever_it_is_about_is_not_the_one_to_tell(rules, about, wanted):
    assert list(asked(a_contact(about=about), rules)) == wanted


def test_parents_are_told_or_it_is_written_down_why_not():
    child = a_person(kind="pupil")
    case = replace(
        a_case_file(), people=((an_involvement(part="affected", person_id=child.id), child),), notices=()
    )
    assert asked(case) == {"parent": (False, False, False)}
    why_not = a_notice(to_kind="parent", was_told=False, reason_not_told="risk", acknowledged=None)
    (answer,) = asked_of(replace(case, notices=(why_not,)), RULES)
    assert answer.is_met and answer.is_refused and answer.told is None


def test_a_rule_that_tells_nobody_known_is_a_fault_with_its_place():
    words = wording.load_vocabulary()
    rule = {"code": "x", "because": "b", "when": ["serious"], "tell": ["pigeon"]}
    with pytest.raises(VocabularyFault) as raised:
        read_must_tell({"source": "s", "dated": "d", "must_tell": [rule]}, words)
    assert raised.value.key == "must_tell[x].tell"
    with pytest.raises(VocabularyFault):
        read_must_tell({"source": "s", "dated": "d", "must_tell": [{**rule, "when": ["no:such"]}]}, words)
