"""No act of this program's own makes `verify` cry out: amended, locked, freed, printed, failed, across sessions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged, logged_with_files, recategorised, with_files
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_exemptions import AGREED

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.drafts import (
    DescribedItemDraft,
    DraftPerson,
    NoteDraft,
    NoticeDraft,
    PrintRequest,
    ReferralDraft,
)
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.incident import Incident
from safetydesk.services.desk import Desk


def sound(desk: Desk) -> None:
    verdict = desk.audit_trail.verify()
    assert verdict.findings == () and verdict.ok


def amended(desk: Desk, incident: Incident, **fields: object) -> Incident:
    case = desk.incident_log.reread(incident.id)
    draft = replace(desk.incident_log.amendment_draft(case), **fields)  # type: ignore[arg-type]  # fields of a draft
    return desk.incident_log.amend(incident.id, case.incident.row_version, draft, "misheard")


def test_amendments_of_every_field_and_back(desk: Desk) -> None:
    incident = logged(desk, categories=("BULLY",))
    for fields in (
        {
            "happened_kind": "between",
            "happened_start": "1 Nov 2026 08:00",
            "happened_end": "3 Nov 2026 14:05",
        },
        {
            "happened_kind": "about",
            "happened_start": "2 Nov 2026 10:00",
            "happened_end": "",
            "happened_source": "Ada",
        },
        {"discovered": "4 Nov 2026 09:00", "reported": "4 Nov 2026 09:30"},
        {"reported": "", "happened_kind": "unknown", "happened_start": "", "happened_source": ""},
        {
            "summary": '“Ünïcode” \u202e \\ " 😀\nsecond line',
            "child_words": "",
            "severity": 4,
            "wishes": "None",
        },
        {"categories": ("SEXTORT", "BULLY"), "address": "@lark", "severity_reason": "why"},
    ):
        incident = amended(desk, incident, **fields)
        sound(desk)
    first = desk.incident_log.reread(incident.id)
    assert len(first.amendments) == 6


def test_locked_freed_and_isolated(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    one, other = case.exhibits
    card = replace(CaptureCard(), description="What it shows", handle="@lark", series_number=1, series_of=2)
    desk.exhibits.amend_card(one.id, one.row_version, card)
    desk.exhibits.isolate(other.id, "not needed")
    desk.exhibits.free(other.id, "needed after all")
    recategorised(desk, case, "NUDES")  # isolates what is there
    sound(desk)
    recategorised(desk, desk.incident_log.reread(case.incident.id), "BULLY")
    desk.exhibits.describe(case.incident.id, DescribedItemDraft(shows="A threat", said_by="Ada"))
    sound(desk)


def test_what_is_recorded_on_an_incident(desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk, people=(DraftPerson(name="Ada Brand", kind="pupil", part="affected"),))
    desk.incident_log.add_person(incident.id, DraftPerson(name="Bo Lark", kind="pupil", part="witness"))
    desk.incident_log.add_note(incident.id, NoteDraft(text="Telephoned"))
    notice = desk.notices.tell(incident.id, NoticeDraft(to_kind="head", to_name="Mr Castellan", said="All"))
    desk.notices.acknowledge(notice.id, notice.row_version, "now", "Mr Castellan", "Will do")
    referral = desk.referrals.refer(incident.id, ReferralDraft(route="police_101", shared="All"))
    draft = replace(desk.referrals.draft_of(referral), advice="Keep the phone", outcome="NFA")
    desk.referrals.update(referral.id, referral.row_version, draft)
    desk.school_profile.amend(town="Larkmouth")
    desk.search.find("telephoned")
    sound(desk)
    for act in (desk.printing.printed, desk.printing.abandon):
        act(desk.printing.prepare_case_file(incident.id, PrintRequest(recipient="Police", purpose="Enquiry")))
    sound(desk)


def test_refused_and_stale_acts_leave_no_trace(desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    stale = desk.incident_log.amendment_draft(desk.incident_log.reread(incident.id))
    amended(desk, incident, summary="Second")
    with pytest.raises(StaleRecord):
        desk.incident_log.amend(incident.id, incident.row_version, replace(stale, summary="Third"), "why")
    with pytest.raises(Refusal):
        amended(desk, incident)
    desk.incident_log.discard_draft(with_files(desk, tmp_path, 1).id, sure=True)
    sound(desk)


def test_exemptions_amended_and_ended(desk: Desk) -> None:
    exemption = desk.exemptions.record(AGREED)
    for fields in (
        {"conditions": "None", "platforms": "WhatsApp, Signal"},
        {"in_force_to": "1 Dec 2027", "review_on": "2 Dec 2026"},
        {"decision": "ended", "ended_on": "20 Nov 2026", "ended_reason": "Moved away", "review_on": ""},
    ):
        file = desk.exemptions.reread(exemption.id)
        draft = replace(desk.exemptions.draft_of(file.exemption, file.staff), **fields)
        desk.exemptions.amend(exemption.id, file.exemption.row_version, draft, "reviewed")
        sound(desk)
    assert desk.search.find("signal")


def test_over_several_sessions_however_they_end(store_path: Path, clock: StoppedClock) -> None:
    for end in ("close", "lock", "let_go", "close"):
        desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
        sound(desk)
        amended(desk, logged(desk, summary=f"Ended by {end}"), summary=f"It ended by {end}")
        getattr(desk, end)()
        clock.move(days=40)
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    sound(desk)
    desk.close()
