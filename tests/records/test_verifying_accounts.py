"""An insider who signs with a key of their own: the first account cannot be changed without its showing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.records.stores import Records, amend, an_event

import builders
from safetydesk.domain.events import (
    Change,
    Event,
    ExemptionAmended,
    ExemptionRecorded,
    IncidentAmended,
    IncidentOpened,
    InvolvementWithdrawn,
)
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident, Involvement

TRUE_OLD = builders.an_incident().summary


def signed(records: Records, event: Event, **fields: object) -> None:
    """Changes the incident and says of it whatever `event` says."""
    with records.work() as work:
        work.replace(replace(work.get(Incident, builders.INCIDENT_ID), **fields))  # type: ignore[arg-type]  # fields of it
        work.commit(event)


def amended(*changes: Change) -> IncidentAmended:
    return IncidentAmended(
        subject=builders.INCIDENT_ID, reference="OS-2026-0001", reason="misheard", changes=changes
    )


def opened() -> IncidentOpened:
    return IncidentOpened(subject=builders.INCIDENT_ID, reference="OS-2026-0001")


def truly(records: Records, **fields: object) -> None:
    with records.work() as work:
        amend(work, work.get(Incident, builders.INCIDENT_ID), **fields)


def test_amendments_that_tell_the_truth_are_sound(records: Records) -> None:
    records.log()
    truly(records, summary="Second", severity=3, categories=("BULLY", "SEXTORT"), reported=None)
    truly(
        records, summary="Third", child_words="", happened=replace(builders.an_incident().happened, source="")
    )
    truly(records, summary=TRUE_OLD, reported=builders.NOW)
    truly(records, summary=TRUE_OLD)  # nothing at all
    with records.work() as work:
        work.next_number("EX-2026")
        work.add(builders.a_staff_member())
        work.add(builders.an_exemption())
        work.commit(
            ExemptionRecorded(subject=builders.an_exemption().id, reference="EX-2026-001", decision="x")
        )
    with records.work() as work:
        before = work.get(Exemption, builders.an_exemption().id)
        work.replace(replace(before, ended_on=builders.NOW.london_date, conditions="Other"))
        changes = (
            Change.between("ended_on", before.ended_on, builders.NOW.london_date),
            Change.between("conditions", before.conditions, "Other"),
        )
        work.commit(ExemptionAmended(subject=before.id, reference="EX-2026-001", reason="x", changes=changes))
    assert records.verify().findings == []


@pytest.mark.parametrize(
    "event",
    [
        lambda: amended(Change.between("summary", "What was never said", "Milder")),
        lambda: amended(Change.between("child_words", "", "")),
        amended,
        lambda: an_event(builders.an_incident()),
        lambda: amended(Change.between("summary", TRUE_OLD, "x"), Change.between("wishes", "x", "x")),
        lambda: amended(Change.between("no_such_field", 1, 2)),
        lambda: amended(Change(field="summary", old="no json", new="")),
        lambda: amended(Change.between("summary", 7, "Milder")),
        lambda: amended(Change.between("summary", None, "Milder")),
    ],
    ids=[
        "forged before",
        "another field",
        "no field",
        "logged again",
        "one too many",
        "unknown",
        "junk",
        "type",
        "none",
    ],
)
def test_an_amendment_that_does_not_is_named(event: Callable[[], Event], records: Records) -> None:
    records.log()
    signed(records, event(), summary="Milder")
    (found,) = records.verify().findings
    assert (found.code, found.values) == ("account_differs", {"record": f"incidents:{builders.INCIDENT_ID}"})


def test_a_lie_is_not_covered_by_truth_after_it(records: Records) -> None:
    records.log()
    truly(records, severity=1)
    signed(records, amended(Change.between("summary", "Never said", "Milder")), summary="Milder")
    truly(records, severity=2)
    truly(records, summary=TRUE_OLD)
    assert [found.code for found in records.verify().findings] == ["account_differs"]


def test_an_exemption_has_a_first_account_too(records: Records) -> None:
    with records.work() as work:
        work.next_number("EX-2026")
        work.add(builders.a_staff_member())
        work.add(builders.an_exemption())
        work.commit(
            ExemptionRecorded(subject=builders.an_exemption().id, reference="EX-2026-001", decision="x")
        )
    with records.work() as work:
        before = work.get(Exemption, builders.an_exemption().id)
        work.replace(replace(before, conditions="Other"))
        lie = (Change.between("conditions", "Looser ones", "Other"),)
        work.commit(ExemptionAmended(subject=before.id, reference="EX-2026-001", reason="x", changes=lie))
    assert [found.code for found in records.verify().findings] == ["account_differs"]


def test_an_act_of_looking_that_changed_a_record_is_named_as_that(records: Records) -> None:
    records.log()
    signed(records, opened(), summary="Milder")
    (found,) = records.verify().findings
    assert (found.code, found.values) == ("looking_wrote", {"number": "3"})


def test_an_account_that_was_taken_away_is_one_fault(records: Records) -> None:
    """What the amendment said is gone: that is said, and nothing is held against those before and after it."""
    records.log()
    for summary in ("Second", "Third", "Fourth"):
        truly(records, summary=summary)
    records.forge("DELETE FROM audit_payloads WHERE number = 4")
    assert [(found.code, found.values) for found in records.verify().findings] == [
        ("payload_missing", {"number": "4"})
    ]


def test_a_lie_after_an_account_that_was_taken_away_is_named_as_well(records: Records) -> None:
    records.log()
    truly(records, summary="Second")
    truly(records, summary="Third")
    signed(records, amended(Change.between("summary", "Never said", "Milder")), summary="Milder")
    records.forge("DELETE FROM audit_payloads WHERE number = 3")
    assert records.codes() == {"payload_missing", "account_differs"}


def test_a_changed_row_is_not_an_account_too(records: Records) -> None:
    records.log()
    truly(records, summary="Second")
    records.tamper("UPDATE incidents SET summary = 'Milder'")
    assert [found.code for found in records.verify().findings] == ["record_changed"]


def withdrawn(records: Records, *, part: str = "affected", event: Event | None = None) -> None:
    """Withdraws the part and says so, or whatever `event` says; `part` is what is written along with it."""
    with records.work() as work:
        before = work.get(Involvement, builders.an_involvement().id)
        work.replace(replace(before, withdrawn=builders.NOW, withdrawn_reason="Not her", part=part))
        changes = (
            Change.between("withdrawn", before.withdrawn, builders.NOW),
            Change.between("withdrawn_reason", before.withdrawn_reason, "Not her"),
        )
        work.commit(
            event
            or InvolvementWithdrawn(
                subject=builders.INCIDENT_ID,
                reference="OS-2026-0001",
                record=before.id,
                name="Maya Okafor",
                part=before.part,
                reason="Not her",
                changes=changes,
            )
        )


def test_a_part_that_was_withdrawn_is_sound(records: Records) -> None:
    records.log(builders.a_person(), builders.an_involvement())
    withdrawn(records)
    assert records.verify().findings == []


@pytest.mark.parametrize("lie", ["another part", "an amendment of the incident"])
def test_a_part_changed_under_cover_is_named(lie: str, records: Records) -> None:
    records.log(builders.a_person(), builders.an_involvement())
    if lie == "another part":
        withdrawn(records, part="witness")
    else:
        withdrawn(records, event=amended(Change.between("summary", TRUE_OLD, TRUE_OLD)))
    (found,) = records.verify().findings
    name = f"involvements:{builders.an_involvement().id}"
    assert (found.code, found.values) == ("account_differs", {"record": name})


def test_a_part_is_not_accused_for_an_account_of_its_incident_that_was_taken_away(records: Records) -> None:
    records.log(builders.a_person(), builders.an_involvement())
    withdrawn(records, event=amended())
    withdrawn(records)
    records.forge("DELETE FROM audit_payloads WHERE number = 3")
    assert [found.code for found in records.verify().findings] == ["payload_missing"]
