"""One transaction, one event, one audit entry; nothing without all of it."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from tests.records.stores import SIGNER, STORE, Records, an_event, raw

import builders
import custody_builders
import destroying_builders
import escalation_builders
import team_builders
from safetydesk.domain.errors import Refusal, StaleRecord, Trouble
from safetydesk.domain.events import Event, IncidentOpened, NoteAdded
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.incident import Incident
from safetydesk.domain.plain import from_plain
from safetydesk.domain.proof.canonical import fingerprint
from safetydesk.domain.proof.entry import Entry, commitment, to_sign
from safetydesk.records.faults import translated
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.work import Work
from safetydesk.strongroom.signing import signature_is_good
from words_builders import words_of_a_case


def entries(records: Records) -> list[Any]:
    with raw(records.path) as connection:
        return list(
            connection.execute(
                "SELECT e.number, e.kind, e.text, e.signature, p.salt, p.payload "
                "FROM audit_entries e JOIN audit_payloads p USING (number) ORDER BY number"
            )
        )


def test_leaving_without_a_commit_leaves_nothing(records: Records) -> None:
    with records.work() as work:
        work.add(builders.an_incident())
        assert work.next_number("OS-2026") == 1
    with records.reading() as reading:
        assert reading.every(Incident) == () and reading.count_done() == 1
        assert not reading.find("insults")
    assert records.heard == []
    with records.work() as work:
        assert work.next_number("OS-2026") == 1


def test_a_fault_inside_leaves_nothing(records: Records) -> None:
    with pytest.raises(ZeroDivisionError), records.work() as work:
        work.add(builders.an_incident())
        1 / 0  # noqa: B018 - the fault
    with records.reading() as reading:
        assert reading.every(Incident) == ()


@pytest.mark.parametrize("fails", [False, True])
def test_what_follows_from_an_act_is_of_its_transaction_and_said_after_it(
    fails: bool, records: Records
) -> None:
    incident, note = builders.an_incident(), builders.a_note()
    acted = an_event(incident)
    followed = NoteAdded(subject=incident.id, reference=incident.reference, record=note.id)

    def follow(work: Work, acts: tuple[Event, ...]) -> tuple[Event, ...]:
        assert acts == (acted,) and work.get(Incident, incident.id) == incident
        work.add(note)
        if fails:
            raise Refusal("no_such_record")
        return (followed,)

    with (
        records.database.work(SIGNER, STORE, records.clock, records.heard.append, follow=follow) as work,
        pytest.raises(Refusal) if fails else nullcontext(),
    ):
        work.add(incident)
        work.commit(acted)
    texts = {row[1]: json.loads(row[5])["texts"] for row in entries(records)[1:]}
    assert records.heard == ([] if fails else [acted, followed])
    assert [*texts] == ([] if fails else ["IncidentLogged", "NoteAdded"])
    if not fails:
        assert [*texts["IncidentLogged"]] == [f"incidents:{incident.id}"]
        assert [*texts["NoteAdded"]] == [f"notes:{note.id}"]


def test_a_commit_writes_one_signed_entry_for_each_event(records: Records) -> None:
    incident, note = builders.an_incident(), builders.a_note()
    with records.work() as work:
        work.add(incident)
        work.add(note)
        work.commit(
            an_event(incident), NoteAdded(subject=incident.id, reference=incident.reference, record=note.id)
        )
    found = entries(records)
    assert [(row[0], row[1]) for row in found] == [
        (1, "MemberEnrolled"),
        (2, "IncidentLogged"),
        (3, "NoteAdded"),
    ]
    assert [event.kind for event in records.heard] == ["IncidentLogged", "NoteAdded"]
    for number, kind, text, signature, salt, payload in found:
        entry = from_plain(Entry, json.loads(text))
        assert (entry.number, entry.kind, entry.store, entry.member) == (
            number,
            kind,
            STORE,
            SIGNER.member_id,
        )
        assert signature_is_good(SIGNER.public_key, to_sign(text), signature)
        assert entry.commitment == commitment(salt, payload) and len(salt) == 32
    texts = json.loads(found[1][5])["texts"]
    assert texts == {f"incidents:{incident.id}": fingerprint(incident), f"notes:{note.id}": fingerprint(note)}
    assert json.loads(found[2][5])["texts"] == {}
    assert len({row[4] for row in found}) == 3


def test_every_kind_of_record_comes_back_as_it_went_in(records: Records) -> None:
    given = [
        builders.a_person(), builders.a_staff_member(), builders.an_involvement(), builders.an_exhibit(),
        builders.a_described_item(), builders.a_note(), builders.a_notice(was_told=False), builders.a_referral(),
        builders.a_decision(), builders.a_disclosure(), builders.an_exemption(),
        team_builders.a_restriction(), team_builders.a_permission(), team_builders.a_hand_over(),
        team_builders.a_cover(), custody_builders.a_held_item(), custody_builders.a_custody_entry(),
        builders.a_conversation(), destroying_builders.a_destruction(), destroying_builders.a_copy_out(),
        *(each for many in words_of_a_case().values() for each in many),
        escalation_builders.a_house_value(), escalation_builders.an_agency(),
        *escalation_builders.escalation_of_a_case(),
    ]  # fmt: skip
    incident = records.log(*given)
    with records.reading() as reading:
        for record in (incident, *given):
            assert reading.get(type(record), record.id) == record
    assert {type(record) for record in given} | {Incident} | {
        type(builders.a_school()),
        type(builders.a_member()),
    } == set(TABLE_OF)
    assert records.verify().findings == []


@pytest.mark.parametrize(
    "text",
    [
        "O'Neill \x00 <b>x</b> \u202e مرحبا \U0001f600 ../ =cmd",
        "x" * 100_000,
        "a\r\n\tb",
        "'); DROP TABLE incidents;--",
    ],
)
def test_text_is_kept_exactly(text: str, records: Records) -> None:
    incident = records.log(summary=text, child_words=text)
    with records.reading() as reading:
        assert reading.get(Incident, incident.id) == incident
    assert records.verify().findings == []


def test_a_newer_version_is_never_saved_over(records: Records) -> None:
    read = records.log()
    with records.work() as work:
        saved = work.replace(replace(read, summary="First"))
        work.commit(an_event(read))
    assert saved.row_version == read.row_version + 1
    with pytest.raises(StaleRecord), records.work() as work:
        work.replace(replace(read, summary="Second"))
    with records.reading() as reading:
        assert reading.get(Incident, read.id) == saved and reading.count_done() == 3


def test_numbers_go_on_and_are_never_given_twice(records: Records) -> None:
    given = []
    for number in range(4):
        with records.work() as work:
            given.append(work.next_number("JSM"))
            if number != 1:
                work.commit(IncidentOpened(subject=STORE, reference="x"))
    assert given == [1, 2, 2, 3]  # what was rolled back was never seen by anybody
    with records.work() as work:
        assert work.next_number("another") == 1


def test_two_records_cannot_have_one_number(records: Records) -> None:
    records.log(builders.an_exhibit())
    with pytest.raises(IntegrityError), records.work() as work:
        work.add(builders.an_exhibit(id=builders.a_record_id(999)))
    with records.reading() as reading:
        assert len(reading.every(Exhibit)) == 1


def test_what_belongs_to_nothing_is_refused(records: Records) -> None:
    with pytest.raises(IntegrityError), records.work() as work:
        work.add(builders.a_note())


def test_after_the_commit_nothing_more_can_be_written(records: Records) -> None:
    incident = builders.an_incident()
    with records.work() as work:
        work.next_number("OS-2026")
        work.add(incident)
        work.commit(an_event(incident))
        for late in (
            lambda: work.add(builders.a_note()),
            lambda: work.replace(incident),
            lambda: work.next_number("x"),
            lambda: work.commit(an_event(incident)),
        ):
            with pytest.raises(RuntimeError, match="done"):
                late()
    assert records.verify().findings == [] and len(records.heard) == 1


def test_it_is_announced_only_when_it_holds(records: Records) -> None:
    seen_by_others = []

    def listener(event: object) -> None:
        with records.reading() as reading:
            seen_by_others.append(len(reading.every(Incident)))

    incident = builders.an_incident()
    with records.database.work(SIGNER, STORE, records.clock, listener) as work:
        work.add(incident)
        assert seen_by_others == []
        work.commit(an_event(incident))
    assert seen_by_others == [1]


def test_reading_never_writes(records: Records) -> None:
    incident = records.log()
    with records.reading() as reading, pytest.raises(Trouble) as raised, translated():
        reading._connection.exec_driver_sql("DELETE FROM incidents")
    assert raised.value.code == "store_read_only"
    with records.work() as work:  # the same connection may write again
        work.replace(replace(incident, summary="Later"))
        work.commit(an_event(incident))


def test_a_reading_is_one_moment(records: Records) -> None:
    records.log()
    with records.reading() as reading:
        assert reading.count_done() == 2
        with records.work() as work:
            work.commit(IncidentOpened(subject=STORE, reference="x"))
        assert reading.count_done() == 2
    with records.reading() as reading:
        assert reading.count_done() == 3


def test_what_is_not_there_is_a_refusal(records: Records) -> None:
    with records.reading() as reading:
        for asked in (
            lambda: reading.get(Incident, builders.INCIDENT_ID),
            lambda: reading.case_file(builders.INCIDENT_ID),
        ):
            with pytest.raises(Refusal) as raised:
                asked()
            assert raised.value.code == "no_such_record"
