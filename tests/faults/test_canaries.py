"""Nothing that is typed or added is ever written plainly: every field holds a canary, every file is searched for them.

Looked for in UTF-8 and in UTF-16, in the store, the temp folder and the profile: in each file as it is renamed or
removed while the program works, in all of them at each act, and after the store was closed. No file is written
anywhere else.
"""

from __future__ import annotations

import dataclasses
import itertools
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.faults.watching import Watch, leaks
from tests.intake.hostile_pdfs import one_page
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_in_words import written

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain import drafts
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.drafts import (
    DecisionDraft,
    DescribedItemDraft,
    DraftPerson,
    ExemptionDraft,
    FormDraft,
    IncidentDraft,
    NoteDraft,
    NoticeDraft,
    PrintRequest,
    ReferralDraft,
)
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.intake.preview import NoPreview
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
    FILLED.add(type(draft))
    return replace(draft, **texts, **fixed)


CODED = {
    "happened_kind", "happened_start", "happened_end", "discovered", "reported", "at", "acknowledged", "made", "closed",
    "decided", "route", "form", "about", "slot", "question", "to_kind",
    "declared_on", "dsl_on", "head_on", "chair_on", "decided_on", "decision",
    "in_force_from", "in_force_to", "review_on", "ended_on", "kind", "standing", "staff_name", "part",
    "method", "told_how", "place", "device", "answer", "live", "whole_screen", "informed",
    "account", "context_included", "where_kind", "holder_kind",
}  # fmt: skip
FILLED = set[type]()


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temp folder of our own, so that whatever is left in it is ours."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    return folder


def work_on(desk: Desk, outside: Path) -> Iterator[str]:
    """A desk's day; stops after each act, for whoever wants to look into the files meanwhile."""
    files = [png(outside, 60, 40, name=f"{canary()}.png"), outside / f"{canary()}.txt"]
    files[1].write_text(canary() * 2000)
    person = filled(DraftPerson(part="affected"), handles=(canary(),))
    draft: IncidentDraft = filled(desk.incident_log.new_draft(), people=(person,))
    kept = desk.incident_log.keep_draft(filled(desk.incident_log.new_draft(), people=(person,)))
    yield "a draft"
    intake = desk.exhibits.receive_into_draft(kept, files, "no", filled(CaptureCard()))
    assert len(intake.received) == 2
    yield "files in a draft"
    draft = desk.exhibits.receive_into_draft(draft, files, "no", filled(CaptureCard())).draft or draft
    incident = desk.incident_log.log(draft)
    yield "an incident"
    desk.exhibits.receive(incident.id, files[1:], "no", filled(CaptureCard()))
    case = desk.incident_log.open(incident.id)
    assert case.incident.summary.startswith("Canary") and len(case.exhibits) == 3
    desk.exhibits.look(case.exhibits[0].id)
    yield "a look"
    pdf = outside / f"{canary()}.pdf"
    pdf.write_bytes(one_page(content=b"BT (" + (canary() * 200).encode() + b") Tj ET"))
    assert desk.exhibits.receive(incident.id, [pdf], "no").received
    for exhibit in desk.incident_log.reread(incident.id).exhibits:
        sight = desk.viewing.open(exhibit.id)
        assert not isinstance(sight.shows, NoPreview)
    yield "a look at each kind"
    copy = desk.copies_out.take_out(case.exhibits[1].id, outside, canary())
    assert list(leaks(outside))
    yield "a plain copy, which stands outside"
    desk.copies_out.delete_now(copy.id, copy.row_version)
    yield "that copy deleted"
    desk.exhibits.amend_card(case.exhibits[0].id, 1, filled(CaptureCard()))
    desk.exhibits.isolate(case.exhibits[1].id, canary())
    desk.exhibits.free(case.exhibits[1].id, canary())
    desk.exhibits.describe(incident.id, filled(DescribedItemDraft()))
    for kind in KINDS:
        fixed = dict.fromkeys((*kind.moments(), *kind.days(), *kind.lists), "") | {
            "viewing_reasons": ("only_way",)
        }
        fixed |= dict.fromkeys(set(kind.moments()) & set(kind.needed), "now")
        draft = filled(kind.draft(), **{name: fixed[name] for name in kind.fields if name in fixed})
        record = written(desk, incident.id, draft)
        first = next(name for name in kind.needed if name not in fixed)
        desk.in_words.amend(record.id, 1, replace(draft, **{first: canary()}), canary())
    item = desk.held_items.record(
        incident.id, filled(HeldItemDraft(taken="now"), place=canary(), power="", taken="now")
    )
    desk.custody.record(item.id, filled(CustodyDraft(kind="handed_over"), holder="", place=canary()))
    assert desk.custody_papers.labels(incident.id, []).pages
    assert desk.custody_papers.hand_over_sheet(incident.id, []).pages
    yield "evidence"
    desk.incident_log.add_note(incident.id, filled(NoteDraft()))
    desk.incident_log.add_person(incident.id, filled(DraftPerson(part="witness"), handles=(canary(),)))
    notice = desk.notices.tell(incident.id, filled(NoticeDraft(to_kind="head")))
    assert notice.said
    referral = desk.referrals.refer(incident.id, filled(ReferralDraft(route="police_101")))
    desk.referrals.update(referral.id, 1, replace(desk.referrals.draft_of(referral), outcome=canary()))
    desk.decisions.decide(incident.id, filled(DecisionDraft(question="lado", answer="refer")))
    yield "an escalation"
    exemption = desk.exemptions.record(filled(ExemptionDraft(kind="family_friend"), staff_name=canary()))
    amended = replace(desk.incident_log.amendment_draft(case), summary=canary())
    desk.incident_log.amend(incident.id, case.incident.row_version, amended, canary())
    yield "an amendment"
    texts = {canary(): canary() for _ in range(3)}
    now = desk.clock.now()
    desk.form_drafts.keep(
        filled(FormDraft(form="note", begun=now, kept=now), values=texts, titles=texts, before=texts)
    )
    desk.school_profile.amend(name=canary(), town=canary(), marking=canary())
    desk.preferences.keep({"last": canary()})
    assert desk.search.find("Canary")
    yield "a search"
    desk.printing.prepare_certificate(exemption.id, filled(PrintRequest()))
    prepared = desk.printing.prepare_case_file(incident.id, filled(PrintRequest()))
    yield "a print"
    desk.printing.save(prepared, outside / "case-file.pdf")
    yield "a copy that left"


def test_no_canary_is_ever_written_plainly(
    store_path: Path, profile: Path, temp: Path, tmp_path: Path
) -> None:
    clock, outside = StoppedClock(), tmp_path / "outside"
    outside.mkdir()
    places = (store_path, profile, temp)
    watch = Watch(*places, allowed=(outside,))
    try:
        desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
        for act in work_on(desk, outside):
            assert list(leaks(*places)) == [], act
        assert (store_path / "records.db-wal").stat().st_size > 0
        assert len(list(store_path.rglob("*.age"))) > 4
        desk.lock()
        assert list(leaks(*places)) == []
        again = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
        assert again.audit_trail.verify().ok and again.incident_log.drafts()[0].summary.startswith("Canary")
        again.close()
        assert list(leaks(*places)) == []
    finally:
        watch.is_over = True
    assert watch.leaky == set() and watch.elsewhere == set()
    assert any(name.endswith(".part") for name in watch.gone)  # it did see files under their first names
    assert list(leaks(outside))  # and the search does find what is there
    assert drafts_of(drafts) - FILLED == {drafts.DraftEvidence}  # that one is made by receiving a file


def drafts_of(module: ModuleType) -> set[type]:
    """One added later must hold canaries too; those of the team are filled in `test_team_canaries`."""
    mine = (kind for kind in vars(module).values() if getattr(kind, "__module__", "") == module.__name__)
    return {kind for kind in mine if isinstance(kind, type) and dataclasses.is_dataclass(kind)}


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_watch_sees_a_file_that_comes_and_goes(form: str, temp: Path, tmp_path: Path) -> None:
    watch = Watch(temp)
    try:
        for name in ("removed", "renamed", "kept"):
            (temp / name).write_bytes(b"\x00" + canary().encode(form))
        (temp / "removed").unlink()
        assert set(leaks(temp)) == {"renamed", "kept"}
        (temp / "renamed").rename(tmp_path / "aside")
        (tmp_path / "elsewhere").write_text("nothing")
    finally:
        watch.is_over = True
    assert watch.leaky == {"removed", "renamed"} and watch.elsewhere == {str(tmp_path / "elsewhere")}
