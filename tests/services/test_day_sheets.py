"""What leaves for when the desk is locked: references, clocks and numbers; not one name, and nothing of any case."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.documents.reading import words_of
from tests.services.acts import logged

from ics_reading import moment, read_calendar, text
from safetydesk.domain.clock import Moment
from safetydesk.domain.closing_drafts import ActionDraft
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.drafts import DraftPerson, ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import DaySheetPrinted
from safetydesk.domain.incident import Incident
from safetydesk.domain.referral_drafts import AgencyDraft
from safetydesk.services.desk import Desk

SECRETS = ("Maya Okonjo", "in the changing room", "Mr Fenwick", "@north.watch")


@pytest.fixture
def incident(desk: Desk, clock: StoppedClock) -> Incident:
    clock.set(Moment.london(2026, 11, 20, 16, 0))
    made = logged(
        desk,
        summary=f"{SECRETS[0]} was filmed {SECRETS[1]} by {SECRETS[3]}",
        categories=("STAFF-UNSUIT",),
        discovered="today 15:30",
        severity=3,
        people=(DraftPerson(part="affected", name=SECRETS[0]), DraftPerson(part="alleged", name=SECRETS[2])),
    )
    draft = ReferralDraft(route="police_101", organisation=f"Sergeant of {SECRETS[2]}", made="today 15:40")
    desk.referrals.refer(made.id, draft)
    agency = AgencyDraft(
        name="Whitlow LADO", routes=("lado",), phone="01632 960 111", hours="Mon-Fri 9-17", checked="today",
        checked_by="Morgan",
    )  # fmt: skip
    desk.agencies.add(agency)
    return made


def test_the_sheet_tells_what_is_due_and_whom_to_ring_and_no_more(
    desk: Desk, incident: Incident, tmp_path: Path, clock: StoppedClock
) -> None:
    clock.set(Moment.london(2026, 11, 23, 16, 0))
    desk.day_sheets.save(tmp_path / "sheet.pdf")
    said = " ".join(words_of((tmp_path / "sheet.pdf").read_bytes()).split())
    for wanted in (
        incident.reference,
        "Tell the LADO",
        "23 Nov 2026 15:30",
        desk.me.name,
        "01632 960 111",
        "Overdue",
    ):
        assert wanted in said, wanted
    assert not [secret for secret in SECRETS if any(word in said for word in secret.split()[-1:])]
    done = desk.audit_trail.page(0, 1)[0]
    assert done.kind == "DaySheetPrinted"
    assert {field.name for field in fields(DaySheetPrinted)} == {
        "subject"
    }  # a count tells of restricted ones


def test_the_sheet_has_the_actions_that_are_to_be_done_and_none_of_their_words(
    desk: Desk, incident: Incident, clock: StoppedClock
) -> None:
    for owner, due, origin in (
        (desk.me.name, "24 Nov 2026", "debrief"),
        (SECRETS[2], "21 Nov 2026", "incident"),
        (desk.me.name, "24 Nov 2027", "closing"),
    ):
        what = f"Ring {SECRETS[2]} about {SECRETS[0]}"
        draft = ActionDraft(what=what, owner=owner, due=due, arisen_from=origin)
        desk.actions.add(incident.id, draft)
    clock.set(Moment.london(2026, 11, 23, 16, 0))
    said = words_of(desk.day_sheets.drawn())
    listed = said[said.index("Actions still to be done") : said.index("Waiting for")]
    assert f"{incident.reference} The incident overdue since 21 Nov 2026 Not a member of the team" in listed
    assert f"{incident.reference} The debrief 24 Nov 2026 {desk.me.name}" in listed
    assert "2027" not in listed
    assert not [secret for secret in SECRETS if any(word in said for word in secret.split()[-1:])]


def test_the_calendar_file_has_an_event_for_each_clock_and_the_same_again_tomorrow(
    desk: Desk, incident: Incident, clock: StoppedClock
) -> None:
    content = desk.day_sheets.calendar()
    _own, events = read_calendar(content)
    lines = desk.day_sheets.sheet().clocks
    assert [moment(event["DTSTART"]) for event in events] == [line.due.utc for line in lines] and len(
        lines
    ) > 1
    assert {text(event["SUMMARY"]) for event in events} == {f"SafetyDesk {incident.reference}"}
    assert not [secret for secret in (*SECRETS, "LADO", desk.me.name) if secret.encode() in content]
    before = {event["UID"]: event["DTSTART"] for event in events}
    why = DeadlineChangeDraft(
        kind="extended", until="25 Nov 2026 12:00", reason="They asked us to wait", agreed_by="Duty officer"
    )
    desk.deadlines.change(incident.id, "lado_contact", incident.id, why)
    clock.move(minutes=1)
    moved = {event["UID"]: event for event in read_calendar(desk.day_sheets.calendar())[1]}
    assert before.keys() == moved.keys()
    (changed,) = (uid for uid in before if moved[uid]["DTSTART"] != before[uid])
    assert moved[changed]["DTSTART"] == "20261125T120000Z"
    assert not [code for code in desk.vocabulary.every_deadline_rule if code.encode() in content], (
        "which rule it is tells what the case is"
    )


def test_neither_is_written_into_the_store(desk: Desk, incident: Incident) -> None:
    for save in (desk.day_sheets.save, desk.day_sheets.save_calendar):
        with pytest.raises(Refusal) as raised:
            save(desk.store_path / "sheet.pdf")
        assert raised.value.code == "print_path_in_store"
