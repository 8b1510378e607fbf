"""Decided before it was opened again, decided and never done, a second debrief, the lock on a closed incident."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import needed_of, recategorised
from tests.services.test_closing import FOUR, close, decided, now_of, ready, refused

from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.closing_drafts import DebriefDraft
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.drafts import DraftPerson, NoticeDraft, ReferralDraft
from safetydesk.domain.duties import closure_in_force
from safetydesk.domain.facts import facts_of
from safetydesk.domain.incident import OPEN, Incident
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.services.desk import Desk


def test_the_lock_takes_nothing_else_along_on_a_closed_one(desk: Desk) -> None:
    incident = ready(desk)
    close(desk, incident.id)
    case = desk.incident_log.reread(incident.id)
    locks = replace(desk.incident_log.amendment_draft(case), sexual_image=True)
    for changes, named in (
        ({"summary": "Nothing happened", "told_by": "nobody"}, {"summary", "told_by"}),
        ({"categories": ("NUDES",), "severity": 3}, {"categories"}),
        ({"severity": 1, "severity_reason": "They made up"}, {"severity"}),
    ):
        draft = replace(locks, **changes)
        said = refused(
            lambda draft=draft: desk.incident_log.amend(incident.id, case.incident.row_version, draft, "r")
        )
        assert said.code == "closed_takes_the_lock_alone"
        assert {problem.field for problem in said.problems} == named
    draft = replace(locks, categories=("BULLY", "NUDES"), severity=3)
    desk.incident_log.amend(incident.id, case.incident.row_version, draft, "There is an image")
    case = desk.incident_log.reread(incident.id)
    assert case.is_locked and case.incident.status == OPEN


def test_what_was_decided_before_it_was_opened_again_is_decided_anew(desk: Desk, clock: StoppedClock) -> None:
    incident = ready(desk, severity=3)
    for question in ("police", "social_care"):
        decided(desk, incident.id, question, "not_refer")
    close(desk, incident.id)
    clock.move(days=200)
    desk.closing.reopen(incident.id, now_of(desk, incident.id).row_version, "A second child came forward")
    asked = {each.rule.code: each for each in desk.closing.duties(desk.incident_log.reread(incident.id))}
    duty = asked["police_considered"]
    assert duty.since and "It was decided, or they were told, before" in duty.rule.words
    assert refused(lambda: close(desk, incident.id)).code == "duties_open"
    for question in ("police", "social_care"):
        assert f"{question}_considered" in needed_of(desk, incident.id)
        decided(desk, incident.id, question, "not_refer")
    close(desk, incident.id)


def test_whoever_was_told_was_considered_and_after_it_is_opened_again_is_considered_anew(
    desk: Desk, clock: StoppedClock
) -> None:
    def asked() -> set[str]:
        return {"police_considered", "social_care_considered"} & set(needed_of(desk, incident.id))

    incident = ready(desk, severity=3)
    assert len(asked()) == 2
    for route in ("ceop", "social_care"):
        desk.referrals.refer(incident.id, ReferralDraft(route=route, method="form"))
    assert asked() == set()
    facts = facts_of(desk.incident_log.reread(incident.id))
    assert "decided:police" not in facts and "settled:police" not in facts, "nobody decided it on paper"
    close(desk, incident.id, replace(FOUR, set_aside={"clock.social_care_answer": "They rang"}))
    clock.move(days=200)
    desk.closing.reopen(incident.id, now_of(desk, incident.id).row_version, "A second child came forward")
    assert len(asked()) == 2
    desk.referrals.refer(incident.id, ReferralDraft(route="police_101", method="phone"))
    assert asked() == {"social_care_considered"}


def test_what_was_decided_of_something_less_is_decided_anew(desk: Desk, clock: StoppedClock) -> None:
    incident = ready(desk)
    for question in ("police", "social_care"):
        decided(desk, incident.id, question, "not_refer")
    clock.move(days=2)
    desk.circumstances.record(incident.id, CircumstancesDraft(marks=("coercion",)))
    assert needed_of(desk, incident.id) == ("police_considered", "social_care_considered")
    at_once = ready(
        desk, severity=2, people=(DraftPerson(part="subject_adult", name="Z. Quill", kind="staff"),)
    )
    decided(desk, at_once.id, "police", "not_refer")
    assert "police_considered" not in needed_of(desk, at_once.id), "raised as it was logged: known then"


def test_what_was_decided_is_done_or_set_aside_with_a_reason(desk: Desk) -> None:
    people = (DraftPerson(part="subject_adult", name="Zebedee Quill", kind="staff"),)
    incident = ready(desk, severity=3, people=people)
    for question, answer in (("police", "refer"), ("social_care", "refer"), ("harm_threshold", "met")):
        decided(desk, incident.id, question, answer)
    assert needed_of(desk, incident.id) == ("police_told", "social_care_told", "clock.lado_contact")
    case = desk.incident_log.reread(incident.id)
    (lado,) = [each for each in desk.deadlines.of_case(case) if each.rule_code == "lado_contact"]
    word = DeadlineChangeDraft(kind="not_needed", reason="The trust does it")
    desk.deadlines.change(incident.id, "lado_contact", lado.started_by or incident.id, word)
    assert needed_of(desk, incident.id) == ("police_told", "social_care_told", "lado_told")
    assert refused(lambda: close(desk, incident.id, replace(FOUR, set_aside={}))).code == "duties_open"
    desk.referrals.refer(incident.id, ReferralDraft(route="police_999"))
    desk.referrals.refer(incident.id, ReferralDraft(route="social_care", method="form"))
    assert "police_told" not in needed_of(desk, incident.id)
    close(
        desk, incident.id, replace(FOUR, set_aside=dict.fromkeys(needed_of(desk, incident.id), "They rang"))
    )
    closure = closure_in_force(desk.incident_log.reread(incident.id))
    assert closure is not None and "lado_told" in {each.duty for each in closure.set_aside}


def test_decided_anew_to_refer_is_done_anew(desk: Desk, clock: StoppedClock) -> None:
    incident = ready(desk, severity=3)
    referrals = (("police", "police_101"), ("social_care", "social_care"))
    for question, route in referrals:
        decided(desk, incident.id, question)
        desk.referrals.refer(incident.id, ReferralDraft(route=route, method="phone"))
    every = {**FOUR.set_aside, **dict.fromkeys(needed_of(desk, incident.id), "Done on paper")}
    close(desk, incident.id, replace(FOUR, set_aside=every))
    clock.move(days=200)
    desk.circumstances.record(incident.id, CircumstancesDraft(marks=("coercion",)))
    told = {"police_told", "social_care_told"}
    assert not told & set(needed_of(desk, incident.id)), "nothing was decided of it yet"
    for question, _route in referrals:
        decided(desk, incident.id, question)
    asked = {each.rule.code: each for each in desk.closing.duties(desk.incident_log.reread(incident.id))}
    assert told <= set(needed_of(desk, incident.id))
    assert "They were told before" in asked["police_told"].rule.words
    for _question, route in referrals:
        desk.referrals.refer(incident.id, ReferralDraft(route=route, method="phone"))
    assert not told & set(needed_of(desk, incident.id))


def test_the_clock_that_asks_for_the_same_is_asked_alone(desk: Desk) -> None:
    people = (DraftPerson(part="subject_adult", name="Zebedee Quill", kind="staff"),)
    incident = ready(desk, categories=("STAFF-UNSUIT",), severity=3, people=people)
    decided(desk, incident.id, "harm_threshold", "met")
    needed = needed_of(desk, incident.id)
    assert "clock.lado_contact" in needed and "lado_told" not in needed


@pytest.mark.parametrize("category", ["STAFF-UNSUIT", "BULLY"])
def test_a_second_adult_is_told_to_the_lado_too(category: str, desk: Desk, clock: StoppedClock) -> None:
    def clocks() -> list[bool]:
        case = desk.incident_log.reread(incident.id)
        found = [each for each in desk.deadlines.of_case(case) if each.rule_code == "lado_contact"]
        board = desk.deadline_board.today()
        lines = [line.deadline for line in (*board.overdue, *board.due_today, *board.coming)]
        on_today = {each.started_by for each in lines if each.rule_code == "lado_contact"}
        assert on_today == {each.started_by for each in found if each.is_live}, "Today and the page agree"
        assert ("clock.lado_contact" in needed_of(desk, incident.id)) == bool(on_today)
        assert not any(each.is_overdue(clock.now()) for each in found), "nobody was known and left untold"
        return [each.is_live for each in found]

    first, second = (
        DraftPerson(part="subject_adult", name=name, kind="staff") for name in ("Zebedee Quill", "I. Bloor")
    )
    incident = ready(desk, categories=(category,), severity=3, people=(first,))
    assert clocks() == [True]
    desk.referrals.refer(incident.id, ReferralDraft(route="lado", method="phone"))
    assert clocks() == [False]
    clock.move(days=3)
    desk.incident_log.add_person(incident.id, second)
    assert clocks() == [False, True]
    desk.referrals.refer(incident.id, ReferralDraft(route="lado", method="phone"))
    assert clocks() == [False, False]


@pytest.mark.parametrize(("level", "rule", "word"), [(3, "serious", "met"), (4, "critical", "not_needed")])
def test_a_review_that_a_word_settled_begins_anew(
    desk: Desk, clock: StoppedClock, level: int, rule: str, word: str
) -> None:
    incident = ready(desk, severity=level)
    clock.move(minutes=5)
    draft = DeadlineChangeDraft(kind=word, reason="In the meeting")
    desk.deadlines.change(incident.id, f"review_{rule}", incident.id, draft)
    for question in ("police", "social_care"):
        decided(desk, incident.id, question)
    every = {**FOUR.set_aside, **dict.fromkeys(needed_of(desk, incident.id), "Done on paper")}
    close(desk, incident.id, replace(FOUR, set_aside=every))
    clock.move(days=200)
    desk.closing.reopen(incident.id, now_of(desk, incident.id).row_version, "Worse came out")
    live = [each for each in desk.deadlines.of_case(desk.incident_log.reread(incident.id)) if each.is_live]
    assert f"review_{rule}" in {each.rule_code for each in live}


def clocks_of_rule(desk: Desk, incident: Incident, rule: str) -> list[tuple[str, int, bool]]:
    """Of each its state, the day on which it began, and whether it is, or was, late."""
    case, now = desk.incident_log.reread(incident.id), desk.clock.now()
    board = desk.deadline_board.today()
    on_today = [line.deadline for line in (*board.overdue, *board.due_today, *board.coming)]
    found = [each for each in desk.deadlines.of_case(case) if each.rule_code == rule]
    assert [each for each in found if each.is_live] == [each for each in on_today if each.rule_code == rule]
    known = case.incident.discovered.utc
    return [
        (each.state, (each.started.utc - known).days, (each.settled or now).utc > each.due.utc)
        for each in found
    ]


def test_a_child_who_was_safe_is_asked_after_anew_and_what_was_met_then_stays_met_then(
    desk: Desk, clock: StoppedClock
) -> None:
    incident = ready(desk, categories=("THREAT",), severity=4)
    for question, answer in (("police", "not_refer"), ("social_care", "not_refer"), ("child_safe", "yes")):
        decided(desk, incident.id, question, answer)
    aside = dict.fromkeys(needed_of(desk, incident.id), "The head was told by telephone")
    close(desk, incident.id, replace(FOUR, set_aside=aside))
    clock.move(days=200)
    desk.circumstances.record(incident.id, CircumstancesDraft(marks=("life_at_risk",)))
    assert clocks_of_rule(desk, incident, "welfare_check") == [("met", 0, False), ("running", 200, False)]
    assert "clock.welfare_check" in needed_of(desk, incident.id)
    clock.move(hours=3)
    decided(desk, incident.id, "child_safe", "yes")
    assert clocks_of_rule(desk, incident, "welfare_check") == [("met", 0, False), ("met", 200, False)]


def test_safe_before_it_was_blackmail_is_not_safe_since(desk: Desk, clock: StoppedClock) -> None:
    incident = ready(desk)
    decided(desk, incident.id, "child_safe", "yes")
    clock.move(days=3)
    desk.circumstances.record(incident.id, CircumstancesDraft(marks=("blackmail",)))
    assert clocks_of_rule(desk, incident, "welfare_check") == [("running", 3, False)]
    assert "clock.welfare_check" in needed_of(desk, incident.id)
    decided(desk, incident.id, "child_safe", "yes")
    assert clocks_of_rule(desk, incident, "welfare_check") == [("met", 3, False)]


def test_decided_before_it_was_taken_off_and_put_back_is_decided_anew(
    desk: Desk, clock: StoppedClock
) -> None:
    incident = ready(desk, categories=("BREACH",))
    decided(desk, incident.id, "ico", "not_refer")
    assert clocks_of_rule(desk, incident, "breach_ico") == [("met", 0, False)]
    for category in ("BULLY", "BREACH"):
        clock.move(days=2)
        recategorised(desk, desk.incident_log.reread(incident.id), category)
    assert clocks_of_rule(desk, incident, "breach_ico") == [("met", 0, False), ("running", 4, False)]
    desk.referrals.refer(incident.id, ReferralDraft(route="ico", method="form"))
    assert clocks_of_rule(desk, incident, "breach_ico") == [("met", 0, False), ("met", 4, False)]


def test_the_lado_is_told_of_what_opened_it_again(desk: Desk, clock: StoppedClock) -> None:
    people = (DraftPerson(part="subject_adult", name="Zebedee Quill", kind="staff"),)
    incident = ready(desk, categories=("STAFF-UNSUIT",), severity=3, people=people)
    desk.referrals.refer(incident.id, ReferralDraft(route="lado", method="form"))
    for question, answer in (
        ("police", "not_refer"),
        ("social_care", "not_refer"),
        ("harm_threshold", "met"),
    ):
        decided(desk, incident.id, question, answer)
    aside = dict.fromkeys(needed_of(desk, incident.id), "At the strategy meeting")
    close(desk, incident.id, replace(FOUR, set_aside=aside))
    clock.move(days=201)
    desk.closing.reopen(incident.id, now_of(desk, incident.id).row_version, "Another child came forward")
    assert clocks_of_rule(desk, incident, "lado_contact") == [("met", 0, False), ("running", 201, False)]
    desk.referrals.refer(incident.id, ReferralDraft(route="lado", method="phone"))
    assert clocks_of_rule(desk, incident, "lado_contact") == [("met", 0, False), ("met", 201, False)]


def test_one_that_was_never_met_is_as_late_as_it_is_and_begins_only_once(
    desk: Desk, clock: StoppedClock
) -> None:
    breach = ready(desk, categories=("BREACH",))
    close(desk, breach.id, replace(FOUR, set_aside={"clock.breach_ico": "The trust does it"}))
    clock.move(days=200)
    desk.closing.reopen(breach.id, now_of(desk, breach.id).row_version, "They wrote again")
    assert clocks_of_rule(desk, breach, "breach_ico") == [("running", 0, True)]
    desk.referrals.refer(breach.id, ReferralDraft(route="ico", method="form"))
    assert clocks_of_rule(desk, breach, "breach_ico") == [("met", 0, True)]


@pytest.mark.parametrize(("category", "level", "rule"), [
    ("THREAT", 4, "welfare_check"),
    ("BULLY", 4, "review_critical"),
])  # fmt: skip
def test_opened_twice_what_was_missed_between_is_as_late_as_it_is(
    desk: Desk, clock: StoppedClock, category: str, level: int, rule: str
) -> None:
    def settle() -> None:
        desk.notices.tell(incident.id, NoticeDraft(to_kind="head"))
        decided(desk, incident.id, "child_safe", "yes")

    def again() -> None:
        for question in ("police", "social_care"):
            decided(desk, incident.id, question, "not_refer")
        aside = dict.fromkeys(needed_of(desk, incident.id), "Done at the meeting")
        close(desk, incident.id, replace(FOUR, set_aside=aside))
        clock.move(days=1)
        desk.closing.reopen(incident.id, now_of(desk, incident.id).row_version, "It came up again")
        clock.move(days=1)

    incident = ready(desk, categories=(category,), severity=level)
    settle()
    again()
    late = [("met", 0, False), ("running", 1, True)]
    assert clocks_of_rule(desk, incident, rule) == late
    again()
    assert clocks_of_rule(desk, incident, rule) == late, "closing and opening gives no new time"
    settle()
    again()
    assert clocks_of_rule(desk, incident, rule) == [
        ("met", 0, False),
        ("met", 1, True),
        ("running", 5, True),
    ]


def test_what_closing_had_ended_is_not_late_for_the_time_it_was_closed(
    desk: Desk, clock: StoppedClock
) -> None:
    incident = ready(desk, categories=("NUDES",), severity=3, sexual_image=True)
    for question in ("police", "social_care"):
        decided(desk, incident.id, question, "not_refer")
    aside = dict.fromkeys(needed_of(desk, incident.id), "Done at the meeting")
    close(desk, incident.id, replace(FOUR, set_aside=aside))
    clock.move(days=200)
    desk.closing.reopen(incident.id, now_of(desk, incident.id).row_version, "Another child")
    assert clocks_of_rule(desk, incident, "nudes_review") == [("running", 200, False)]
    clock.move(minutes=5)
    decided(desk, incident.id, "immediate_referral", "no")
    assert clocks_of_rule(desk, incident, "nudes_review") == [("met", 200, False)]


def test_the_platform_is_told_anew_of_what_is_known_now(desk: Desk, clock: StoppedClock) -> None:
    incident = ready(desk)
    reported = TakedownStepDraft(kind="reported", route="platform")
    takedown = desk.takedowns.begin(incident.id, TakedownDraft(address="https://clips.example/1"), reported)
    clock.move(hours=1)
    desk.takedowns.step(takedown.id, TakedownStepDraft(kind="removed"))
    close(desk, incident.id)
    clock.move(days=200)
    desk.closing.reopen(incident.id, now_of(desk, incident.id).row_version, "There is another")
    decided(desk, incident.id, "platform")
    assert needed_of(desk, incident.id) == ("platform_told",)
    desk.takedowns.begin(incident.id, TakedownDraft(address="https://clips.example/2"), reported)
    assert needed_of(desk, incident.id) == ("still_online",)


def test_a_second_closing_asks_for_a_debrief_of_its_own(desk: Desk, clock: StoppedClock) -> None:
    def asks() -> bool:
        case = desk.incident_log.reread(incident.id)
        clocks = [each for each in desk.deadlines.of_case(case) if each.rule_code == "debrief"]
        board = desk.deadline_board.today()
        lines = {line.deadline.rule_code for line in (*board.overdue, *board.due_today, *board.coming)}
        on_page = any(each.is_live for each in clocks)
        assert on_page == ("debrief" in lines)
        return on_page

    incident = ready(desk, severity=3)
    for question in ("police", "social_care"):
        decided(desk, incident.id, question, "not_refer")
    desk.debriefs.record(incident.id, DebriefDraft(held="now", present="All", lessons="Held before closing"))
    close(desk, incident.id)
    clock.move(days=10)
    assert not asks()
    desk.closing.reopen(incident.id, now_of(desk, incident.id).row_version, "Worse came out")
    clock.move(days=10)
    for question in ("police", "social_care"):
        decided(desk, incident.id, question, "not_refer")
    close(desk, incident.id)
    clock.move(days=20)
    assert asks()
    desk.debriefs.record(incident.id, DebriefDraft(held="now", present="All", lessons="Of what came out"))
    assert not asks()


def test_an_address_still_online_is_not_closed_away_in_silence(desk: Desk, clock: StoppedClock) -> None:
    incident = ready(desk)
    reported = TakedownStepDraft(kind="reported", route="platform")
    first, second = (
        desk.takedowns.begin(incident.id, TakedownDraft(address=f"https://clips.example/{number}"), reported)
        for number in (1, 2)
    )
    clock.move(hours=1)
    assert needed_of(desk, incident.id) == ("still_online",)
    assert refused(lambda: close(desk, incident.id)).code == "duties_open"
    desk.takedowns.step(first.id, TakedownStepDraft(kind="removed"))
    assert needed_of(desk, incident.id) == ("still_online",)
    desk.takedowns.step(second.id, TakedownStepDraft(kind="given_up", note="The platform is no more"))
    clock.move(hours=1)
    desk.takedowns.step(first.id, TakedownStepDraft(kind="captured"))
    assert needed_of(desk, incident.id) == (), "a capture of what has gone"
    desk.takedowns.step(first.id, TakedownStepDraft(kind="back"))
    aside = {**FOUR.set_aside, "still_online": "The family asks them itself"}
    close(desk, incident.id, replace(FOUR, set_aside=aside))
