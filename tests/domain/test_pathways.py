"""A pathway is data: read strictly, and where an incident stands on it follows from its records alone."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    NOW,
    a_case_file,
    a_decision,
    a_described_item,
    a_note,
    a_notice,
    a_record_id,
    a_referral,
    a_staff_member,
    an_exhibit,
    an_incident,
    an_involvement,
)
from escalation_builders import (
    a_call_attempt,
    a_house_value,
    a_pathway_step,
    a_takedown,
    a_takedown_step,
    escalation_of_a_case,
)
from safetydesk import assets, wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.deadline import JUDGED, KNOWN, MET
from safetydesk.domain.deadlines.clocks import Ground, clocks_of
from safetydesk.domain.facts import facts_of
from safetydesk.domain.from_when.each_adult import OF_EACH_ADULT
from safetydesk.domain.house import house_of
from safetydesk.domain.house_names import house_names
from safetydesk.domain.house_value import HouseValue
from safetydesk.domain.pathway_over import pathway_over
from safetydesk.domain.pathways import FROZEN, LEFT_OUT, OPEN, TAKEN, PathwayView, offered, pathways_of
from safetydesk.domain.pathways_reading import read_pathways
from safetydesk.domain.vocabulary_entries import VocabularyFault
from words_builders import words_of_a_case

VOCABULARY = wording.load_vocabulary()
PATHWAYS = VOCABULARY.every_pathway
THE_THIRTEEN = {
    "nudes", "found_imagery", "sextortion", "staff_allegation", "staff_material", "low_level", "parent_perpetrator",
    "abuse_of_staff", "channel_abuse", "filter_bypass", "data_breach", "prevent", "cyber_choices",
}  # fmt: skip


def view(case: CaseFile, code: str, *rules: str) -> PathwayView:
    return next(each for each in pathways_of(case, PATHWAYS, rules) if each.pathway.code == code)


def of(*categories: str, **fields: Any) -> CaseFile:
    """An incident of these, with nothing recorded but what is given."""
    bare = dict.fromkeys((*_hints(), "people"), ())
    incident = an_incident(categories=categories, severity=3, address="")
    return a_case_file(**{**bare, "incident": incident, **fields})


def standing(found: PathwayView, step: str) -> str:
    one = found.step(step)
    return one.standing if one else ""


def test_the_thirteen_are_there_each_with_a_source_and_plain_words():
    assert set(PATHWAYS) == THE_THIRTEEN
    for pathway in PATHWAYS.values():
        assert pathway.source and pathway.dated and 4 < len(pathway.steps) < 17
        assert all(step.words.endswith(".") or step.words.endswith("?") for step in pathway.steps)


def test_a_pathway_applies_by_what_the_incident_is_and_any_other_may_be_taken_up():
    case = of("CHANNEL", "BYPASS")
    assert {each.pathway.code for each in pathways_of(case, PATHWAYS)} == {"channel_abuse", "filter_bypass"}
    taken = a_pathway_step(pathway="data_breach", step="", state="taken_up")
    views = pathways_of(replace(case, pathway_steps=(taken,)), PATHWAYS)
    assert [each.pathway.code for each in views if not each.applies] == ["data_breach"]
    assert {each.code for each in offered(views, PATHWAYS)} == THE_THIRTEEN - {
        "data_breach", "channel_abuse", "filter_bypass",
    }  # fmt: skip


def test_the_channels_three_times_come_from_the_records_with_the_copy_first():
    found = view(of("CHANNEL"), "channel_abuse")
    assert found.next and found.next.step.code == "copied"
    copied = an_exhibit(added=NOW)
    removed = a_pathway_step(
        pathway="channel_abuse", step="removed", state="done", at=NOW.plus(timedelta(minutes=5))
    )
    reported = a_notice(to_kind="head", at=NOW.plus(timedelta(minutes=9)))
    case = of("CHANNEL", exhibits=(copied,), pathway_steps=(removed,), notices=(reported,), members={})
    found = view(case, "channel_abuse")
    times = [found.step(code) for code in ("copied", "removed", "reported")]
    assert [(each.at, each.fact) for each in times if each] == [
        (NOW, "exhibit"), (removed.at, ""), (reported.at, "told:head"),
    ]  # fmt: skip
    assert found.next and found.next.step.code == "blocked"


def test_where_the_rule_tells_three_one_of_them_is_not_enough():
    case = of("CHANNEL", notices=(a_notice(to_kind="dsl", at=NOW),), members={})
    found = view(case, "channel_abuse", "channel_concerns_to_three")
    by_rule = [found.step(code) for code in ("reported_dsl", "reported_head", "line_manager")]
    assert [each.standing for each in by_rule if each] == ["taken", "open", "open"]
    assert standing(view(case, "channel_abuse"), "reported") == TAKEN, "where the rule was not adopted, it is"
    assert view(case, "channel_abuse").step("reported_head") is None


def test_after_a_refusal_the_provider_is_asked_whatever_was_reported_before_it():
    asked, refused = (
        a_pathway_step(
            id=a_record_id(800 + n),
            pathway="parent_perpetrator",
            step=step,
            state="done",
            at=NOW.plus(timedelta(days=n)),
        )
        for n, step in enumerate(("removal_asked", "refused"))
    )
    before = a_takedown_step(at=NOW)
    case = of("PARENT-ABUSE", pathway_steps=(asked,), takedowns=(a_takedown(),), takedown_steps=(before,))
    assert standing(view(case, "parent_perpetrator"), "provider") == "", "not before the refusal"
    case = replace(case, pathway_steps=(asked, refused))
    assert standing(view(case, "parent_perpetrator"), "provider") == OPEN
    after = a_takedown_step(id=a_record_id(803), at=refused.at.plus(timedelta(hours=1)))
    provider = view(replace(case, takedown_steps=(before, after)), "parent_perpetrator").step("provider")
    assert provider is not None and (provider.standing, provider.at) == (TAKEN, after.at)


@pytest.mark.parametrize("how", ["trigger", "rule"])
def test_a_trigger_or_the_schools_rule_forces_the_decision_before_everything(how: str):
    (review,) = words_of_a_case()["initial_reviews"]
    with_trigger = replace(review, referral_triggers=("under_13",))
    case = of("NUDES", initial_reviews=(with_trigger,) if how == "trigger" else ())
    rules = ("nudes_always_police",) if how == "rule" else ()
    found = view(case, "nudes", *rules)
    assert found.next and found.next.step.code == "immediate_decision"
    # To wait is no answer: it stays on top until somebody decides.
    waits = a_decision(question="immediate_referral", answer="wait")
    assert view(replace(case, decisions=(waits,)), "nudes", *rules).next == found.next
    decided = a_decision(question="immediate_referral", answer="yes", id=a_record_id(801))
    case = replace(case, decisions=(waits, decided))
    after = view(case, "nudes", *rules)
    assert standing(after, "immediate_decision") == TAKEN and standing(after, "referred") == OPEN
    none = replace(review, referral_triggers=("none",))
    assert standing(view(of("NUDES", initial_reviews=(none,)), "nudes"), "immediate_decision") == ""


def test_nobody_is_interviewed_before_the_lado_advised_or_a_reason_is_recorded():
    adult = a_staff_member()
    part = an_involvement(part="subject_adult", person_id=adult.id)
    case = of("STAFF-CONTACT", people=((part, adult),))
    found = view(case, "staff_allegation")
    frozen = found.step("interviews")
    assert frozen and (frozen.standing, frozen.frozen_by) == (FROZEN, "lado_advice")
    assert found.next and found.next.step.code == "child_safe"  # a safety act is never held up
    asked = a_referral(route="lado", acknowledged=None, acknowledged_by="")
    assert standing(view(replace(case, referrals=(asked,)), "staff_allegation"), "interviews") == FROZEN
    heard = replace(asked, acknowledged=NOW)
    assert standing(view(replace(case, referrals=(heard,)), "staff_allegation"), "interviews") == OPEN
    went_on = a_pathway_step(
        pathway="staff_allegation", step="interviews", state="went_on", note="Police asked us to."
    )
    assert standing(view(replace(case, pathway_steps=(went_on,)), "staff_allegation"), "interviews") == OPEN


def test_a_call_that_nobody_answered_or_to_somebody_else_is_no_first_contact():
    called = a_call_attempt(route="cyber_choices", result="answered")
    for calls, stands in (
        ((a_call_attempt(route="police_101", result="answered"),), OPEN),
        ((a_call_attempt(route="cyber_choices", result="no_answer"),), OPEN),
        ((called,), TAKEN),
    ):
        assert standing(view(of("HACK", call_attempts=calls), "cyber_choices"), "first_contact") == stands


def test_what_was_said_of_a_step_can_be_said_otherwise():
    done = a_pathway_step(pathway="sextortion", step="do_not_pay", state="done")
    undone = replace(done, id=a_record_id(900), state="undone", recorded=NOW.plus(timedelta(hours=1)))
    not_needed = replace(done, id=a_record_id(901), state="not_needed", recorded=NOW.plus(timedelta(hours=2)))
    for steps, wanted in (((done,), TAKEN), ((undone, done), OPEN), ((not_needed, undone, done), LEFT_OUT)):
        assert standing(view(of("SEXTORT", pathway_steps=steps), "sextortion"), "do_not_pay") == wanted
    aside = replace(done, step="", state="set_aside", note="Police lead.")
    found = view(of("SEXTORT", pathway_steps=(aside,)), "sextortion")
    assert found.is_set_aside and found.next is None and found.left == 8


def test_a_school_may_leave_a_step_out_and_word_it_but_never_what_freezes_or_forces():
    names = house_names(VOCABULARY, wording.load_calendars())
    assert (
        "pathway.nudes.immediate_decision.off" not in names
        and "pathway.nudes.immediate_decision.words" in names
    )
    for step in (
        "staff_allegation.lado", "staff_allegation.lado_advice", "found_imagery.police", "found_imagery.lado",
        "found_imagery.local_authority",
    ):  # fmt: skip
        assert f"pathway.{step}.off" not in names and f"pathway.{step}.words" in names
    values: list[HouseValue] = [
        a_house_value(id=a_record_id(1), name="pathway.low_level.spoken.off", value="yes"),
        a_house_value(id=a_record_id(2), name="pathway.low_level.agreed.words", value="Ring HR first."),
    ]
    pathway = pathway_over(PATHWAYS["low_level"], house_of(values, names, NOW.london_date))
    agreed = pathway.step("agreed")
    assert (
        pathway.step("spoken") is None and agreed and (agreed.words, agreed.after) == ("Ring HR first.", ())
    )


@pytest.mark.parametrize("authority", ["social_care", "lado", "education_safeguarding", "platform"])
def test_the_authority_of_found_images_is_the_same_to_the_clock_the_step_and_the_rule(authority: str):
    referrals = tuple(
        a_referral(id=a_record_id(700 + n), route=route, made=NOW)
        for n, route in enumerate(("police_101", authority))
    )
    case = of("CSAM", referrals=referrals)
    is_told = authority != "platform"
    assert (standing(view(case, "found_imagery"), "local_authority") == TAKEN) is is_told
    ground = Ground(vocabulary=VOCABULARY, calendars=wording.load_calendars(), now=NOW)
    clock = next(each for each in clocks_of(case, ground) if each.rule_code == "imagery_report")
    assert (clock.state == MET) is is_told
    rule = next(each for each in wording.load_asked() if each.code == "found_images")
    assert rule.met_by.holds(facts_of(case)) is is_told


def test_a_step_names_only_a_clock_that_every_incident_of_its_pathway_may_start():
    for pathway in PATHWAYS.values():
        of_it = [VOCABULARY.category(n[9:]) for n in pathway.when.names if n.startswith("category:")]
        marks = {name for name in pathway.when.names if name.startswith("mark:")}
        for step in pathway.steps:
            rule = VOCABULARY.every_deadline_rule.get(step.deadline)
            if rule is not None and rule.starts_on == (KNOWN,) and rule.code != OF_EACH_ADULT:
                assert all(rule.code in each.deadlines for each in of_it), (pathway.code, step.code)
                assert marks <= rule.when.names, (pathway.code, step.code)
            elif rule is not None and rule.starts_on == (JUDGED,):
                levels = {VOCABULARY.every_severity[each.severity].deadline for each in of_it}
                assert levels == {rule.code}, (pathway.code, step.code)


def _parsed() -> dict[str, Any]:
    return tomllib.loads(assets.read_text("pathways", "staff_allegation.toml"))


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda p: p.pop("source"), "source"),
        (lambda p: p.update(colour="red"), "colour"),
        (lambda p: p.update(when=[]), "when"),
        (lambda p: p.update(when=["category:NO-SUCH"]), "when"),
        (lambda p: p["step"][0].update(code="lado"), "step[lado].code"),
        (lambda p: p["step"][0].update(met_by=["!exhibit"]), "step[child_safe].met_by"),
        (lambda p: p["step"][0].update(met_by=["answer:child_safe=yes"]), "step[child_safe].met_by"),
        (lambda p: p["step"][0].update(opens="refer:dsl"), "step[child_safe].opens"),
        (lambda p: p["step"][0].update(opens="notice:head", met_by=[]), "step[child_safe].met_by"),
        (lambda p: p["step"][0].update(deadline="no_such"), "step[child_safe].deadline"),
        (lambda p: p["step"][0].update(after=["lado"]), "step[child_safe].after"),
        (lambda p: p["step"][0].update(since="lado"), "step[child_safe].since"),
        (lambda p: p["step"][0].update(who=["postman"]), "step[child_safe].who"),
        (lambda p: [each.pop("freezes", None) for each in p["step"]], "step"),
        (lambda p: p["step"][0].update(when=["a b"]), "step[child_safe].when"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(change: Any, key: str):
    parsed = _parsed()
    change(parsed)
    with pytest.raises(VocabularyFault) as fault:
        read_pathways({"pathways/x.toml": parsed}, VOCABULARY)
    assert (fault.value.file, fault.value.key) == ("pathways/x.toml", key)


def test_a_step_is_as_confirmed_as_its_file_unless_it_says_otherwise_or_is_in_the_schools_words():
    found, nudes = PATHWAYS["found_imagery"], PATHWAYS["nudes"]
    assert found.confirmed and not nudes.confirmed
    assert [each.code for each in found.steps if not each.confirmed] == ["stop", "dbs"]
    assert not any(each.confirmed for each in nudes.steps)
    own = a_house_value(name="pathway.found_imagery.stop.words", value="Stop.")
    names = house_names(VOCABULARY, wording.load_calendars())
    step = pathway_over(found, house_of([own], names, own.in_force_from)).step("stop")
    assert step is not None and step.confirmed


def _records() -> list[tuple[str, Any]]:
    """One of each record that may meet something, with the case file's field it belongs to."""
    hints = {hint.__args__[0]: name for name, hint in _hints().items()}
    pool: list[Any] = [
        *escalation_of_a_case(),
        *chain(*words_of_a_case().values()),
        a_note(),
        an_exhibit(),
        a_described_item(),
    ]
    number = 5_000
    for route in ("police_101", "lado", "social_care", "ceop", "ico"):
        number += 1
        pool.append(a_referral(id=a_record_id(number), route=route))
    for kind in ("head", "chair", "parent", "it_support", "data_protection_officer"):
        number += 1
        pool.append(a_notice(id=a_record_id(number), to_kind=kind))
    for question in ("immediate_referral", "child_safe", "harm_threshold", "ico", "police"):
        for answer in ("wait", "no", "yes"):
            number += 1
            pool.append(a_decision(id=a_record_id(number), question=question, answer=answer))
    for step, state in (
        ("no_reply", "done"),
        ("invited", "done"),
        ("removal_asked", "done"),
        ("met", "not_needed"),
    ):
        number += 1
        pool.append(
            a_pathway_step(id=a_record_id(number), pathway="parent_perpetrator", step=step, state=state)
        )
    return [(hints[type(each)], each) for each in pool]


def _hints() -> dict[str, Any]:
    return {
        name: hint
        for name, hint in get_type_hints(CaseFile).items()
        if getattr(hint, "__origin__", None) is tuple and isinstance(hint.__args__[0], type)
    }


RECORDS = _records()


def _with(records: list[tuple[str, Any]]) -> CaseFile:
    held: dict[str, tuple[Any, ...]] = {}
    for name, record in records:
        held[name] = (*held.get(name, ()), record)
    everything = ("NUDES", "CSAM", "SEXTORT", "STAFF-CONTACT", "PARENT-ABUSE", "BREACH", "CHANNEL", "BYPASS")
    return of(*everything, **held)


def _taken(case: CaseFile) -> set[tuple[str, str]]:
    return {
        (each.pathway.code, step.step.code)
        for each in pathways_of(case, PATHWAYS, {"nudes_always_police"})
        for step in each.steps
        if step.standing == TAKEN
    }


@given(st.permutations(range(len(RECORDS))), st.integers(0, len(RECORDS)), st.integers(0, len(RECORDS)))
def test_order_makes_no_difference_and_what_is_met_stays_met(order: list[int], one: int, other: int):
    few, many = sorted((one, other))
    shuffled = [RECORDS[place] for place in order]
    taken = _taken(_with(shuffled[:many]))
    assert _taken(_with(shuffled[:few])) <= taken
    assert _taken(_with(sorted(shuffled[:many], key=str))) == taken
