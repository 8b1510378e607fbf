"""What is done to a clock: with a reason, in words where it cannot be, and kept beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.documents.reading import words_of
from tests.services.a_team import at_the_desk, member, store_path, team_store
from tests.services.acts import logged, recategorised

from safetydesk import wording
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import MET, NOT_NEEDED, PAUSED, RUNNING, Deadline
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.drafts import DraftPerson, PrintRequest, ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.services.desk import Desk
from safetydesk.wording import event_words

__all__ = ["store_path", "team_store"]
WHY = DeadlineChangeDraft(reason="The officer asked us to ring on Monday.", agreed_by="The duty officer")
at = Moment.london


@pytest.fixture
def incident(desk: Desk, clock: StoppedClock) -> Incident:
    """A nude and a member of staff, known on a Friday at four."""
    clock.set(at(2026, 11, 20, 16, 0))
    return logged(desk, categories=("NUDES", "STAFF-UNSUIT"), discovered="today 15:30", severity=4)


def clock_of(desk: Desk, incident: Incident, rule: str) -> Deadline:
    case = desk.incident_log.reread(incident.id)
    return next(each for each in desk.deadlines.of_case(case) if each.rule_code == rule)


def change(desk: Desk, incident: Incident, rule: str, **typed: str) -> Deadline:
    desk.deadlines.change(incident.id, rule, incident.id, replace(WHY, **typed))
    return clock_of(desk, incident, rule)


@pytest.mark.parametrize(
    ("rule", "typed", "wanted"),
    [
        ("lado_contact", {"kind": ""}, {"kind": "needed"}),
        ("lado_contact", {"kind": "moved"}, {"kind": "not_in_the_list"}),
        ("lado_contact", {"kind": "met", "reason": " "}, {"reason": "needed"}),
        ("lado_contact", {"kind": "paused"}, {"kind": "clock_never_pauses"}),
        ("lado_contact", {"kind": "resumed"}, {"kind": "clock_runs"}),
        ("lado_contact", {"kind": "met", "at": "tomorrow 9:00"}, {"at": "in_the_future"}),
        ("lado_contact", {"kind": "met", "at": "today 9:00"}, {"at": "met_before_start"}),
        ("lado_contact", {"kind": "extended"}, {"until": "needed"}),
        (
            "lado_contact",
            {"kind": "extended", "until": "23 Nov 2026 15:00"},
            {"until": "extension_too_early"},
        ),
        (
            "lado_contact",
            {"kind": "extended", "until": "24 Nov 2026 9:00", "agreed_by": " "},
            {"agreed_by": "needed"},
        ),
        ("nudes_review", {"kind": "paused", "at": "today 15:00"}, {"at": "change_before_start"}),
        ("lado_contact", {"kind": "handed"}, {"to_member": "needed"}),
        ("lado_contact", {"kind": "handed", "to_member": str(new_id())}, {"to_member": "not_on_the_team"}),
    ],
)
def test_what_cannot_be_done_is_said_beside_its_field(
    rule: str, typed: dict[str, str], wanted: dict[str, str], desk: Desk, incident: Incident
) -> None:
    with pytest.raises(Refusal) as raised:
        change(desk, incident, rule, **typed)
    assert {problem.field: problem.code for problem in raised.value.problems} == wanted


def test_an_extension_to_a_time_that_is_past_is_none(
    desk: Desk, clock: StoppedClock, incident: Incident
) -> None:
    clock.set(at(2026, 12, 1, 9, 0))
    with pytest.raises(Refusal) as raised:
        change(desk, incident, "lado_contact", kind="extended", until="30 Nov 2026 9:00")
    assert [problem.code for problem in raised.value.problems] == ["extension_is_past"]


def test_a_clock_is_paused_and_started_again_met_otherwise_and_not_needed(
    desk: Desk, clock: StoppedClock, incident: Incident
) -> None:
    assert change(desk, incident, "nudes_review", kind="paused").state == PAUSED
    assert [line.deadline.rule_code for line in desk.deadline_board.today().paused] == ["nudes_review"]
    clock.set(at(2026, 11, 24, 9, 0))
    again = change(desk, incident, "nudes_review", kind="resumed")
    assert (again.state, again.due, again.first_due) == (
        RUNNING,
        at(2026, 11, 24, 16, 30),
        at(2026, 11, 20, 16, 30),
    )
    extended = change(desk, incident, "lado_contact", kind="extended", until="25 Nov 2026 12:00")
    assert extended.due == at(2026, 11, 25, 12, 0) and not extended.is_overdue(clock.now())
    assert change(desk, incident, "lado_contact", kind="not_needed").state == NOT_NEEDED
    assert change(desk, incident, "nudes_review", kind="met").state == MET
    case = desk.incident_log.reread(incident.id)
    assert [each.kind for each in case.deadline_changes] == [
        "paused",
        "resumed",
        "extended",
        "not_needed",
        "met",
    ]
    said = event_words(case.history[-1].event, desk.vocabulary)
    assert "Hold the initial review" in said and "Met otherwise" in said and WHY.reason in said


def test_who_answers_for_a_clock_is_said_on_today(desk: Desk, incident: Incident) -> None:
    handed = change(desk, incident, "lado_contact", kind="handed", to_member=str(desk.office.me))
    assert handed.responsible == desk.me.name
    line = next(
        each for each in desk.deadline_board.today().coming if each.deadline.rule_code == "lado_contact"
    )
    assert line.deadline.changes == handed.changes


def test_a_referral_is_a_clock_of_its_own_and_its_answer_settles_it(desk: Desk, incident: Incident) -> None:
    referral = desk.referrals.refer(
        incident.id, ReferralDraft(route="social_care", method="phone", made="now")
    )
    form = clock_of(desk, incident, "social_care_form")
    assert form.started_by == referral.id and form.due == referral.made.plus(form.due.utc - referral.made.utc)
    desk.deadlines.change(incident.id, "social_care_form", referral.id, replace(WHY, kind="met", at="now"))
    assert clock_of(desk, incident, "social_care_form").settled_by == "change:met"
    with pytest.raises(Refusal) as raised:
        desk.deadlines.change(incident.id, "social_care_form", incident.id, replace(WHY, kind="met"))
    assert raised.value.code == "no_such_clock"


def on_today(desk: Desk, incident: Incident) -> dict[str, Deadline]:
    """By rule, as the board's own narrow reading has them."""
    return {line.deadline.rule_code: line.deadline for line in desk.deadline_board.of_incident(incident.id)}


def amend(desk: Desk, incident: Incident, **typed: object) -> None:
    case = desk.incident_log.reread(incident.id)
    draft = replace(desk.incident_log.amendment_draft(case), **typed)  # type: ignore[arg-type]  # fields of the draft
    desk.incident_log.amend(incident.id, case.incident.row_version, draft, "It came out today")


def test_an_allegation_that_comes_out_later_is_due_from_then(desk: Desk, clock: StoppedClock) -> None:
    clock.set(at(2026, 10, 1, 9, 0))
    incident = logged(desk, categories=("BULLY",), severity=3, discovered="yesterday 15:00")
    clock.set(at(2026, 11, 20, 16, 0))
    amend(desk, incident, categories=("BULLY", "STAFF-UNSUIT"))
    clock.set(at(2026, 11, 20, 17, 0))
    lado = clock_of(desk, incident, "lado_contact")
    assert (lado.started, lado.due) == (at(2026, 11, 20, 16, 0), at(2026, 11, 23, 16, 0))
    assert on_today(desk, incident)["lado_contact"] == lado
    amend(desk, incident, discovered="1 Oct 2026 8:00", categories=("BULLY", "STAFF-CONTACT"))
    assert clock_of(desk, incident, "lado_contact").due == lado.due
    assert clock_of(desk, incident, "review_serious").started == at(2026, 10, 1, 8, 0)


@pytest.mark.parametrize("level", [3, 4])
def test_what_raises_it_later_starts_the_clock_of_its_level(
    level: int, desk: Desk, clock: StoppedClock
) -> None:
    clock.set(at(2026, 11, 10, 9, 0))
    incident = logged(desk, categories=("BULLY",), severity=2)
    clock.set(at(2026, 11, 20, 10, 0))
    if level == 4:
        desk.circumstances.record(incident.id, CircumstancesDraft(marks=("life_at_risk",)))
    else:
        person = DraftPerson(part="subject_adult", name="Zebedee Quill", kind="staff")
        desk.incident_log.add_person(incident.id, person)
    clock.set(at(2026, 11, 20, 10, 30))
    rule = "review_critical" if level == 4 else "review_serious"
    raised = clock_of(desk, incident, rule)
    assert raised.started == at(2026, 11, 20, 10, 0) and not raised.is_overdue(clock.now())
    assert on_today(desk, incident)[rule] == raised
    amend(desk, incident, severity=level - 1, severity_reason="Looked into, and less than it seemed")
    lower = clock_of(desk, incident, "review_serious" if level == 4 else "review_moderate")
    assert lower.started == (raised.started if level == 4 else at(2026, 11, 10, 9, 0))


@pytest.mark.parametrize(
    ("rule", "off", "on"),
    [
        ("lado_contact", {"categories": ("BULLY",)}, {"categories": ("BULLY", "STAFF-UNSUIT")}),
        (
            "review_critical",
            {"severity": 3, "severity_reason": "A slip"},
            {"severity": 4, "severity_reason": "As it was"},
        ),
    ],
)
def test_what_is_taken_off_and_put_back_does_not_hide_that_its_time_was_missed(
    rule: str, off: dict[str, object], on: dict[str, object], desk: Desk, clock: StoppedClock
) -> None:
    clock.set(at(2026, 11, 2, 9, 0))
    incident = logged(desk, categories=("BULLY", "STAFF-UNSUIT"), severity=4)
    clock.set(at(2026, 11, 20, 9, 0))
    missed = clock_of(desk, incident, rule)
    assert missed.is_overdue(clock.now())
    amend(desk, incident, **off)
    assert rule not in on_today(desk, incident)
    clock.set(at(2026, 11, 20, 9, 1))
    amend(desk, incident, **on)
    assert clock_of(desk, incident, rule) == on_today(desk, incident)[rule] == missed


def test_what_was_taken_off_for_days_begins_anew_and_the_time_before_it_stays_a_clock_of_its_own(
    desk: Desk, clock: StoppedClock
) -> None:
    incident = logged(desk, categories=("BREACH",), severity=4)

    def amended(category: str, days: int) -> None:
        clock.move(days=days)
        recategorised(desk, desk.incident_log.reread(incident.id), category)

    def breaches() -> list[Deadline]:
        found = desk.deadlines.of_case(desk.incident_log.reread(incident.id))
        return [each for each in found if each.rule_code == "breach_ico"]

    amended("BULLY", 2)
    amended("BREACH", 2)
    amended("BULLY", 20)
    amended("BREACH", 2)
    early, late, running = breaches()
    assert [each.state for each in (early, late, running)] == [NOT_NEEDED, NOT_NEEDED, RUNNING]
    assert (early.was_late, late.was_late) == (False, True) and running.started == clock.now()
    said = [wording.settled_words(each, desk.vocabulary) for each in (early, late)]
    assert said[0].startswith("Not needed") and said[0].endswith("was taken off")
    assert said[1].startswith("Not met, and overdue until") and wording.moment_words(late.settled) in said[1]
    board = desk.deadline_board.today()
    lines = [line.deadline for line in (*board.overdue, *board.due_today, *board.coming)]
    assert [each for each in lines if each.rule_code == "breach_ico"] == [running]
    for kind in ("met", "resumed"):
        with pytest.raises(Refusal):
            draft = DeadlineChangeDraft(kind=kind, reason="It was")
            desk.deadlines.change(incident.id, "breach_ico", late.started_by, draft)
    desk.deadlines.change(
        incident.id, "breach_ico", incident.id, DeadlineChangeDraft(kind="met", reason="By telephone")
    )
    assert [each.state for each in breaches()] == [NOT_NEEDED, NOT_NEEDED, MET]
    paper = desk.printing.prepare_case_file(incident.id, PrintRequest(recipient="ICO", purpose="Inquiry"))
    assert said[1] in words_of(paper.pdf)


def test_what_a_rule_raises_in_the_act_of_logging_was_known_from_the_start(
    desk: Desk, clock: StoppedClock
) -> None:
    clock.set(at(2026, 11, 20, 10, 0))
    person = DraftPerson(part="subject_adult", name="Zebedee Quill", kind="staff")
    incident = logged(
        desk,
        categories=("BULLY",),
        severity=2,
        severity_reason="",
        discovered="yesterday 9:00",
        people=(person,),
    )
    assert clock_of(desk, incident, "review_serious").started == at(2026, 11, 19, 9, 0)
    assert on_today(desk, incident)["review_serious"].started == at(2026, 11, 19, 9, 0)


def own(desk: Desk, name: str, value: str, day: str = "today") -> None:
    desk.house_values.set(
        [
            HouseValueDraft(
                name=f"deadline.{name}", value=value, in_force_from=day, source="The authority's page"
            )
        ]
    )


def test_the_schools_number_counts_for_what_starts_from_its_day_on(desk: Desk, clock: StoppedClock) -> None:
    clock.set(at(2026, 11, 16, 9, 0))
    incident = logged(desk, severity=3)
    told = ReferralDraft(route="social_care", method="phone", made="now")
    first = desk.referrals.refer(incident.id, told)
    clock.set(at(2026, 11, 19, 9, 0))
    own(desk, "social_care_form.amount", "120")
    second = desk.referrals.refer(incident.id, told)
    clock.set(at(2026, 11, 20, 9, 0))
    own(desk, "social_care_form.amount", "240", "1 Nov 2026")  # dated back: what ran out stays run out
    case = desk.incident_log.reread(incident.id)
    forms = {c.started_by: c for c in desk.deadlines.of_case(case) if c.rule_code == "social_care_form"}
    assert {by: (c.due, c.amount, c.is_confirmed) for by, c in forms.items()} == {
        first.id: (at(2026, 11, 17, 9, 0), 24, True),
        second.id: (at(2026, 11, 24, 9, 0), 120, True),
    }
    assert forms[first.id].is_overdue(clock.now()) and "120" not in forms[first.id].source
    lines = {line.deadline.started_by: line.deadline for line in desk.deadline_board.of_incident(incident.id)}
    assert lines[first.id] == forms[first.id] and lines[second.id] == forms[second.id]


def test_a_rule_switched_off_keeps_what_it_started(desk: Desk, clock: StoppedClock) -> None:
    clock.set(at(2026, 11, 16, 9, 0))
    before = logged(desk, categories=("BULLY",), severity=3)
    clock.set(at(2026, 11, 18, 9, 0))
    own(desk, "review_serious.off", "yes")
    after = logged(desk, categories=("BULLY",), severity=3)
    assert on_today(desk, before)["review_serious"].is_overdue(clock.now())
    assert clock_of(desk, before, "review_serious").due == at(2026, 11, 16, 16, 30)
    assert "review_serious" not in on_today(desk, after)
    own(desk, "review_serious.off", "", "20 Nov 2026")
    clock.set(at(2026, 11, 20, 9, 0))
    assert "review_serious" not in on_today(desk, after)
    assert "review_serious" in on_today(desk, logged(desk, categories=("BULLY",), severity=3))


def test_what_was_overdue_is_not_paused_away(desk: Desk, clock: StoppedClock, incident: Incident) -> None:
    clock.set(at(2026, 11, 23, 9, 0))  # it was due on Friday, at the end of school
    for earlier in ("20 Nov 2026 15:45", "20 Nov 2026 16:29"):
        with pytest.raises(Refusal) as raised:
            change(desk, incident, "nudes_review", kind="paused", at=earlier)
        assert [(each.field, each.code) for each in raised.value.problems] == [("at", "pause_before_overdue")]
    paused = change(desk, incident, "nudes_review", kind="paused", at="22 Nov 2026 9:00")
    assert paused.state == PAUSED and paused.doubts[-1] == "overdue_when_paused"
    clock.set(at(2026, 11, 24, 9, 0))
    again = change(desk, incident, "nudes_review", kind="resumed")
    assert again.due == at(2026, 11, 20, 16, 30) and again.is_overdue(clock.now())
    assert "It was overdue when it was paused." in wording.clock_why(again)


def test_a_clock_is_handed_to_whoever_may_see_the_incident_and_to_nobody_else(store_path: Path) -> None:
    with at_the_desk(store_path, "morgan") as desk:
        kate, robin, gov, head = (member(desk, login) for login in ("kate", "robin", "gov", "head"))
        plain = logged(desk, categories=("STAFF-UNSUIT",), severity=3)
        hidden = logged(
            desk,
            categories=("STAFF-UNSUIT",),
            severity=3,
            restricted=True,
            may_open=(head,),
            restricted_reason="A colleague",
        )
        for incident, may in ((plain, (kate, head)), (hidden, (head,))):
            case = desk.incident_log.reread(incident.id)
            assert {one.id for one in desk.deadlines.may_answer(case)} == {desk.office.me, *may}
            for whom in (kate, robin, gov, head):
                for kind in ("handed", "covered"):
                    typed = {"kind": kind, "to_member": str(whom), "until": "tomorrow 9:00"}
                    if whom in may:
                        assert change(desk, incident, "lado_contact", **typed).responsible
                    else:
                        with pytest.raises(Refusal) as raised:
                            change(desk, incident, "lado_contact", **typed)
                        assert [each.code for each in raised.value.problems] == ["may_not_open_it"]
