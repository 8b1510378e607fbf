"""Held items and lines of custody in a real store: numbers, locked incidents, what is refused and what is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged, logged_with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from documents.reading import words_of
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.custody_of_exhibits import done_by_the_program
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import ExhibitIsolated
from safetydesk.domain.exhibit import DESTROYED, Exhibit
from safetydesk.services.desk import Desk
from samples import png

PHONE = HeldItemDraft(
    description="Phone in a blue case", make_model="Galaxy A15", imei="490154203237518", power="off",
    place="Safe in the office", bag_seal="B 0071", custodian_one="Morgan Okafor", custodian_two="Alan Whitby",
    taken_from="Maya Okafor", reason="Said to hold the messages",
)  # fmt: skip
TO_POLICE = CustodyDraft(
    kind="handed_over", to_who="PC 1234 Shah", purpose="Police", receipt="R 88/26", seal="B 0072"
)


def fields(refused: pytest.ExceptionInfo[Refusal]) -> dict[str, str]:
    return {each.field: each.code for each in refused.value.problems}


def test_a_held_item_takes_the_producers_next_number_and_begins_its_line(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2)
    item = desk.held_items.record(case.incident.id, PHONE)
    numbers = [each.number for each in case.exhibits]
    assert numbers == ["MO/1", "MO/2"] and item.number == "MO/3"
    line = desk.custody.line(item.id)
    assert line.is_unbroken and line.holder == "Morgan Okafor" and line.steps[0].giver == "Maya Okafor"
    read = desk.incident_log.reread(case.incident.id)
    assert read.held == (item,) and desk.custody.line_in(read, item) == line
    for words in ("49015420", "galaxy", "B 0071"):
        assert [hit.reference for hit in desk.search.find(words)] == [case.incident.reference]


def test_a_locked_incident_takes_words_about_a_phone(desk: Desk) -> None:
    incident = logged(desk, sexual_image=True)
    item = desk.held_items.record(incident.id, PHONE)
    desk.custody.record(item.id, TO_POLICE)
    assert desk.custody.line(item.id).holder == "PC 1234 Shah"
    assert not [name for name in HeldItemDraft.__dataclass_fields__ if "file" in name or "attach" in name]


def test_the_line_goes_on_and_a_break_is_refused_by_its_field(desk: Desk, clock: StoppedClock) -> None:
    item = desk.held_items.record(logged(desk).id, PHONE)
    with pytest.raises(Refusal) as refused:
        desk.custody.record(item.id, replace(TO_POLICE, to_who=" morgan  OKAFOR"))
    assert fields(refused) == {"to_who": "custody_same_holder"}
    handed = desk.custody.record(item.id, TO_POLICE)
    assert handed.from_who == "Morgan Okafor"
    for draft, said in (
        (replace(TO_POLICE, at="2020-01-01 10:00", to_who="Nadia"), {"at": "custody_before_the_last"}),
        (replace(TO_POLICE, holder="Morgan Okafor", to_who="Nadia"), {"from_who": "custody_holder_changed"}),
        (CustodyDraft(kind="moved"), {"place": "needed"}),
        (CustodyDraft(kind="lost"), {"kind": "not_in_the_list"}),
        (CustodyDraft(kind="corrected", note="Wrong"), {"corrects": "custody_corrects_nothing"}),
        (
            CustodyDraft(kind="viewed", to_who="X", purpose="Y", corrects=handed.id),
            {"kind": "custody_only_corrections_point"},
        ),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            desk.custody.record(item.id, draft)
        assert fields(refused) == said
    right = CustodyDraft(
        kind="corrected", corrects=handed.id, to_who="PC 1243 Shah", purpose="Police", note="Badge misread"
    )
    desk.custody.record(item.id, right)
    desk.custody.record(item.id, CustodyDraft(kind="received", to_who="Alan Whitby", receipt="Given back"))
    line = desk.custody.line(item.id)
    assert line.is_unbroken and [step.giver for step in line.steps][-1] == "PC 1243 Shah"


def test_what_is_amended_is_the_thing_and_never_its_line(desk: Desk) -> None:
    item = desk.held_items.record(logged(desk).id, PHONE)
    draft = replace(desk.held_items.draft_of(item), imei="1", taken_from="Somebody else")
    after = desk.held_items.amend(item.id, item.row_version, draft)
    assert after.imei == "1" and after.taken_from == "Maya Okafor"
    assert [each.field for each in desk.held_items.pointed_out("1", "on", "")] == [
        "imei",
        "power",
        "custodian_two",
    ]
    with pytest.raises(StaleRecord):
        desk.held_items.amend(item.id, item.row_version, replace(draft, imei="2"))
    with pytest.raises(Refusal):
        desk.held_items.record(item.incident_id, HeldItemDraft())


def test_an_exhibits_line_begins_with_its_producer_and_the_programs_acts_stand_apart(
    desk: Desk, tmp_path: Path
) -> None:
    case = logged_with_files(desk, tmp_path, 1)
    exhibit = case.exhibits[0]
    assert desk.custody.line(exhibit.id).holder == "Morgan Okafor"
    desk.exhibits.look(exhibit.id, 100)
    desk.custody.record(
        exhibit.id, CustodyDraft(kind="copied", to_who="PC Shah", purpose="Statement", receipt="R1")
    )
    line = desk.custody.line(exhibit.id)
    assert line.is_unbroken and line.holder == "Morgan Okafor" and len(line.steps) == 2
    history = desk.incident_log.reread(case.incident.id).history
    assert [each.kind for each in done_by_the_program(history, exhibit)] == [
        "ExhibitReceived",
        "ExhibitOpened",
    ]
    me = desk.me
    desk.team.amend(me.id, me.row_version, replace(desk.team.draft_of(me), name="Morgan Okafor-Hale"))
    assert desk.custody.line(exhibit.id).is_unbroken


def test_what_the_program_saw_come_in_is_put_right_in_its_giver_alone(desk: Desk, tmp_path: Path) -> None:
    exhibit = logged_with_files(desk, tmp_path, 1).exhibits[0]
    first = desk.custody.line(exhibit.id).steps[0]
    whole = CustodyDraft(
        kind="corrected", corrects=exhibit.id, at=first.at.text(), from_who="Maya", note="The card named her father"
    )  # fmt: skip
    invented = replace(
        whole,
        at="1990-01-01 10:00",
        to_who="Zed",
        purpose="p",
        place="Home",
        seal="S",
        receipt="R",
        witness="W",
    )
    with pytest.raises(Refusal) as refused:
        desk.custody.record(exhibit.id, invented)
    said = ("at", "to_who", "purpose", "place", "seal", "receipt", "witness")
    assert fields(refused) == dict.fromkeys(said, "custody_programs_own")
    desk.custody.record(exhibit.id, whole)
    now = desk.custody.line(exhibit.id).steps[0]
    assert (now.giver, now.holder, now.at) == ("Maya", first.holder, first.at)


def test_what_began_while_the_clock_was_ahead_is_put_right_and_goes_on(
    desk: Desk, clock: StoppedClock, tmp_path: Path
) -> None:
    incident = logged(desk)
    clock.move(days=400)
    desk.exhibits.receive(incident.id, [png(tmp_path, 40, 40, name="a.png")], "no")
    item = desk.held_items.record(incident.id, PHONE)
    exhibit = desk.incident_log.reread(incident.id).exhibits[0]
    clock.move(days=-400)
    hand_over = CustodyDraft(kind="handed_over", to_who="PC 1234 Shah", purpose="Police")
    for each in (exhibit.id, item.id):
        first = desk.custody.line(each).steps[0].entry
        assert not desk.custody.line(each).is_unbroken
        with pytest.raises(Refusal) as refused:
            desk.custody.record(each, hand_over)
        assert fields(refused) == {"at": "custody_before_the_last"}
        right = CustodyDraft(
            kind="corrected", corrects=first.id, at="2026-11-21 14:05", to_who=first.to_who, from_who="Maya",
            note="The clock was 400 days ahead; the register says five past two",
        )  # fmt: skip
        for wrong, said in (
            (replace(right, note=" "), {"note": "needed"}),
            (replace(right, at="2026-11-21 14:21"), {"at": "in_the_future"}),
        ):
            with pytest.raises(Refusal) as refused:
                desk.custody.record(each, wrong)
            assert fields(refused) == said
        desk.custody.record(each, right)
        desk.custody.record(each, hand_over)
        line = desk.custody.line(each)
        assert line.is_unbroken and line.holder == "PC 1234 Shah"
        assert line.steps[0].at.text() < first.at.text() == line.steps[0].entry.at.text(), "both are shown"
    paper = "".join(words_of(desk.custody_papers.hand_over_sheet(incident.id, [exhibit.id]).pdf).split())
    assert "Fromwhomisnotrecorded" in paper and "FromMaya" in paper
    assert "26Dec202714:20" in paper and "21Nov202614:05" in paper
    clock.move(days=500)
    mistaken = replace(right, corrects=exhibit.id, to_who="", at="2026-11-21 14:06")
    desk.custody.record(exhibit.id, mistaken)
    assert desk.custody.line(exhibit.id).is_unbroken, (
        "that the clock was ahead is known when that day has come"
    )


def test_what_is_struck_is_not_struck_again(desk: Desk) -> None:
    item = desk.held_items.record(logged(desk).id, PHONE)
    handed = desk.custody.record(item.id, TO_POLICE)
    never = CustodyDraft(kind="corrected", corrects=handed.id, is_struck=True, note="Another phone")
    desk.custody.record(item.id, never)
    with pytest.raises(Refusal) as refused:
        desk.custody.record(item.id, never)
    assert refused.value.code == "nothing_changed"
    desk.custody.record(item.id, replace(never, is_struck=False, to_who="PC 1234 Shah", purpose="Police"))
    assert desk.custody.line(item.id).holder == "PC 1234 Shah", "it did happen after all"
    desk.custody.record(item.id, never)


def test_paper_tells_neither_name_nor_fingerprint_of_what_is_isolated(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2)
    unseen, withdrawn = case.exhibits
    desk.exhibits.isolate(unseen.id, "must_not_be_here")
    desk.exhibits.withdraw(withdrawn.id, withdrawn.row_version, "Of another child")
    request = PrintRequest(recipient="police", purpose="referral")
    papers = [
        desk.custody_papers.hand_over_sheet(case.incident.id, []).pdf,
        desk.custody_papers.labels(case.incident.id, []).pdf,
        desk.printing.prepare_case_file(case.incident.id, request).pdf,
    ]
    for paper in papers:
        words = "".join(words_of(paper).split())
        assert unseen.number in words
        assert unseen.sealed.sha256 not in words and unseen.sealed.original_name not in words
        assert withdrawn.sealed.original_name in words, "lawful to hold, and held still"
    assert withdrawn.sealed.sha256 in "".join(words_of(papers[0]).split())


def test_nothing_is_handed_over_of_what_was_destroyed(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2)
    gone, other = case.exhibits
    handed = desk.custody.record(gone.id, TO_POLICE)
    as_destroyed(desk, gone)
    for act in (
        lambda: desk.custody.record(gone.id, replace(TO_POLICE, kind="returned", to_who="Morgan Okafor")),
        lambda: desk.custody_papers.hand_over_sheet(case.incident.id, [gone.id]),
        lambda: desk.custody_papers.labels(case.incident.id, [gone.id, other.id]),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "exhibit_destroyed"
    words = words_of(desk.custody_papers.hand_over_sheet(case.incident.id, []).pdf)
    assert other.number in words and gone.number not in words
    right = replace(
        TO_POLICE, kind="corrected", corrects=handed.id, to_who="PC 1243 Shah", note="Badge misread"
    )
    desk.custody.record(gone.id, right)
    assert desk.custody.line(gone.id).holder == "PC 1243 Shah", "what was written wrongly is put right still"


def as_destroyed(desk: Desk, exhibit: Exhibit) -> None:
    with desk.office.work() as work:
        gone = work.replace(replace(work.get(Exhibit, exhibit.id), state=DESTROYED))
        work.commit(
            ExhibitIsolated(
                subject=gone.incident_id, reference="x", record=gone.id, number=gone.number, reason="other"
            )
        )


def test_a_withdrawn_exhibit_is_kept_and_not_seen_and_its_number_is_gone_for_good(
    desk: Desk, tmp_path: Path
) -> None:
    case = logged_with_files(desk, tmp_path, 1)
    exhibit = case.exhibits[0]
    gone = desk.exhibits.withdraw(exhibit.id, exhibit.row_version, "Of another child")
    assert gone.has_file and not gone.may_be_seen and gone.state == "withdrawn"
    with pytest.raises(Refusal):
        desk.exhibits.look(exhibit.id, 100)
    with pytest.raises(Refusal):
        desk.exhibits.free(exhibit.id, "not by this door")
    drawn = desk.printing.prepare_case_file(
        case.incident.id, PrintRequest(recipient="police", purpose="referral")
    )
    assert drawn.pictured == () and "was withdrawn: Of another child" in words_of(drawn.pdf)
    desk.printing.abandon(drawn)
    assert desk.held_items.record(case.incident.id, PHONE).number == "MO/2"
    assert desk.audit_trail.verify().findings == ()
    desk.incident_log.amend(
        case.incident.id, case.incident.row_version,
        replace(desk.incident_log.amendment_draft(case), sexual_image=True), "new_facts",
    )  # fmt: skip
    judged = desk.exhibits.free(exhibit.id, "The card says a timetable")
    assert judged.state == "withdrawn", "as it was before the lock closed"
    back = desk.exhibits.reinstate(exhibit.id, judged.row_version, "It is hers after all")
    assert back.is_isolated, "a locked incident shows nothing"
    with pytest.raises(Refusal):
        desk.exhibits.reinstate(exhibit.id, back.row_version, "twice")


def test_the_series_goes_on_whatever_stands_between(desk: Desk) -> None:
    incident = logged(desk)
    given: list[str] = []
    for sign in ("", "none", "dash", "none", "space", ""):
        desk.school_profile.amend(exhibit_separator=sign)
        given.append(desk.held_items.record(incident.id, PHONE).number)
    assert given == ["MO/1", "MO2", "MO-3", "MO4", "MO 5", "MO/6"]
    assert desk.audit_trail.verify().findings == ()


def test_a_sign_that_is_not_offered_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        desk.school_profile.amend(exhibit_separator=":")
    assert fields(refused) == {"exhibit_separator": "not_a_separator"}


def test_a_producer_whose_initials_end_in_a_digit_never_meets_another(desk: Desk) -> None:
    incident: Any = logged(desk)
    desk.school_profile.amend(exhibit_separator="none")
    me = desk.me
    desk.team.amend(me.id, me.row_version, replace(desk.team.draft_of(me), initials="MO2"))
    numbers = [desk.held_items.record(incident.id, PHONE).number for _ in range(2)]
    assert numbers == ["MO2/1", "MO2/2"]


def test_papers_are_recorded_ask_for_the_passphrase_and_stay_out_of_the_store(
    store_path: Path, clock: StoppedClock, tmp_path: Path
) -> None:
    store = front_door(store_path, clock).unlock(LOGIN, PASSPHRASE)
    store.came_by = "keychain"
    desk = open_desk(store, clock)
    try:
        incident = logged(desk)
        with pytest.raises(Refusal) as refused:
            desk.custody_papers.labels(incident.id, [])
        assert refused.value.code == "passphrase_needed"
        desk.confirming.confirm(PASSPHRASE)
        with pytest.raises(Refusal) as refused:
            desk.custody_papers.hand_over_sheet(incident.id, [])
        assert refused.value.code == "nothing_to_print"
        item = desk.held_items.record(incident.id, PHONE)
        paper = desk.custody_papers.witness_note(incident.id, desk.office.me, [item.id])
        with pytest.raises(Refusal) as refused:
            desk.custody_papers.save(paper, store_path / "note.pdf")
        assert refused.value.code == "print_path_in_store"
        desk.custody_papers.save(paper, tmp_path / "note.pdf")
        assert (tmp_path / "note.pdf").read_bytes() == paper.pdf
        done = desk.incident_log.reread(incident.id).history[-1]
        assert done.kind == "WitnessNotePrinted" and done.event is not None
        for size, first in (("a5", 1), ("a6", 5), ("a7", 0)):
            with pytest.raises(Refusal):
                desk.custody_papers.labels(incident.id, [], size, first)
    finally:
        desk.close()
