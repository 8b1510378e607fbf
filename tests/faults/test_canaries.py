"""Nothing that is typed or added is ever written plainly: every field holds a canary, every file is searched for them.

Looked for while the program runs and after it closed, in the store, the temp folder and the profile, in UTF-8 and in
UTF-16.
"""

from __future__ import annotations

import dataclasses
import itertools
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.drafts import (
    DecisionDraft,
    DescribedItemDraft,
    DraftPerson,
    ExemptionDraft,
    IncidentDraft,
    NoteDraft,
    NoticeDraft,
    PrintRequest,
    ReferralDraft,
)
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.services.desk import Desk
from samples import png

_numbers = itertools.count(1)


def canary() -> str:
    return f"Canary{next(_numbers):04}Kanarienvogel"


def filled(draft: Any, **fixed: Any) -> Any:
    """Every text of a draft that is free holds a canary of its own."""
    texts = {
        part.name: canary()
        for part in dataclasses.fields(draft)
        if part.type == "str" and part.name not in fixed and part.name not in CODED
    }
    return replace(draft, **texts, **fixed)


CODED = {
    "happened_kind", "happened_start", "happened_end", "discovered", "reported", "at", "acknowledged", "made", "closed",
    "decided", "route", "question", "to_kind", "declared_on", "dsl_on", "head_on", "chair_on", "decided_on", "decision",
    "in_force_from", "in_force_to", "review_on", "ended_on", "kind", "standing", "staff_name", "part",
    "method", "told_how", "place", "answer", "live", "whole_screen",
}  # fmt: skip


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temp folder of our own, so that whatever is left in it is ours."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    return folder


def leaks(*folders: Path) -> Iterator[str]:
    marks = [
        word.encode(form)
        for word in ("Canary", "Kanarienvogel")
        for form in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and any(mark in path.read_bytes() for mark in marks):
                yield path.name


def work_on(desk: Desk, tmp_path: Path) -> None:
    files = [png(tmp_path, 60, 40, name=f"{canary()}.png"), tmp_path / f"{canary()}.txt"]
    files[1].write_text(canary() * 2000)
    person = filled(DraftPerson(part="affected"), handles=(canary(),))
    draft: IncidentDraft = filled(desk.incident_log.new_draft(), people=(person,))
    kept = desk.incident_log.keep_draft(filled(desk.incident_log.new_draft(), people=(person,)))
    intake = desk.exhibits.receive_into_draft(kept, files, "no", filled(CaptureCard()))
    assert len(intake.received) == 2
    draft = desk.exhibits.receive_into_draft(draft, files, "no", filled(CaptureCard())).draft or draft
    incident = desk.incident_log.log(draft)
    case = desk.incident_log.open(incident.id)
    assert case.incident.summary.startswith("Canary") and len(case.exhibits) == 2
    desk.exhibits.look(case.exhibits[0].id)
    desk.exhibits.amend_card(case.exhibits[0].id, 1, filled(CaptureCard()))
    desk.exhibits.isolate(case.exhibits[1].id, canary())
    desk.exhibits.describe(incident.id, filled(DescribedItemDraft()))
    desk.incident_log.add_note(incident.id, NoteDraft(text=canary()))
    desk.notices.tell(incident.id, filled(NoticeDraft(to_kind="head")))
    desk.referrals.refer(incident.id, filled(ReferralDraft(route="police_101")))
    desk.decisions.decide(incident.id, filled(DecisionDraft(question="lado", answer="refer")))
    desk.exemptions.record(filled(ExemptionDraft(kind="family_friend"), staff_name=canary()))
    amended = replace(desk.incident_log.amendment_draft(case), summary=canary())
    desk.incident_log.amend(incident.id, case.incident.row_version, amended, canary())
    assert desk.search.find("Canary")
    desk.printing.prepare_case_file(incident.id, filled(PrintRequest()))
    desk.school_profile.amend(name=canary(), town=canary(), marking=canary())
    desk.preferences.keep({"last": canary()})


def test_no_canary_is_ever_written_plainly(
    store_path: Path, profile: Path, temp: Path, tmp_path: Path
) -> None:
    clock = StoppedClock()
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    outside = tmp_path / "outside"
    outside.mkdir()
    work_on(desk, outside)
    looked_in = (store_path, profile, temp)
    assert (store_path / "records.db-wal").stat().st_size > 0 and len(list(store_path.rglob("*.age"))) > 4
    assert not [path for folder in looked_in for path in folder.rglob("*Canary*")]
    assert list(leaks(*looked_in)) == []  # while it runs
    assert list(leaks(outside))  # the search does find what is there
    desk.lock()
    assert list(leaks(*looked_in)) == []
    again = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    assert again.audit_trail.verify().ok and again.incident_log.drafts()[0].summary.startswith("Canary")
    again.close()
    assert list(leaks(*looked_in)) == []
