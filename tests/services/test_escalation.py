"""Who was told, whom we asked, what was decided; and the clocks that these stop."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged, needed_of

from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import DecisionDraft, NoticeDraft, ReferralDraft
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import ReferralAmended
from safetydesk.services.desk import Desk


def codes(raised: pytest.ExceptionInfo[Refusal]) -> dict[str, str]:
    return {problem.field: problem.code for problem in raised.value.problems}


def lado_category(desk: Desk) -> str:
    return next(c.code for c in desk.vocabulary.categories if "lado_contact" in c.deadlines)


def test_somebody_was_told_and_said_so(desk: Desk, clock: StoppedClock) -> None:
    incident = logged(desk)
    notice = desk.notices.tell(incident.id, NoticeDraft(to_kind="head", to_name="Mr C", method="phone"))
    clock.move(minutes=5)
    heard = desk.notices.acknowledge(notice.id, notice.row_version, "now", "Mr C", "Thank you")
    assert (heard.acknowledged, heard.acknowledged_by, heard.response) == (clock.now(), "Mr C", "Thank you")
    assert desk.incident_log.reread(incident.id).notices == (heard,)
    with pytest.raises(StaleRecord):
        desk.notices.acknowledge(notice.id, notice.row_version, "now", "Mr C")
    with pytest.raises(Refusal) as raised:
        desk.notices.acknowledge(notice.id, heard.row_version, "1 Jan 2026 09:00", "Mr C")
    assert codes(raised) == {"acknowledged": "acknowledged_before_told"}
    with pytest.raises(Refusal) as raised:
        desk.notices.acknowledge(notice.id, heard.row_version, "", "\ud800")
    assert codes(raised) == {"acknowledged_by": "broken_character", "acknowledged": "needed"}


def test_not_told_has_a_reason_and_cannot_be_acknowledged(desk: Desk) -> None:
    incident = logged(desk)
    with pytest.raises(Refusal) as raised:
        desk.notices.tell(incident.id, NoticeDraft(to_kind="parent", was_told=False))
    assert codes(raised) == {"reason_not_told": "needed"}
    notice = desk.notices.tell(
        incident.id, NoticeDraft(to_kind="parent", was_told=False, reason_not_told="It would put her at risk")
    )
    assert "parents" not in needed_of(desk, incident.id)
    with pytest.raises(Refusal) as raised:
        desk.notices.acknowledge(notice.id, 1, "now", "Mother")
    assert codes(raised) == {"acknowledged": "acknowledged_but_not_told"}


def test_a_referral_from_first_call_to_outcome(desk: Desk, clock: StoppedClock) -> None:
    incident = logged(desk)
    made = desk.referrals.refer(
        incident.id,
        ReferralDraft(route="police_101", organisation="Police", references=" 441 of 20 Nov \n\nCAD 7 "),
    )
    assert made.references == ("441 of 20 Nov", "CAD 7") and made.is_waiting
    assert [row.route for row in desk.deadline_board.today().waiting] == ["police_101"]
    clock.move(hours=1)
    heard = replace(
        desk.referrals.draft_of(made), acknowledged="now", advice="Keep the phone", action_taken="Kept it"
    )
    saved = desk.referrals.update(made.id, made.row_version, heard)
    assert saved.acknowledged == clock.now() and not desk.deadline_board.today().waiting
    (event,) = (d.event for d in desk.audit_trail.history(incident.id) if d.kind == "ReferralAmended")
    assert isinstance(event, ReferralAmended)
    assert {change.field for change in event.changes} == {"advice", "acknowledged", "action_taken"}
    with pytest.raises(Refusal) as raised:
        desk.referrals.update(made.id, saved.row_version, desk.referrals.draft_of(saved))
    assert raised.value.code == "nothing_changed"
    with pytest.raises(StaleRecord):
        desk.referrals.update(made.id, made.row_version, replace(heard, outcome="x"))
    with pytest.raises(Refusal) as raised:
        desk.referrals.update(made.id, saved.row_version, replace(heard, closed="now"))
    assert codes(raised) == {"outcome": "needed"}


def test_a_decision_not_to_refer_carries_its_reason(desk: Desk) -> None:
    incident = logged(desk)
    draft = DecisionDraft(question="police", answer="not_refer", decided_by="Morgan")
    with pytest.raises(Refusal) as raised:
        desk.decisions.decide(incident.id, draft)
    assert codes(raised) == {"reason": "needed"}
    decision = desk.decisions.decide(incident.id, replace(draft, reason="No offence is alleged"))
    assert desk.incident_log.reread(incident.id).decisions == (decision,)


def test_nothing_is_written_on_an_incident_that_is_not_there(desk: Desk) -> None:
    missing, entries = desk.office.store_id, desk.audit_trail.count()
    for act in (
        lambda: desk.notices.tell(missing, NoticeDraft(to_kind="head")),
        lambda: desk.referrals.refer(missing, ReferralDraft(route="lado")),
        lambda: desk.incident_log.open(missing),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "no_such_record"
    assert desk.audit_trail.count() == entries


@pytest.mark.parametrize("met_by", ["referral", "decision", "nothing"])
def test_the_lado_clock_on_today(met_by: str, desk: Desk, clock: StoppedClock) -> None:
    clock.set(Moment.london(2026, 11, 20, 16, 0))  # a Friday
    incident = logged(desk, categories=(lado_category(desk),), discovered="today 15:30", severity=4)
    today = desk.deadline_board.today()
    due = next(line for line in today.coming if line.deadline.rule_code == "lado_contact")
    assert due.deadline.due == Moment.london(2026, 11, 23, 15, 30) and due.reference == incident.reference
    if met_by == "referral":
        desk.referrals.refer(incident.id, ReferralDraft(route="lado"))
    elif met_by == "decision":
        desk.decisions.decide(
            incident.id,
            DecisionDraft(question="lado", answer="not_refer", reason="r", decided_by="Morgan with the head"),
        )
    clock.set(Moment.london(2026, 11, 23, 9, 0))
    monday = [line.deadline.rule_code for line in desk.deadline_board.today().due_today]
    clock.set(Moment.london(2026, 11, 23, 15, 31))
    late = [line.deadline.rule_code for line in desk.deadline_board.today().overdue]
    assert (("lado_contact" in monday), ("lado_contact" in late)) == ((met_by == "nothing",) * 2)


@pytest.mark.parametrize(
    ("question", "answer"), [("lado", "wait"), ("lado", "refer"), ("harm_threshold", "met")]
)
def test_to_decide_to_refer_is_not_yet_to_refer(question: str, answer: str, desk: Desk) -> None:
    incident = logged(desk, categories=(lado_category(desk),), severity=4)
    desk.decisions.decide(
        incident.id, DecisionDraft(question=question, answer=answer, reason="r", decided_by="Morgan")
    )
    codes_now = [line.deadline.rule_code for line in desk.deadline_board.today().coming]
    assert "lado_contact" in codes_now


def test_own_words_do_not_slip_past_a_wish_or_a_second_person(desk: Desk) -> None:
    """D78: whoever goes against what was wished says so. An answer is one of the question's; words go beside it."""
    incident = logged(desk)
    desk.circumstances.record(incident.id, CircumstancesDraft(police_wish="wants", police_wish_by="Maya"))
    draft = DecisionDraft(question="police", answer="Do not refer.", reason="r", decided_by="Morgan")
    for changes, field, code in (
        ({}, "answer", "answer_of_the_question"),
        ({"answer": "not_refer"}, "overrides_wish", "overrides_a_wish"),
    ):
        with pytest.raises(Refusal) as refused:
            desk.decisions.decide(incident.id, replace(draft, **changes))
        assert [(one.field, one.code) for one in refused.value.problems] == [(field, code)]
    own = replace(draft, question="other", answer="She changes class on Monday")
    assert desk.decisions.decide(incident.id, own).answer == own.answer
    desk.decisions.decide(incident.id, replace(draft, answer="not_refer", overrides_wish="A child at risk"))
    assert [one.why for one in desk.incident_log.reread(incident.id).sign_offs] == ["not_referred"]
