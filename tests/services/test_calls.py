"""A call is begun and ended with a click each; it is kept from its first second, and whoever refers takes it along."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged

from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import CallEnded, CallTakenAlong
from safetydesk.domain.referral_drafts import CallDraft
from safetydesk.services.desk import Desk


def codes(raised: pytest.ExceptionInfo[Refusal]) -> dict[str, str]:
    return {problem.field: problem.code for problem in raised.value.problems}


def test_a_call_from_its_first_second_to_its_end(desk: Desk, clock: StoppedClock) -> None:
    incident = logged(desk)
    call = desk.calls.begin(incident.id, "social_care", "Whitlow MASH", "01632 960 222")
    assert call.is_open and desk.calls.open_of_mine() == (call,)
    assert desk.incident_log.reread(incident.id).call_attempts == (call,)
    assert desk.calls.seconds_held() == 1800
    clock.move(minutes=18)
    assert desk.calls.seconds_held() == 720
    ended = desk.calls.end(call.id, call.row_version, "gave_up", note="Held all the time")
    assert (ended.minutes, ended.result, ended.ended) == (18, "gave_up", clock.now())
    assert desk.calls.open_of_mine() == () and desk.calls.seconds_held() == 0
    (event,) = (d.event for d in desk.audit_trail.history(incident.id) if d.kind == "CallEnded")
    assert isinstance(event, CallEnded) and event.waited == 18
    with pytest.raises(Refusal) as raised:
        desk.calls.end(call.id, ended.row_version, "answered")
    assert raised.value.code == "call_has_ended"
    assert [found.reference for found in desk.search.find("whitlow mash")] == [incident.reference]


def test_one_that_was_forgotten_is_put_right_and_one_of_earlier_written_down(
    desk: Desk, clock: StoppedClock
) -> None:
    incident = logged(desk)
    clock.move(hours=3)
    earlier = desk.calls.record(
        incident.id, CallDraft(route="lado", began="today 08:00", ended="today 08:20", result="no_answer")
    )
    assert earlier.minutes == 20
    call = desk.calls.begin(incident.id, "lado")
    clock.move(minutes=90)
    draft = replace(desk.calls.draft_of(call), ended=call.began.text(), result="engaged")
    with pytest.raises(StaleRecord):
        desk.calls.amend(call.id, call.row_version + 1, draft)
    put_right = desk.calls.amend(call.id, call.row_version, draft)
    assert (put_right.minutes, put_right.result) == (0, "engaged")
    with pytest.raises(Refusal) as raised:
        desk.calls.amend(call.id, put_right.row_version, draft)
    assert raised.value.code == "nothing_changed"
    with pytest.raises(Refusal) as raised:
        desk.calls.amend(call.id, put_right.row_version, replace(draft, ended="1 Nov 2026 08:00"))
    assert codes(raised) == {"ended": "ended_before_began"}


def test_who_refers_takes_along_the_calls_that_went_before(desk: Desk, clock: StoppedClock) -> None:
    incident, other = logged(desk), logged(desk)
    first = desk.calls.begin(incident.id, "social_care")
    elsewhere = desk.calls.begin(other.id, "social_care")
    police = desk.calls.begin(incident.id, "police_101")
    clock.move(minutes=5)
    referral = desk.referrals.refer(incident.id, ReferralDraft(route="social_care"))
    calls = {call.id: call.referral_id for call in desk.incident_log.reread(incident.id).call_attempts}
    assert calls == {first.id: referral.id, police.id: None}
    with pytest.raises(Refusal):
        desk.calls.begin(other.id, "social_care", referral_id=referral.id)
    assert desk.calls.begin(incident.id, "social_care", referral_id=referral.id).referral_id == referral.id
    assert {call.id for call in desk.calls.open_of_mine()} >= {first.id, elsewhere.id}


def test_a_second_referral_takes_no_call_of_the_first_child(desk: Desk, clock: StoppedClock) -> None:
    """Each talk led to one referral, whether they were written down at once or both at the end of the day."""
    incident = logged(desk)
    made: dict[str, list[UUID]] = {"Ada": [], "Ben": []}
    for child, calls in made.items():
        for result in ("engaged", "answered"):
            clock.move(minutes=10)
            call = CallDraft(route="social_care", began="now", ended="now", result=result)
            calls.append(desk.calls.record(incident.id, replace(call, note=child)).id)
        clock.move(minutes=3)
    elsewhere = CallDraft(
        route="social_care", organisation="Oxton MASH", began="now", ended="now", result="engaged"
    )
    other = desk.calls.record(incident.id, elsewhere)
    ben, ada = (
        desk.referrals.refer(incident.id, ReferralDraft(route="social_care", organisation="Whitlow MASH"))
        for _child in ("Ben", "Ada")
    )
    case = desk.incident_log.reread(incident.id)
    taken = {call.id: call.referral_id for call in case.call_attempts}
    assert taken == {
        **dict.fromkeys(made["Ben"], ben.id), **dict.fromkeys(made["Ada"], ada.id), other.id: None,
    }  # fmt: skip
    told = {
        done.event.record: [(each.field, json.loads(each.new)) for each in done.event.changes]
        for done in case.history
        if isinstance(done.event, CallTakenAlong)
    }
    assert told == {call: [("referral_id", str(by))] for call, by in taken.items() if by is not None}
    assert desk.audit_trail.verify().findings == ()


def test_waiting_tells_the_last_contact_and_the_next(desk: Desk, clock: StoppedClock) -> None:
    incident = logged(desk)
    referral = desk.referrals.refer(incident.id, ReferralDraft(route="social_care"))
    clock.move(hours=2)
    desk.calls.begin(incident.id, "social_care", referral_id=referral.id)
    with desk.office.reading() as reading:
        (row,) = reading.waiting_on()
    assert (row.made, row.last_contact, row.next_contact) == (referral.made, clock.now(), None)
    clock.move(hours=2)
    heard = replace(desk.referrals.draft_of(referral), acknowledged="now", next_contact="tomorrow 10:00")
    saved = desk.referrals.update(referral.id, referral.row_version, heard)
    with desk.office.reading() as reading:
        (row,) = reading.waiting_on()
    assert (row.last_contact, row.next_contact) == (clock.now(), saved.next_contact)
    done = replace(desk.referrals.draft_of(saved), next_contact="")
    desk.referrals.update(referral.id, saved.row_version, done)
    with desk.office.reading() as reading:
        assert not reading.waiting_on()


def test_an_incident_that_is_not_there_has_no_calls(desk: Desk) -> None:
    with pytest.raises(Refusal) as raised:
        desk.calls.begin(uuid4(), "lado")
    assert raised.value.code == "no_such_record"
