"""What a member may not see is left out of every answer, by the same rule whatever is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.records.stores import SIGNER, STORE, Records, an_event

import builders
import escalation_builders as more
import team_builders
from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import SearchMade
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.restriction import Permission, Restriction
from safetydesk.domain.rows import IncidentFilter
from safetydesk.domain.viewer import ALL, EVERYTHING, NONE, OWN, Viewer
from safetydesk.records.reading import Reading
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.viewing import conditions
from safetydesk.records.work import Work

OTHER = team_builders.DEPUTY_ID
OPEN, SHUT = builders.INCIDENT_ID, builders.a_record_id(600)
SHARED, HIDDEN = builders.a_record_id(610), builders.a_record_id(611)


def viewed(records: Records, sees: str = ALL, member: UUID = OTHER) -> Reading:
    return records.database.reading(Viewer(member, sees))


def worked(records: Records, sees: str = ALL, member: UUID = OTHER) -> Work:
    return records.database.work(SIGNER, STORE, records.clock, records.heard.append, Viewer(member, sees))


@pytest.fixture
def full(records: Records) -> Records:
    """One incident that all may open and one restricted; somebody in both, somebody in the restricted one alone."""
    records.log(
        builders.a_person(id=SHARED, name="Maya Shared"),
        builders.an_involvement(person_id=SHARED),
        builders.a_note(text="The grandmother telephoned"),
    )
    records.log(
        builders.a_person(id=HIDDEN, name="Lena Hidden"),
        builders.an_involvement(id=builders.a_record_id(612), incident_id=SHUT, person_id=SHARED),
        builders.an_involvement(id=builders.a_record_id(613), incident_id=SHUT, person_id=HIDDEN),
        builders.an_exhibit(incident_id=SHUT),
        builders.a_referral(id=builders.a_record_id(614), incident_id=SHUT),
        team_builders.a_restriction(about=SHUT),
        team_builders.a_permission(about=SHUT),
        id=SHUT,
        reference="OSR-2026-0001",
        summary="The grandmother and a colleague",
    )
    return records


def test_a_restricted_incident_is_in_no_list(full: Records) -> None:
    with viewed(full) as reading:
        assert [row.reference for row in reading.incidents(IncidentFilter())] == ["OS-2026-0001"]
        assert reading.count_incidents(IncidentFilter()) == 1
        assert reading.waiting_on() == [] and reading.count_exhibits() == 0
        assert reading.incident_by_reference("OSR-2026-0001") is None
        assert {person.id for person in reading.every(Person)} == {SHARED}
        words, gone = reading.people_words({str(HIDDEN): 1, str(SHARED): 1})
        assert words == [] and gone == [str(HIDDEN)]
        assert [found.reference for found in reading.find("grandmother")] == ["OS-2026-0001"]
        assert reading.find("hidden") == [] and reading.find("colleague") == []
        assert len(reading.later_incidents(SHARED, date(2026, 1, 1))) == 1
        assert not reading.every(Restriction) and not reading.every(Permission)
        assert not reading.of_incident(Involvement, SHUT) and reading.history_of(SHUT) == ()
        assert reading.case_file(OPEN).people[0][1].name == "Maya Shared"
        for kind in TABLE_OF:
            assert not reading.by_ids(kind, [SHUT, HIDDEN])
        assert reading.count_done() == len(reading.done(0, 100)) == reading.trail_size() - 1
        assert len(list(reading.sealed_files())) == 1  # what is claimed is claimed whoever sweeps
    with viewed(full, member=builders.MEMBER_ID) as reading, full.reading() as whole:
        assert reading.count_incidents(IncidentFilter()) == 2
        assert reading.done(0, 100) == whole.done(0, 100) and reading.checkpoint(builders.NOW)
        assert reading.case_file(SHUT) == whole.case_file(SHUT)


@pytest.mark.parametrize("sees", [ALL, OWN, NONE])
def test_no_door_by_an_id(full: Records, sees: str) -> None:
    ids: list[tuple[type[Any], UUID]] = [
        (Incident, SHUT),
        (Person, HIDDEN),
        (Exhibit, builders.an_exhibit().id),
        (Involvement, builders.a_record_id(613)),
    ]
    with viewed(full, sees) as reading, pytest.raises(Refusal, match="no_such_record"):
        reading.case_file(SHUT)
    with worked(full, sees) as work:
        for kind, found in ids:
            for wanted in (found, builders.a_record_id(999)):
                with pytest.raises(Refusal, match="no_such_record"):
                    work.get(kind, wanted)
                assert not work.has(kind, wanted)
        assert all(each.id != HIDDEN for each in work.every(Person))


def test_of_what_a_recorder_sees(full: Records) -> None:
    mine = builders.a_record_id(620)
    full.log(id=mine, reference="OS-2026-0002", recorded_by=OTHER, owner=builders.MEMBER_ID)
    with viewed(full, OWN) as reading:
        assert [row.id for row in reading.incidents(IncidentFilter())] == [mine]
        assert reading.every(Person) == () and reading.find("shared") == []
        assert all(done.subject != OPEN for done in reading.done(0, 100))
    with full.work() as work:
        work.add(team_builders.a_restriction(id=builders.a_record_id(621), about=mine))
        work.commit(an_event(builders.an_incident()))
    with viewed(full, OWN) as reading:
        assert reading.count_incidents(IncidentFilter()) == 0
    with full.work() as work:
        given = team_builders.a_permission(id=builders.a_record_id(622), about=SHUT, member_id=OTHER)
        work.add(given)
        work.commit(an_event(builders.an_incident()))
    with viewed(full, OWN) as reading:
        assert [row.id for row in reading.incidents(IncidentFilter())] == [SHUT]
        assert {person.id for person in reading.every(Person)} == {SHARED, HIDDEN}
    with viewed(full, NONE) as reading:
        assert reading.count_incidents(IncidentFilter()) == 0 and reading.every(Person) == ()
        assert {done.kind for done in reading.done(0, 100)} == {"MemberEnrolled"}


def test_a_permission_ends_and_a_restriction_is_lifted(full: Records) -> None:
    restriction, permission = team_builders.a_restriction(about=SHUT), team_builders.a_permission(about=SHUT)
    with full.work() as work:
        work.replace(replace(permission, ended=builders.NOW, ended_by=builders.MEMBER_ID))
        work.commit(an_event(builders.an_incident()))
    with viewed(full, member=builders.MEMBER_ID) as reading:
        assert not reading.has(Incident, SHUT)
    with full.work() as work:
        work.replace(replace(restriction, lifted=builders.NOW, lifted_by=builders.MEMBER_ID))
        work.commit(an_event(builders.an_incident()))
    with viewed(full) as reading:
        assert reading.has(Incident, SHUT) and reading.get(Person, HIDDEN)


def test_a_restricted_exemption_and_its_staff(full: Records) -> None:
    staff = builders.a_staff_member(id=builders.a_record_id(630), name="Daniel Hart")
    exemption = builders.an_exemption(staff_id=staff.id)
    with full.work() as work:
        for record in (
            staff,
            exemption,
            team_builders.a_restriction(id=builders.a_record_id(631), about=exemption.id),
        ):
            work.add(record)
        work.commit(an_event(builders.an_incident()))
    with viewed(full) as reading:
        assert reading.exemptions() == [] and reading.find("hart") == []
        assert reading.exemption_by_reference(exemption.reference) is None
        assert not reading.has(Person, staff.id) and not reading.has(Exemption, exemption.id)
    with worked(full) as work, pytest.raises(Refusal, match="no_such_record"):
        work.get(Person, staff.id)


def test_what_somebody_looked_for_is_told_to_them_alone(full: Records) -> None:
    with full.work() as work:
        work.commit(SearchMade(subject=STORE, words="hidden", hits=2))
    with viewed(full) as reading:
        assert reading.done(0, 1)[0].event == SearchMade(subject=STORE, words="", hits=0)
    with viewed(full, member=builders.MEMBER_ID) as reading:
        assert reading.done(0, 1)[0].event == SearchMade(subject=STORE, words="hidden", hits=2)


@pytest.mark.parametrize("sees", [ALL, OWN, NONE])
@pytest.mark.parametrize("member", [OTHER, builders.MEMBER_ID])
def test_as_many_acts_are_counted_as_are_shown(full: Records, sees: str, member: UUID) -> None:
    link = more.an_incident_link(incident_id=OPEN, other_id=SHUT)
    with full.work() as work:
        work.add(link)
        work.commit(replace(an_event(work.get(Incident, OPEN)), subject=link.id))
    with viewed(full, sees, member) as reading:
        assert reading.count_done() == len(reading.done(0, 10_000))
    with full.reading() as reading:
        assert reading.count_done() == len(reading.done(0, 10_000)) == reading.trail_size()


def test_the_order_of_what_is_found_depends_on_nothing_hidden(full: Records) -> None:
    for number in range(30):
        full.log(
            id=builders.a_record_id(700 + number),
            reference=f"OS-2026-{number + 2:04}",
            summary=f"grandmother {'and more ' * (number % 7)}{'tuesday ' * (number % 3)}",
        )

    def found() -> list[UUID]:
        with viewed(full) as reading:
            return [each.id for each in reading.find("grandmother t", 10)]

    before = found()
    for number in range(30):
        about = builders.a_record_id(800 + number)
        full.log(
            team_builders.a_restriction(id=builders.a_record_id(840 + number), about=about),
            id=about,
            reference=f"OSR-2026-{number + 2:04}",
            summary="tuesday " * 200,
        )
    assert found() == before and len(before) == 10


def test_every_table_that_tells_of_a_case_is_looked_at_by_the_rule() -> None:
    """A table added later is either one of these, or hands out nothing of a case."""
    harmless = {"schools", "members", "covers", "house_values", "agencies"}
    assert {table.name for table in TABLE_OF.values()} - harmless == set(conditions(ALL)) - {"audit_entries"}
    assert {field for kind in TABLE_OF for field in kind.__annotations__ if field in ("incident_id", "about")}
    assert Disclosure in TABLE_OF and EVERYTHING.member_id is None


def test_a_role_that_nobody_knows_sees_nothing_at_all() -> None:
    with pytest.raises(ValueError, match="everyone"):
        Viewer(OTHER, "everyone")
