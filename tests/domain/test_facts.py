"""What is so of an incident: each kind of record gives its facts, and what was taken back gives none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import get_args, get_type_hints

from builders import (
    NOW,
    a_case_file,
    a_decision,
    a_member,
    a_note,
    a_notice,
    a_record_id,
    a_referral,
    a_staff_member,
    an_incident,
    an_involvement,
)
from escalation_builders import (
    a_closure,
    a_pathway_step,
    a_takedown,
    a_takedown_step,
    a_threshold_decision,
    circumstances,
    escalation_of_a_case,
)
from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.fact_names import unknown_names
from safetydesk.domain.facts import facts_of
from words_builders import words_of_a_case

LATER = NOW.plus(timedelta(days=1))


def test_what_the_incident_says_is_so_since_the_school_knew():
    case = a_case_file(
        incident=an_incident(categories=("NUDES",), severity=3, sexual_image=True), is_locked=True
    )
    facts = facts_of(case, {"nudes_always_police"})
    for name in (
        "category:NUDES",
        "severity:3",
        "serious",
        "sexual_image",
        "locked",
        "rule:nudes_always_police",
    ):
        assert facts[name] == case.incident.discovered, name
    assert "category:BULLY" not in facts
    assert "serious" not in facts_of(a_case_file(incident=an_incident(severity=2)))


def test_people_count_while_their_part_stands():
    staff = a_staff_member(member_id=a_record_id(900))
    head = a_member(id=a_record_id(900), role="head")
    part = an_involvement(part="subject_adult", person_id=staff.id)
    facts = facts_of(a_case_file(people=((part, staff),), members={head.id: head}))
    assert {"part:subject_adult", "person:subject_adult.staff", "about:head"} <= set(facts)
    gone = an_involvement(part="subject_adult", person_id=staff.id, withdrawn=NOW)
    assert "part:subject_adult" not in facts_of(a_case_file(people=((gone, staff),)))


def test_of_a_question_decided_again_only_the_last_answer_is_so():
    first = a_decision(question="lado", answer="not_refer", decided=NOW)
    then = a_decision(question="lado", answer="refer", decided=LATER)
    for order in ((first, then), (then, first)):
        facts = facts_of(a_case_file(decisions=order))
        assert "answer:lado=refer" in facts and "answer:lado=not_refer" not in facts
        assert facts["decided:lado"] == NOW


def test_each_contact_says_when():
    heard = a_referral(route="lado", made=NOW, acknowledged=LATER, references=("L/1",))
    told = a_notice(to_kind="head", at=NOW, acknowledged=LATER)
    kept = a_notice(to_kind="parent", was_told=False, reason_not_told="Risk", at=NOW)
    facts = facts_of(a_case_file(referrals=(heard,), notices=(told, kept), notes=(a_note(kind="", at=NOW),)))
    assert facts["referral:lado"] == NOW and facts["heard:lado"] == LATER and "reference:lado" in facts
    assert facts["told:head"] == NOW and facts["told_heard:head"] == LATER
    assert "not_told:parent" in facts and "told:parent" not in facts and "note:note" in facts


def test_the_last_word_on_a_step_counts_and_a_closure_undone_is_none():
    done = a_pathway_step(pathway="nudes", step="parents", state="done", recorded=NOW)
    undone = a_pathway_step(pathway="nudes", step="parents", state="undone", recorded=LATER)
    assert "step:nudes.parents" in facts_of(a_case_file(pathway_steps=(done,)))
    assert "step:nudes.parents" not in facts_of(a_case_file(pathway_steps=(undone, done)))
    closed = a_closure(reopened=None)
    again = a_closure(reopened=LATER)
    assert "closed" in facts_of(a_case_file(closures=(closed,)))
    facts = facts_of(a_case_file(closures=(again,)))
    assert "closed" not in facts and "was_closed" in facts


def test_circumstances_thresholds_and_takedowns():
    case = a_case_file(
        circumstances=(circumstances(),),
        threshold_decisions=(a_threshold_decision(answer="met", limbs=("criminal",)),),
        takedowns=(a_takedown(),),
        takedown_steps=(a_takedown_step(kind="reported", route="platform"),),
    )
    wanted = {"mark:coercion", "characteristic:race", "school_time:outside", "police_wish", "threshold:met",
              "limb:criminal", "takedown", "takedown:reported", "takedown:reported.platform"}  # fmt: skip
    assert wanted <= set(facts_of(case))


def judged(who, answer, at=NOW, number=0):
    """What was decided of one adult."""
    return a_threshold_decision(
        id=a_record_id(780 + number), person_id=a_record_id(who), answer=answer, limbs=(), decided=at
    )


def test_of_each_adults_threshold_only_the_last_answer_is_so():
    first, then = judged(900, "met"), judged(900, "low_level", LATER, 1)
    for order in ((first, then), (then, first)):
        facts = facts_of(a_case_file(threshold_decisions=order))
        assert facts["threshold"] == NOW and facts["threshold:low_level"] == LATER
        assert "threshold:met" not in facts and facts["threshold_all_low"] == LATER
    other = judged(901, "met", LATER, 2)
    facts = facts_of(a_case_file(threshold_decisions=(first, then, other)))
    assert {"threshold:met", "threshold:low_level"} <= set(facts) and "threshold_all_low" not in facts


def test_all_are_below_the_threshold_only_once_every_adult_is_judged():
    adults = [a_staff_member(id=a_record_id(number)) for number in (900, 901)]
    parts = [
        an_involvement(id=a_record_id(11 + n), part=part, person_id=adults[n].id)
        for n, part in enumerate(("subject_adult", "alleged"))
    ]
    case = a_case_file(people=tuple(zip(parts, adults, strict=True)))
    one, both = (judged(900, "neither"),), (judged(900, "neither"), judged(901, "low_level", LATER, 1))
    assert "threshold_all_low" not in facts_of(replace(case, threshold_decisions=one))
    assert facts_of(replace(case, threshold_decisions=both))["threshold_all_low"] == LATER
    unsure = (*both, judged(901, "unsure", LATER.plus(timedelta(days=1)), 2))
    assert "threshold_all_low" not in facts_of(replace(case, threshold_decisions=unsure))


def test_every_fact_of_a_full_case_file_may_be_asked_for():
    fields = {}
    for record in escalation_of_a_case():
        name = next(n for n in a_case_file().__dataclass_fields__ if _holds(n, record))
        fields.setdefault(name, []).append(record)
    case = a_case_file(**words_of_a_case(), **{name: tuple(records) for name, records in fields.items()})
    vocabulary = wording.load_vocabulary()
    kinds = {name for name in facts_of(case) if unknown_names([name], vocabulary)}
    later = ("mark:", "threshold:", "limb:", "takedown:", "note:", "school_time:", "replied:", "rule:")
    assert not [name for name in kinds if not name.startswith(later)]


def _holds(name, record):
    return type(record) in get_args(get_type_hints(CaseFile)[name])


def test_a_name_that_nothing_makes_so_is_told():
    vocabulary = wording.load_vocabulary()
    right = ["category:NUDES", "referral:lado", "answer:lado=not_refer", "person:subject_adult.staff", "closed",
             "words:initial_review", "severity:4", "told:head", "about:head"]  # fmt: skip
    assert unknown_names(right, vocabulary) == ()
    wrong = ["category:NUDE", "referal:lado", "answer:lado=perhaps", "person:staff", "severity:5", "told:nobody",
             "words:other", "sorry", "about:king", "takedown:vanished"]  # fmt: skip
    assert unknown_names(wrong, vocabulary) == tuple(wrong)
    assert unknown_names(["step:nudes.parents"], vocabulary, {"nudes": ["review"]}) == ("step:nudes.parents",)
