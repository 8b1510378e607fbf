"""Derived copies: a new exhibit beside an untouched parent, never where no picture may be, never half."""

from __future__ import annotations

import hashlib
import io
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from tests.services.acts import logged_with_files, recategorised

from safetydesk.domain.derivation import CROP, REDACTION, Area, DerivationDraft
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal, SafetyDeskError
from safetydesk.domain.events import DerivedCopyMade, DisclosurePrepared
from safetydesk.domain.exhibit import WITHDRAWN, CaptureCard, Exhibit, derived_of, family_of
from safetydesk.intake import derived_picture
from safetydesk.services.desk import Desk
from safetydesk.wording import event_words

PRINT = PrintRequest(recipient="A parent", purpose="Their own child")
AREA = Area(left=5, top=6, width=7, height=8, reason="other_child")
PLACE = {
    "platform": "snapchat", "shown_time": "09:38", "clock_checked": "wrong", "clock_wrong_by": "2 minutes fast"
}  # fmt: skip
COVER = DerivationDraft(kind=REDACTION, areas=(AREA,), note="  The sister's face ")


@pytest.fixture
def parent(desk: Desk, tmp_path: Path) -> Exhibit:
    return logged_with_files(desk, tmp_path, 1, categories=("BULLY",)).exhibits[0]


def content(desk: Desk, exhibit: Exhibit) -> bytes:
    sealed = exhibit.sealed
    return desk.derived_copies._files.read(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)


def test_a_copy_is_an_exhibit_of_its_own_and_the_parent_stays(desk: Desk, parent: Exhibit) -> None:
    before = content(desk, parent)
    copy = desk.derived_copies.make(parent.id, COVER)
    case = desk.incident_log.reread(parent.incident_id)
    assert case.exhibits == (parent, copy) and content(desk, parent) == before
    assert copy.number.split("/")[1] == "2" and copy.sealed.kind == "png" and copy.sealed.source == "derived"
    assert copy.derivation.parent == parent.id and copy.derivation.note == "The sister's face"
    assert copy.derivation.reasons == ("other_child",)
    assert copy.card.description == f"Derived copy: {parent.number}, the original, with parts covered."
    assert copy.sealed.declaration == parent.sealed.declaration
    image = Image.open(io.BytesIO(content(desk, copy)))
    assert image.crop(AREA.box).getextrema() == ((0, 0),) * 3
    assert copy.sealed.sha256 == hashlib.sha256(content(desk, copy)).hexdigest()
    kinds = [done.kind for done in case.history][-2:]
    assert kinds == ["ExhibitOpened", "DerivedCopyMade"]
    event = case.history[-1].event
    assert isinstance(event, DerivedCopyMade) and (event.number, event.parent_number) == (
        copy.number,
        parent.number,
    )
    assert desk.audit_trail.verify().ok
    line = desk.custody.line(copy.id)
    assert line.is_unbroken and line.made_from == parent.number and line.was_made(line.steps[0])
    assert line.steps[0].giver == "" and not line.giver_is_unsaid(line.steps[0])


def test_what_was_typed_of_the_parent_is_not_printed_beside_what_was_covered(
    desk: Desk, parent: Exhibit
) -> None:
    told = {
        each.name: "Ruby Marsh"
        for each in fields(CaptureCard)
        if each.type == "str" and each.name not in PLACE
    }
    card = CaptureCard(**told, **PLACE, captured=parent.added, live_checked=parent.added)
    with desk.office.work() as work:
        now = work.replace(replace(work.get(Exhibit, parent.id), card=card))
        work.commit(DerivedCopyMade(subject=now.incident_id, reference="x", record=now.id, number="", parent=now.id,
                                    parent_number="", how=CROP))  # fmt: skip
    for draft in (COVER, DerivationDraft(kind=CROP, areas=(replace(AREA, reason="unrelated"),))):
        copy = desk.derived_copies.make(parent.id, draft)
        assert "Ruby" not in repr(copy.card)
        assert copy.card == CaptureCard(description=copy.card.description, captured=card.captured, **PLACE)


def test_a_copy_of_a_copy_and_who_hangs_together(desk: Desk, parent: Exhibit) -> None:
    copy = desk.derived_copies.make(parent.id, COVER)
    crop = DerivationDraft(kind=CROP, areas=(replace(AREA, reason="unrelated"),))
    second = desk.derived_copies.make(copy.id, crop)
    beside = desk.derived_copies.make(parent.id, crop)
    exhibits = desk.incident_log.reread(parent.incident_id).exhibits
    assert derived_of(exhibits, parent.id) == (copy, second, beside)
    assert derived_of(exhibits, copy.id) == (second,) and derived_of(exhibits, second.id) == ()
    assert family_of(exhibits, second.id) == (parent, copy, beside)
    assert Image.open(io.BytesIO(content(desk, second))).size == (7, 8)


def test_where_no_picture_may_be_none_is_made(
    desk: Desk, parent: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(type(desk.derived_copies._files), "read", never)
    recategorised(desk, desk.incident_log.reread(parent.incident_id), "NUDES")
    desk.exhibits.free(parent.id, "A photograph of the bus stop, judged from its card")
    entries = desk.audit_trail.count()
    with pytest.raises(Refusal) as raised:
        desk.derived_copies.make(parent.id, COVER)
    assert raised.value.code == "images_never" and desk.audit_trail.count() == entries


def test_what_may_not_be_seen_is_not_copied(desk: Desk, parent: Exhibit) -> None:
    desk.exhibits.isolate(parent.id, "other")
    with pytest.raises(Refusal) as raised:
        desk.derived_copies.make(parent.id, COVER)
    assert raised.value.code == "exhibit_isolated"
    with desk.office.work() as work:  # as the acts of custody leave it
        now = work.replace(replace(work.get(Exhibit, parent.id), state=WITHDRAWN))
        work.commit(DerivedCopyMade(subject=now.incident_id, reference="x", record=now.id, number="", parent=now.id,
                                    parent_number="", how=CROP))  # fmt: skip
    with pytest.raises(Refusal) as raised:
        desk.derived_copies.make(parent.id, COVER)
    assert raised.value.code == "exhibit_withdrawn"


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (replace(COVER, areas=()), "needed"),
        (replace(COVER, areas=(replace(AREA, reason=""),)), "reason_for_each_area"),
        (replace(COVER, areas=(replace(AREA, reason="made_up"),)), "not_in_the_list"),
        (replace(COVER, areas=(replace(AREA, reason="other"),), note=" "), "needed"),
        (replace(COVER, kind=CROP, areas=(AREA, AREA)), "one_area_only"),
        (replace(COVER, kind="blur"), "not_in_the_list"),
        (replace(COVER, areas=(replace(AREA, width=9999),)), "area_off_the_picture"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(
    draft: DerivationDraft, code: str, desk: Desk, parent: Exhibit
) -> None:
    with pytest.raises(Refusal) as raised:
        desk.derived_copies.make(parent.id, draft)
    assert [problem.code for problem in raised.value.problems] == [code]
    assert len(desk.incident_log.reread(parent.incident_id).exhibits) == 1


def test_what_is_not_proved_leaves_nothing(
    desk: Desk, parent: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derived_picture, "is_bare", lambda *_given: False)
    with pytest.raises(Refusal) as raised:
        desk.derived_copies.make(parent.id, COVER)
    assert raised.value.code == "derived_not_proved"
    assert len(list((desk.store_path / "exhibits").rglob("*.age*"))) == 1


def test_isolated_while_it_was_made_no_byte_of_it_stays(
    desk: Desk, parent: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = desk.derived_copies._files.seal

    def meanwhile(*given: object, **named: object) -> object:
        sealed = seal(*given, **named)  # type: ignore[arg-type]  # handed on as it came
        desk.exhibits.isolate(parent.id, "other")
        return sealed

    monkeypatch.setattr(desk.derived_copies._files, "seal", meanwhile)
    with pytest.raises(SafetyDeskError) as raised:
        desk.derived_copies.make(parent.id, COVER)
    assert raised.value.code == "exhibit_isolated"
    assert len(list((desk.store_path / "exhibits").rglob("*.age*"))) == 1


@pytest.mark.parametrize(
    ("pictures", "shown"), [("", {"2"}), ("covered", {"2"}), ("originals", {"1"}), ("both", {"1", "2"})]
)
def test_a_print_shows_the_covered_copy_or_what_was_chosen(
    desk: Desk, parent: Exhibit, pictures: str, shown: set[str]
) -> None:
    copy = desk.derived_copies.make(parent.id, COVER)
    prepared = desk.printing.prepare_case_file(parent.incident_id, replace(PRINT, pictures=pictures))
    numbers = {parent.id: "1", copy.id: "2"}
    assert {numbers[each] for each in prepared.pictured} == shown
    said = " ".join(
        " ".join(page.get_textpage().get_text_bounded().split()) for page in PdfDocument(prepared.pdf)
    )
    assert (f"{copy.number} shows it with parts covered" in said) == (shown == {"2"})
    assert (f"{parent.number} shows it uncovered" in said) == (shown == {"1"})
    assert ("parts of it are covered in" in said) == ("1" in shown)
    assert "Where a copy with parts covered was made" in said
    event = desk.incident_log.reread(parent.incident_id).history[-1].event
    assert isinstance(event, DisclosurePrepared) and event.pictures == (pictures or "covered")
    words = {"1": "originals", "2": "covered pictures"}
    assert all(words[each] in event_words(event, desk.vocabulary) for each in shown)


def test_a_print_without_covered_copies_says_nothing_of_them(desk: Desk, parent: Exhibit) -> None:
    prepared = desk.printing.prepare_case_file(parent.incident_id, PRINT)
    event = desk.incident_log.reread(parent.incident_id).history[-1].event
    assert isinstance(event, DisclosurePrepared) and event.pictures == "" and len(prepared.pictured) == 1
    with pytest.raises(Refusal):
        desk.printing.prepare_case_file(parent.incident_id, replace(PRINT, pictures="some"))
