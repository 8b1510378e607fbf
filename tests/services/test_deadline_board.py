"""The clocks of one incident: the very lines that Today has of it, and nothing else read for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests.clocks import StoppedClock
from tests.services.acts import a_draft, logged, recategorised

from safetydesk.domain.allegation_drafts import ThresholdDraft
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.clock import Moment
from safetydesk.domain.closing_drafts import ClosingDraft
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.deadlines.clocks import in_sight
from safetydesk.domain.drafts import DecisionDraft, DraftPerson, NoticeDraft, ReferralDraft
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.pathway_drafts import StepDraft
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.records.readers.board import FACTS, WORDS
from safetydesk.services.deadline_board import DeadlineBoard, DueLine
from safetydesk.services.desk import Desk

OF_LEVEL = "review_critical"
CLOCKS_OF = {
    "STAFF-UNSUIT": {"lado_contact", OF_LEVEL},
    "NUDES": {"nudes_review", OF_LEVEL},
    "BREACH": {"breach_ico", OF_LEVEL},
    "BULLY": {OF_LEVEL},
}


@contextmanager
def reads_of_incidents() -> Iterator[list[int]]:
    """How many rows each statement that reads incidents, or what was done about them, gave meanwhile."""
    read: list[int] = []
    tables = ("FROM incidents", "FROM referrals", "FROM decisions", "FROM notices")

    def hear(_c: Any, cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        if any(f"\n{table}" in statement for table in tables):
            counted = f"SELECT count(*) FROM ({statement})"
            read.append(int(cursor.connection.execute(counted, values).fetchone()[0]))

    event.listen(Engine, "after_cursor_execute", hear)
    try:
        yield read
    finally:
        event.remove(Engine, "after_cursor_execute", hear)


@pytest.fixture
def incidents(desk: Desk, clock: StoppedClock) -> dict[str, Incident]:
    """One of each category, noticed on a Friday afternoon; it is three o'clock on Monday."""
    clock.set(Moment.london(2026, 11, 20, 16, 0))
    made = {
        code: logged(desk, categories=(code,), discovered="today 15:30", severity=4, summary=f"{code} " * 90)
        for code in CLOCKS_OF
    }
    clock.set(Moment.london(2026, 11, 23, 15, 0))
    return made


def on_today(desk: Desk, incident: Incident) -> tuple[DueLine, ...]:
    today = desk.deadline_board.today()
    lines = (*today.overdue, *today.due_today, *today.coming)
    return tuple(line for line in lines if line.deadline.record_id == incident.id)


@pytest.mark.parametrize("code", CLOCKS_OF)
def test_they_are_todays_lines_of_it(code: str, desk: Desk, incidents: dict[str, Incident]) -> None:
    lines = desk.deadline_board.of_incident(incidents[code].id)
    assert lines == on_today(desk, incidents[code])
    assert {line.deadline.rule_code for line in lines} == CLOCKS_OF[code]


def test_they_stay_todays_lines_whenever_one_looks(
    desk: Desk, clock: StoppedClock, incidents: dict[str, Incident]
) -> None:
    today = desk.deadline_board.today()
    assert today.overdue and today.due_today
    for day in (20, 22, 24, 30):
        clock.set(Moment.london(2026, 11, day, 16, 0))
        for incident in incidents.values():
            assert desk.deadline_board.of_incident(incident.id) == on_today(desk, incident)


def test_the_count_alone_is_todays(desk: Desk, incidents: dict[str, Incident], clock: StoppedClock) -> None:
    for now in (Moment.london(2026, 11, 23, 15, 0), Moment.london(2026, 11, 24, 9, 0)):
        clock.set(now)
        today = desk.deadline_board.today()
        assert desk.deadline_board.due_count() == len(today.overdue) + len(today.due_today) > 0


def test_what_lies_too_far_off_for_today_is_on_neither(
    desk: Desk, clock: StoppedClock, incidents: dict[str, Incident]
) -> None:
    clock.set(Moment.london(2026, 11, 5, 9, 0))  # set back, which spares the test a school's term dates
    assert desk.deadline_board.of_incident(incidents["STAFF-UNSUIT"].id) == ()
    assert on_today(desk, incidents["STAFF-UNSUIT"]) == ()
    clock.set(Moment.london(2026, 11, 9, 9, 0))
    lines = desk.deadline_board.of_incident(incidents["STAFF-UNSUIT"].id)
    assert "lado_contact" in {line.deadline.rule_code for line in lines}


def test_what_was_done_stops_them(desk: Desk, incidents: dict[str, Incident]) -> None:
    desk.referrals.refer(incidents["STAFF-UNSUIT"].id, ReferralDraft(route="lado"))
    lines = desk.deadline_board.of_incident(incidents["STAFF-UNSUIT"].id)
    assert {line.deadline.rule_code for line in lines} == {OF_LEVEL}
    assert desk.deadline_board.of_incident(new_id()) == ()


def test_a_child_at_risk_is_on_today_the_same_day_until_somebody_says_safe(
    desk: Desk, clock: StoppedClock
) -> None:
    clock.set(Moment.london(2026, 11, 20, 10, 0))
    draft = a_draft(desk, categories=("GROOM",), severity=3)
    promised = {clock.rule_code for clock in desk.incident_log.suggest(draft).foreseen.clocks}
    incident = desk.incident_log.log(draft)
    due = [line for line in desk.deadline_board.today().due_today if line.reference == incident.reference]
    assert {line.deadline.rule_code for line in due} == promised == {"welfare_check", "review_serious"}
    for answer, left in (("wait", 1), ("no", 1), ("yes", 0)):
        clock.move(minutes=5)
        said = DecisionDraft(question="child_safe", answer=answer, reason="Seen", decided_by="Morgan")
        desk.decisions.decide(incident.id, said)
        codes = [line.deadline.rule_code for line in on_today(desk, incident)]
        assert codes.count("welfare_check") == left


def test_what_a_mark_starts_is_on_today_from_then_and_once(desk: Desk, clock: StoppedClock) -> None:
    clock.set(Moment.london(2026, 11, 20, 10, 0))
    incident = logged(desk, categories=("BULLY",), discovered="today 9:00")
    hate = CircumstancesDraft(marks=("hate",))
    record = desk.circumstances.record(incident.id, hate)
    clock.move(minutes=45)
    marked = replace(hate, marks=("hate", "blackmail", "personal_data"))
    record = desk.circumstances.amend(record.id, record.row_version, marked)
    since = clock.now()
    clock.move(minutes=45)
    recategorised(desk, desk.incident_log.reread(incident.id), "BREACH")
    case = desk.incident_log.reread(incident.id)
    clocks = [
        each for each in desk.deadlines.of_case(case) if each.rule_code in ("breach_ico", "welfare_check")
    ]
    assert sorted(each.rule_code for each in clocks) == ["breach_ico", "welfare_check"]
    assert {each.started for each in clocks} == {since}
    assert {line.deadline.rule_code: line.deadline for line in on_today(desk, incident)}.items() >= {
        each.rule_code: each for each in clocks
    }.items()
    assert len(on_today(desk, incident)) == len(
        {line.deadline.rule_code for line in on_today(desk, incident)}
    )
    desk.circumstances.amend(record.id, record.row_version, hate, "It was said of somebody else")
    left = {line.deadline.rule_code: line.deadline.started for line in on_today(desk, incident)}
    assert left["breach_ico"] == since and "welfare_check" not in left


def test_a_clock_that_waits_for_its_register_is_not_promised(desk: Desk) -> None:
    said = desk.incident_log.suggest(a_draft(desk, categories=("GROOM", "NUDES"), severity=2))
    codes = {clock.rule_code for clock in said.foreseen.clocks}
    assert codes == {"welfare_check", "nudes_review", "review_moderate"}


def test_no_other_incident_is_read_for_them(desk: Desk, incidents: dict[str, Incident]) -> None:
    with reads_of_incidents() as read:
        desk.deadline_board.of_incident(incidents["NUDES"].id)
    assert max(read) == 1
    with reads_of_incidents() as read:
        desk.deadline_board.today()
    assert max(read) == len(incidents)


def test_the_board_counts_as_the_case_itself_does(
    desk: Desk, clock: StoppedClock, incidents: dict[str, Incident]
) -> None:
    """It reads a few columns of a few tables: what it makes of them is what the whole case file gives."""
    made = incidents["STAFF-UNSUIT"].id
    for route, typed in (
        ("police_101", {"acknowledged": "now", "acknowledged_by": "Sgt"}),
        ("social_care", {"method": "phone"}),
        ("platform", {}),
    ):
        desk.referrals.refer(made, ReferralDraft(route=route, made="now", references="CR/1", **typed))
    said = DecisionDraft(question="harm_threshold", answer="wait", reason="r", decided_by="Morgan")
    desk.decisions.decide(made, said)
    desk.notices.tell(made, NoticeDraft(to_kind="head", to_name="Ms Lindqvist", at="now", method="in_person"))
    first = TakedownStepDraft(kind="reported", route="platform", at="now")
    for step, state in (("", "taken_up"), ("removal_asked", "done")):
        desk.pathways.say(
            made, "parent_perpetrator", step, StepDraft(state=state, note="Her mother put it up")
        )
    for name, answer in (("Zebedee Quill", "neither"), ("Ignatius Bloor", "met")):
        desk.incident_log.add_person(made, DraftPerson(part="subject_adult", name=name, kind="staff"))
        judge(desk, made, name, answer)
    desk.takedowns.begin(made, TakedownDraft(address="https://social.example/1"), first)
    why = DeadlineChangeDraft(
        kind="extended", until="27 Nov 2026 9:00", reason="They asked us to wait", agreed_by="Duty officer"
    )
    clocks = desk.deadlines.of_case(desk.incident_log.reread(made))
    bloor = next(each for each in clocks if each.about == "Ignatius Bloor")
    desk.deadlines.change(made, "lado_contact", bloor.started_by or made, why)
    for day in (23, 27, 30):
        clock.set(Moment.london(2026, 11, day, 15, 0))
        now = clock.now()
        for incident in incidents.values():
            every = desk.deadlines.of_case(desk.incident_log.reread(incident.id))
            expected = [each for each in every if in_sight(each, desk.vocabulary, now)]
            lines = desk.deadline_board.of_incident(incident.id)
            found = {(each.deadline.rule_code, each.deadline.started_by): each.deadline for each in lines}
            assert found == {(each.rule_code, each.started_by): each for each in expected}
            assert len(found) == len(lines)
    assert len(expected) >= 1


def test_an_adult_who_is_not_judged_yet_keeps_the_lado_on_today(
    desk: Desk, incidents: dict[str, Incident]
) -> None:
    made = incidents["STAFF-UNSUIT"].id
    for name in ("Zebedee Quill", "Ignatius Bloor"):
        desk.incident_log.add_person(made, DraftPerson(part="subject_adult", name=name, kind="staff"))
    for name, is_there in (("Zebedee Quill", True), ("Ignatius Bloor", False)):
        judge(desk, made, name, "low_level")
        codes = {line.deadline.rule_code for line in desk.deadline_board.of_incident(made)}
        assert ("lado_contact" in codes) is is_there


def test_the_school_sets_how_far_ahead_and_how_long_it_asks(desk: Desk, clock: StoppedClock) -> None:
    incident = logged(desk, categories=(), severity=1)
    call = desk.calls.begin(incident.id, "social_care", "Whitlow MASH", "01632 960 222")
    assert [line.deadline.rule_code for line in on_today(desk, incident)] == ["review_low"]
    for name, value in (("coming_days", "3"), ("call_holds_minutes", "5")):
        desk.house_values.set([HouseValueDraft(name=f"limit.{name}", value=value, source="Ours")])
    assert on_today(desk, incident) == () and desk.calls.seconds_held() == 300
    clock.move(minutes=6)
    assert desk.calls.seconds_held() == 0
    desk.calls.end(call.id, call.row_version, "gave_up")


def judge(desk: Desk, incident: UUID, name: str, answer: str) -> None:
    person = next(p for _, p in desk.incident_log.reread(incident).people if p.name == name)
    limbs = (next(iter(desk.vocabulary.lists["harm_limbs"])),) if answer == "met" else ()
    draft = ThresholdDraft(person_id=str(person.id), answer=answer, limbs=limbs, evidence="Seen")
    said = replace(draft, reason="Looked at it", decided_by="Morgan Okafor", lado_consulted="no")
    desk.allegations.decide(incident, said)


def test_a_rule_asks_for_nothing_that_the_board_does_not_read(desk: Desk) -> None:
    for rule in desk.vocabulary.every_deadline_rule.values():
        labels = {name for label in rule.other_labels for name in label.when.names}
        for name in rule.when.names | rule.met_by.names | rule.only_if.names | labels:
            assert name in WORDS or name.partition(":")[0] in FACTS, f"{rule.code}: {name}"


def test_today_tells_of_contact_as_the_case_does_whoever_wrote(desk: Desk) -> None:
    desk.profiles.adopt("surrey_hills_2019")
    for kind in ("pupil", "parent", "former_pupil"):
        for part in ("alleged", "affected"):
            person = DraftPerson(part=part, name=f"Ola {kind} {part}", kind=kind)
            made = logged(desk, categories=("STAFF-CONTACT",), people=(person,))
            case = desk.incident_log.reread(made.id)
            live = {clock.label for clock in desk.deadlines.of_case(case) if clock.is_live}
            assert live >= {line.deadline.label for line in on_today(desk, made)}
            told = {"Tell senior leadership", "Tell the DSL", "Tell the DSL and the head"}
            live &= told
            assert live == {line.deadline.label for line in on_today(desk, made)} & told
            assert bool(live) is (kind != "pupil"), "the DSL wrote it down, and has it"


def test_where_every_investigation_is_debriefed_today_asks_it_of_every_one_closed(
    desk: Desk, clock: StoppedClock
) -> None:
    made = logged(desk, categories=("BULLY",), severity=2, told_by="Her mother", platform="x")
    left = desk.incident_log.still_needed(desk.incident_log.reread(made.id))
    aside = {duty.code: "Looked at" for duty in left}
    blocks = ClosingDraft(summary="a", follow_up="b", actions="c", outcome="d", set_aside=aside)
    desk.closing.close(made.id, made.row_version, blocks)
    clock.move(days=21)
    assert on_today(desk, made) == ()
    desk.profiles.adopt("stone_bay_2023")
    assert [line.deadline.rule_code for line in on_today(desk, made)] == ["debrief"]


def test_as_many_queries_whatever_is_open(desk: Desk, incidents: dict[str, Incident]) -> None:
    with reads_of_incidents() as few:
        desk.deadline_board.today()
    for _ in range(3):
        logged(desk, categories=("NUDES",), severity=4)
    with reads_of_incidents() as many:
        desk.deadline_board.today()
    assert len(many) == len(few)


def test_a_look_again_is_as_a_first_look_whatever_was_done_between(
    desk: Desk, clock: StoppedClock, incidents: dict[str, Incident]
) -> None:
    """It keeps what it counted: each time it must find what a board that never looked before finds."""
    staff, nudes, bully = (incidents[code].id for code in ("STAFF-UNSUIT", "NUDES", "BULLY"))
    me = str(desk.me.id)
    at_three = {"until": "23 Nov 2026 23:00", "to_member": me, "reason": "Away"}
    house = HouseValueDraft(name="deadline.lado_contact.amount", value="2", source="Our LADO")
    acts: list[Callable[[], object]] = [
        lambda: desk.referrals.refer(staff, ReferralDraft(route="police_101")),
        lambda: clock.move(hours=3),
        lambda: desk.deadlines.change(
            staff, "lado_contact", staff, DeadlineChangeDraft(kind="covered", **at_three)
        ),
        lambda: clock.move(hours=6),  # whoever covered does no more
        lambda: desk.house_values.set([house]),
        lambda: clock.move(days=1),
        lambda: desk.notices.tell(bully, NoticeDraft(to_kind="parent", at="now", method="phone")),
        lambda: desk.incident_log.add_person(nudes, DraftPerson(part="affected", name="Ada", kind="pupil")),
        lambda: desk.takedowns.begin(
            nudes, TakedownDraft(address="x"), TakedownStepDraft(kind="reported", route="platform", at="now")
        ),
        lambda: recategorised(desk, desk.incident_log.reread(bully), "BREACH"),
        lambda: desk.team.amend(
            desk.me.id, desk.me.row_version, replace(desk.team.draft_of(desk.me), name="Morgan Hale")
        ),
        lambda: logged(desk, categories=("GROOM",), severity=4),
        lambda: clock.move(days=20),
    ]
    for number, act in enumerate(acts):
        act()
        board = desk.deadline_board
        again = board.today()
        first = DeadlineBoard(desk.office, board._drafts, board._forms).today()
        assert again == first, number
        assert (again.overdue or again.due_today or again.coming) and board.today() == again, number
