"""Everything in one order, whichever page it was typed on."""

from __future__ import annotations

from dataclasses import replace

from builders import (
    MEMBER_ID,
    a_case_file,
    a_decision,
    a_note,
    a_notice,
    a_record_id,
    a_referral,
    an_amendment,
    an_incident,
)
from safetydesk.domain.chronology import chronology
from safetydesk.domain.clock import Moment
from words_builders import words_of_a_case

IN_WORDS = {
    "initial_review", "accidental_viewing", "searched", "viewing_agreed",
    "viewed_on_purpose", "deletion_asked", "deletion_confirmed",
}  # fmt: skip


def test_lines_stand_in_the_order_of_what_happened() -> None:
    lines = chronology(a_case_file(amendments=(an_amendment(),)))
    assert [line.kind for line in lines] == [
        "happened", "discovered", "reported", "logged", "exhibit", "described", "notice", "acknowledged", "decision",
        "referral", "referral_acknowledged", "note", "amended",
    ]  # fmt: skip
    assert [line.at.utc for line in lines] == sorted(line.at.utc for line in lines)


def test_it_tells_what_stands() -> None:
    first = an_incident(summary="As first told")
    case = a_case_file(incident=an_incident(summary="As amended"), first_account=first)
    assert chronology(case)[0].text == "As amended"


def test_equal_times_keep_the_order_of_recording() -> None:
    same = Moment.london(2026, 11, 20, 12, 0)
    case = a_case_file(
        notes=(a_note(id=a_record_id(903), at=same), a_note(id=a_record_id(901), at=same)),
        decisions=(a_decision(id=a_record_id(902), decided=same),),
        notices=(a_notice(id=a_record_id(900), at=same, acknowledged=None),),
    )
    records = [line.record for line in chronology(case) if line.at == same]
    assert records == [a_record_id(number) for number in (900, 901, 902, 903)]


def test_what_has_no_time_has_no_line() -> None:
    incident = an_incident(
        reported=None, happened=replace(an_incident().happened, kind="unknown", start=None)
    )
    kinds = {line.kind for line in chronology(a_case_file(incident=incident))}
    assert not kinds & {"happened", "reported"} and "discovered" in kinds


def test_not_told_is_said_with_its_reason() -> None:
    case = a_case_file(
        notices=(
            a_notice(was_told=False, said="", reason_not_told="It would put her at risk", acknowledged=None),
        )
    )
    found = next(line for line in chronology(case) if line.kind == "not_told")
    assert found.text == "It would put her at risk"


def test_a_referral_says_its_route_and_whom_it_reached() -> None:
    found = next(line for line in chronology(a_case_file()) if line.kind == "referral")
    assert (found.title, found.whom) == ("police_101", "Whitlow police")


def test_a_referral_gives_a_line_for_each_step_it_reached() -> None:
    closed = Moment.london(2026, 11, 21, 9, 0)
    open_one = a_case_file(referrals=(a_referral(acknowledged=None, closed=None),))
    shut = a_case_file(referrals=(a_referral(closed=closed, outcome="No further action"),))
    assert sum(line.kind.startswith("referral") for line in chronology(open_one)) == 1
    assert sum(line.kind.startswith("referral") for line in chronology(shut)) == 3


def test_who_saw_it_what_was_searched_and_what_was_deleted_stand_at_their_times():
    lines = [line for line in chronology(a_case_file(**words_of_a_case())) if line.kind in IN_WORDS]
    assert [(line.kind, line.title) for line in lines] == [
        ("accidental_viewing", "Ms Lane"),
        ("searched", "Ben's school bag"),
        ("initial_review", "Jane Merrow, Mr Castellan"),
        ("viewing_agreed", "Mr Castellan"),
        ("viewed_on_purpose", "Jane Merrow"),
        ("deletion_asked", "Maya and her mother"),
    ]
    assert {line.by for line in lines} == {MEMBER_ID}
