"""The image guard attacked: acts side by side, files carried elsewhere, forms that remember too much."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.services.acts import a_draft, logged, logged_with_files, recategorised, with_files

from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import DescribedItemDraft, DraftEvidence, PrintRequest
from safetydesk.domain.errors import Refusal
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.intake.preview import Picture, PreviewRoom
from safetydesk.services import claiming
from safetydesk.services.desk import Desk
from samples import png

REQUEST = PrintRequest(recipient="PC", purpose="p")


def sealed_names(desk: Desk) -> set[str]:
    return {path.stem for path in (desk.store_path / "exhibits").rglob("*.age")}


def test_attaching_and_recategorising_at_the_same_moment(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claiming, "MOST_FILES", 2)
    incident = logged(desk, categories=("BULLY",))
    files = [png(tmp_path, 30 + number, 20, name=f"{number}.png") for number in range(12)]
    two_in = threading.Event()
    ended, refused = threading.Event(), list[str]()

    class Told:
        def step(self, done: int, total: int, label: str) -> None:
            if total == len(files) and done >= 2:
                two_in.set()

    def adding() -> None:
        try:
            desk.exhibits.receive(incident.id, files, "no", CaptureCard(), Told())
        except Refusal as fault:
            refused.append(fault.code)
        ended.set()

    adder = threading.Thread(target=adding)
    adder.start()
    assert two_in.wait(30)
    recategorised(desk, desk.incident_log.reread(incident.id), "NUDES")
    adder.join(60)
    assert ended.is_set() and refused in ([], ["images_never"])
    case = desk.incident_log.reread(incident.id)
    assert case.is_locked and len(case.exhibits) >= 2
    assert all(exhibit.is_isolated for exhibit in case.exhibits)
    assert sealed_names(desk) == {exhibit.sealed.file_name for exhibit in case.exhibits}
    assert desk.audit_trail.verify().ok


def test_isolated_while_it_is_being_decoded_is_not_handed_out(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    (exhibit,) = case.exhibits
    decode = PreviewRoom.look

    def slow(room: PreviewRoom, *given: object) -> object:
        recategorised(desk, case, "NUDES")
        return decode(room, *given)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(PreviewRoom, "look", slow)
    with pytest.raises(Refusal) as raised:
        desk.exhibits.look(exhibit.id)
    assert raised.value.code == "exhibit_isolated"


def test_a_drafts_file_isolated_while_it_is_being_decoded_is_not_handed_out(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = with_files(desk, tmp_path, 1, categories=("BULLY",))
    decode = PreviewRoom.look

    def slow(room: PreviewRoom, *given: object) -> object:
        desk.incident_log.keep_draft(replace(draft, sexual_image=True))
        return decode(room, *given)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(PreviewRoom, "look", slow)
    with pytest.raises(Refusal) as raised:
        desk.exhibits.look_at_draft(draft.evidence[0])
    assert raised.value.code == "exhibit_isolated"


@pytest.mark.parametrize("is_kept", [True, False])
def test_an_isolated_exhibit_is_not_carried_into_another_incident(
    is_kept: bool, desk: Desk, tmp_path: Path
) -> None:
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    recategorised(desk, case, "NUDES")
    carried = tuple(DraftEvidence(sealed=each.sealed, card=each.card) for each in case.exhibits)
    draft = a_draft(desk, categories=("BULLY",), evidence=carried)
    if is_kept:
        assert desk.incident_log.keep_draft(draft).evidence == ()
    other = desk.incident_log.log(draft)
    assert desk.incident_log.reread(other.id).exhibits == ()


def test_a_drafts_files_are_not_carried_into_another_draft(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 1, categories=("BULLY",))
    desk.incident_log.keep_draft(replace(draft, categories=("NUDES",)))
    other = desk.incident_log.log(a_draft(desk, categories=("BULLY",), evidence=draft.evidence))
    assert desk.incident_log.reread(other.id).exhibits == ()


def test_a_file_taken_out_of_a_draft_does_not_come_back_by_an_older_form(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 2, categories=("BULLY",))
    desk.exhibits.remove_from_draft(draft, draft.evidence[0].sealed.file_name)
    case = desk.incident_log.reread(desk.incident_log.log(draft).id)
    assert [each.sealed.original_name for each in case.exhibits] == ["shot1.png"]
    assert isinstance(desk.exhibits.look(case.exhibits[0].id), Picture)
    assert desk.audit_trail.verify().ok


def test_a_card_typed_in_the_form_goes_with_its_file(desk: Desk, tmp_path: Path) -> None:
    draft = with_files(desk, tmp_path, 1)
    typed = replace(draft.evidence[0], card=CaptureCard(description="The group's name"))
    case = desk.incident_log.reread(desk.incident_log.log(replace(draft, evidence=(typed,))).id)
    assert case.exhibits[0].card.description == "The group's name"


@pytest.mark.parametrize("way", ["second category", "mark", "described", "mark on top of a lock"])
def test_every_way_to_lock_isolates_three_exhibits(way: str, desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 3, categories=("BULLY",))
    prepared = desk.printing.prepare_case_file(case.incident.id, REQUEST)
    assert len(prepared.pictured) == 3
    if way == "described":
        item = DescribedItemDraft(shows="A nude, said Ada", said_by="Ada", sexual_image=True)
        desk.exhibits.describe(case.incident.id, item)
    else:
        form = desk.incident_log.amendment_draft(case)
        form = replace(form, severity=4, sexual_image="mark" in way)
        if way != "mark":
            form = replace(form, categories=("BULLY", "CSAM"))
        desk.incident_log.amend(case.incident.id, case.incident.row_version, form, "what it is")
    after = desk.incident_log.reread(case.incident.id)
    assert after.is_locked and [each.state for each in after.exhibits] == ["isolated"] * 3
    for exhibit in after.exhibits:
        with pytest.raises(Refusal):
            desk.exhibits.look(exhibit.id)
    with pytest.raises(Refusal) as raised:  # drawn before, with the pictures in it
        desk.printing.save(prepared, tmp_path / "out.pdf")
    assert raised.value.code == "print_holds_isolated" and not (tmp_path / "out.pdf").exists()
    again = desk.printing.prepare_case_file(case.incident.id, REQUEST)
    assert again.pictured == () and b"/DCTDecode" not in again.pdf
    with pytest.raises(Refusal) as raised:
        desk.exhibits.receive(case.incident.id, [png(tmp_path)], "no")
    assert raised.value.code == "images_never"


def test_what_was_withdrawn_leaves_later_backups_too_and_comes_back_withdrawn(
    desk: Desk, tmp_path: Path
) -> None:
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    (exhibit,) = case.exhibits
    desk.exhibits.withdraw(exhibit.id, exhibit.row_version, "Of another child")
    recategorised(desk, desk.incident_log.reread(case.incident.id), "NUDES")
    (after,) = desk.incident_log.reread(case.incident.id).exhibits
    assert after.is_isolated  # copy_records leaves the file of an isolated one out
    freed = desk.exhibits.free(exhibit.id, "The card says a timetable")
    assert (freed.state, freed.state_reason) == ("withdrawn", "Of another child")


def test_one_of_two_never_categories_taken_away_leaves_it_locked(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    recategorised(desk, case, "NUDES", "CSAM")
    recategorised(desk, desk.incident_log.reread(case.incident.id), "NUDES")
    after = desk.incident_log.reread(case.incident.id)
    assert after.is_locked and after.exhibits[0].is_isolated
    assert "IncidentUnlocked" not in [done.kind for done in desk.audit_trail.page(0, 20)]


def test_what_was_freed_is_isolated_again_when_the_lock_closes_again(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    recategorised(desk, case, "NUDES")
    desk.exhibits.free(case.exhibits[0].id, "The card says a timetable")
    for category in ("BULLY", "CSAM"):
        recategorised(desk, desk.incident_log.reread(case.incident.id), category)
    assert desk.incident_log.reread(case.incident.id).exhibits[0].is_isolated


def test_a_card_amended_while_isolated_frees_nothing(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    recategorised(desk, case, "NUDES")
    exhibit = desk.incident_log.reread(case.incident.id).exhibits[0]
    saved = desk.exhibits.amend_card(exhibit.id, exhibit.row_version, CaptureCard(description="A timetable"))
    assert saved.is_isolated
    with pytest.raises(Refusal):
        desk.exhibits.look(exhibit.id)


def test_a_card_says_no_time_to_come(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 1)
    (exhibit,) = case.exhibits
    later = CaptureCard(captured=Moment.of(desk.clock.now().utc + timedelta(minutes=1)))
    for act in (
        lambda: desk.exhibits.amend_card(exhibit.id, exhibit.row_version, later),
        lambda: desk.exhibits.receive(case.incident.id, [png(tmp_path)], "no", later),
        lambda: desk.exhibits.receive_into_draft(a_draft(desk), [png(tmp_path)], "no", later),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert [(each.field, each.code) for each in raised.value.problems] == [("captured", "in_the_future")]


def test_what_was_withdrawn_before_a_lock_comes_back_isolated_even_after_it(
    desk: Desk, tmp_path: Path
) -> None:
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    gone = desk.exhibits.withdraw(case.exhibits[0].id, case.exhibits[0].row_version, "Of another child")
    for category in ("NUDES", "BULLY"):
        recategorised(desk, desk.incident_log.reread(case.incident.id), category)
    assert not desk.incident_log.reread(case.incident.id).is_locked
    judged = desk.exhibits.free(gone.id, "The card says a timetable")
    back = desk.exhibits.reinstate(gone.id, judged.row_version, "It is hers after all")
    assert back.is_isolated
    freed = desk.exhibits.free(gone.id, "The card says a timetable")
    again = desk.exhibits.withdraw(freed.id, freed.row_version, "Added twice")
    assert desk.exhibits.reinstate(again.id, again.row_version, "Not twice").may_be_seen


def test_unmarking_needs_its_reason_and_never_lifts_what_a_described_image_holds(desk: Desk) -> None:
    incident = logged(desk, sexual_image=True)
    case = desk.incident_log.reread(incident.id)
    unmarked = replace(desk.incident_log.amendment_draft(case), sexual_image=False)
    with pytest.raises(Refusal) as raised:
        desk.incident_log.amend(incident.id, incident.row_version, unmarked, " ")
    assert [problem.field for problem in raised.value.problems] == ["reason"]
    item = DescribedItemDraft(shows="A nude, said Ada", said_by="Ada", sexual_image=True)
    desk.exhibits.describe(incident.id, item)
    desk.incident_log.amend(incident.id, incident.row_version, unmarked, "Marked by a slip")
    after = desk.incident_log.reread(incident.id)
    assert not after.incident.sexual_image and after.is_locked
    assert "IncidentUnlocked" not in [done.kind for done in after.history]
