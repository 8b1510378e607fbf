"""Plain copies that leave: recorded before they exist, whole or not at all, and followed until they are gone."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from tests.services.acts import logged, logged_with_files

from safetydesk.domain.errors import Cancelled, Refusal, Trouble
from safetydesk.domain.exhibit import DESTROYED, WITHDRAWN
from safetydesk.services import looking
from safetydesk.services.desk import Desk
from safetydesk.strongroom import copies_outside


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


def held(desk: Desk, tmp_path: Path, content: bytes = b"Hello from the phone\n", name: str = "a.txt"):
    incident = logged(desk, categories=("BULLY",))
    (tmp_path / name).write_bytes(content)
    assert desk.exhibits.receive(incident.id, [tmp_path / name], "no").received
    return desk.incident_log.reread(incident.id).exhibits[0]


def refusal(act) -> str:
    with pytest.raises(Refusal) as raised:
        act()
    return raised.value.code


def copies(desk: Desk, incident_id: UUID):
    return desk.incident_log.reread(incident_id).copies_out


def test_a_copy_leaves_and_is_followed(desk: Desk, tmp_path: Path, outside: Path) -> None:
    exhibit = held(desk, tmp_path)
    copy = desk.copies_out.take_out(exhibit.id, outside, " Police asked to read it ")
    path = outside / copy.file_name
    assert (path.name, path.read_bytes()) == ("MO-1.txt", b"Hello from the phone\n")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(outside.iterdir()) == [path]
    assert (copy.purpose, copy.place, copy.is_out, copy.is_whole) == (
        "Police asked to read it", str(outside), True, True,
    )  # fmt: skip
    kinds = [done.kind for done in desk.audit_trail.page(0, 2)]
    assert kinds == ["CopyTakenOut", "CopyOutPrepared"]
    (line,) = desk.copies_out.still_out()
    assert (line.copy, line.reference) == (copy, "OS-2026-0001")
    assert desk.copies_out.where_it_is(copy.id) == copies_outside.THERE
    assert desk.copies_out.take_out(exhibit.id, outside, "again").file_name == "MO-1 (2).txt"
    assert desk.audit_trail.verify().ok


def test_it_is_said_or_made_to_be_deleted(desk: Desk, tmp_path: Path, outside: Path) -> None:
    exhibit = held(desk, tmp_path)
    said = desk.copies_out.take_out(exhibit.id, outside, "To read it")
    path = outside / said.file_name
    version = copies(desk, exhibit.incident_id)[0].row_version
    assert refusal(lambda: desk.copies_out.confirm_deleted(said.id, version)) == "copy_out_still_there"
    path.unlink()
    gone = desk.copies_out.confirm_deleted(said.id, version, "from the bin too")
    assert (gone.is_out, gone.deleted_note, gone.deleted_by) == (False, "from the bin too", desk.office.me)
    assert refusal(lambda: desk.copies_out.confirm_deleted(said.id, version)) == "copy_out_settled"

    made = desk.copies_out.take_out(exhibit.id, outside, "To read it")
    now = copies(desk, exhibit.incident_id)[1]
    path.write_bytes(b"changed by another program")
    assert refusal(lambda: desk.copies_out.delete_now(made.id, now.row_version)) == "copy_out_changed"
    assert path.exists()
    path.write_bytes(b"Hello from the phone\n")
    assert not desk.copies_out.delete_now(made.id, now.row_version).is_out
    assert not path.exists()
    assert desk.copies_out.still_out() == ()
    assert [done.event.by_program for done in desk.audit_trail.page(0, 1)] == [True]
    assert desk.audit_trail.verify().ok


def test_what_would_run_does_not_at_a_double_click(desk: Desk, tmp_path: Path, outside: Path) -> None:
    program = b"MZ" + bytes(200)
    exhibit = held(desk, tmp_path, program, "homework.pdf")
    copy = desk.copies_out.take_out(exhibit.id, outside, "For IT")
    assert copy.file_name == "MO-1.exe.sealed-copy"


def test_where_and_when_it_may_not_leave(desk: Desk, tmp_path: Path, outside: Path, monkeypatch) -> None:
    exhibit = held(desk, tmp_path)

    def take(folder: Path = outside, purpose: str = "To read it") -> str:
        return refusal(lambda: desk.copies_out.take_out(exhibit.id, folder, purpose))

    assert take(purpose="  ") == "draft_has_problems"
    assert take(desk.store_path / "exhibits") == "copy_out_in_store"
    (tmp_path / "link").symlink_to(desk.store_path, target_is_directory=True)
    assert take(tmp_path / "link") == "copy_out_in_store"
    assert take(tmp_path / "none") == "copy_out_no_folder"
    (tmp_path / "OneDrive - School").mkdir()
    assert take(tmp_path / "OneDrive - School") == "copy_out_synced"
    monkeypatch.setattr(desk.confirming, "_is_shown", False)
    assert take() == "passphrase_needed"
    monkeypatch.setattr(desk.confirming, "_is_shown", True)
    desk.exhibits.isolate(exhibit.id, "This must not be here")
    assert take() == "exhibit_isolated"
    assert list(outside.iterdir()) == []
    assert copies(desk, exhibit.incident_id) == ()


@pytest.mark.parametrize("state", [WITHDRAWN, DESTROYED])
def test_neither_seen_nor_taken_in_any_other_state(desk: Desk, tmp_path: Path, state: str) -> None:
    exhibit = replace(held(desk, tmp_path), state=state)
    assert refusal(lambda: looking.refuse_unseen(exhibit)) == f"exhibit_{state}"


def test_put_out_of_sight_while_it_is_written(desk: Desk, tmp_path: Path, outside: Path) -> None:
    exhibit = held(desk, tmp_path)

    class Isolating:
        def step(self, done: int, total: int, label: str) -> None:
            if done == total and not desk.incident_log.reread(exhibit.incident_id).exhibits[0].is_isolated:
                desk.exhibits.isolate(exhibit.id, "This must not be here")

    code = refusal(lambda: desk.copies_out.take_out(exhibit.id, outside, "To read it", Isolating()))
    assert code == "exhibit_isolated"
    assert list(outside.iterdir()) == []
    assert [copy.state for copy in copies(desk, exhibit.incident_id)] == ["failed"]


@pytest.mark.parametrize("knows_links", [True, False])
@pytest.mark.parametrize("ending", ["", ".part"])
def test_what_is_put_there_meanwhile_is_neither_written_over_nor_deleted(
    desk: Desk, tmp_path: Path, outside: Path, monkeypatch, ending: str, knows_links: bool
) -> None:
    exhibit = held(desk, tmp_path)
    theirs = outside / f"MO-1.txt{ending}"
    prepared = desk.copies_out._prepared

    def meanwhile(*given):
        found = prepared(*given)
        theirs.write_bytes(b"somebody else's only copy")
        return found

    def no_links(*_given, **_named):
        raise OSError(errno.EPERM, "no second name here")

    if not knows_links:
        monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(desk.copies_out, "_prepared", meanwhile)
    assert (
        refusal(lambda: desk.copies_out.take_out(exhibit.id, outside, "To read it")) == "copy_out_name_taken"
    )
    assert list(outside.iterdir()) == [theirs] and theirs.read_bytes() == b"somebody else's only copy"
    assert [copy.state for copy in copies(desk, exhibit.incident_id)] == ["failed"]
    monkeypatch.setattr(desk.copies_out, "_prepared", prepared)
    copy = desk.copies_out.take_out(exhibit.id, outside, "To read it")
    assert (outside / copy.file_name).read_bytes() == b"Hello from the phone\n"
    assert len(list(outside.iterdir())) == 2


def test_what_takes_its_place_once_it_left_is_not_deleted_with_it(
    desk: Desk, tmp_path: Path, outside: Path, monkeypatch
) -> None:
    exhibit = held(desk, tmp_path)
    path = outside / "MO-1.txt"
    settled = desk.copies_out._settled

    def meanwhile(copy, state):
        if state == "released":
            path.unlink()
            path.with_suffix(".new").write_bytes(b"theirs")
            path.with_suffix(".new").rename(path)
            raise Refusal("exhibit_isolated", number=copy.number)
        return settled(copy, state)

    monkeypatch.setattr(desk.copies_out, "_settled", meanwhile)
    assert refusal(lambda: desk.copies_out.take_out(exhibit.id, outside, "To read it")) == "exhibit_isolated"
    assert path.read_bytes() == b"theirs"
    (copy,) = copies(desk, exhibit.incident_id)
    assert copy.is_out, "whether ours is gone cannot be said: a person looks"


def test_cancelled_damaged_or_not_writable_leaves_nothing(desk: Desk, tmp_path: Path, outside: Path) -> None:
    exhibit = held(desk, tmp_path)

    class Impatient:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.copies_out.take_out(exhibit.id, outside, "To read it", Impatient())
    path = desk.store_path / "exhibits" / exhibit.sealed.file_name[:2] / f"{exhibit.sealed.file_name}.age"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(Trouble) as raised:
        desk.copies_out.take_out(exhibit.id, outside, "To read it")
    assert raised.value.code.startswith("exhibit_")
    assert desk.audit_trail.page(0, 1)[0].kind == "ExhibitFoundDamaged"
    path.write_bytes(whole)
    assert list(outside.iterdir()) == []
    assert {copy.state for copy in copies(desk, exhibit.incident_id)} == {"failed"}
    assert desk.copies_out.still_out() == ()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="asks who we are")
def test_an_opening_is_one_event_and_pages_are_of_it(desk: Desk, tmp_path: Path) -> None:
    from tests.intake.hostile_pdfs import many_pages

    exhibit = held(desk, tmp_path, many_pages(3), "letter.pdf")

    def openings() -> int:
        return sum(done.kind == "ExhibitOpened" for done in desk.audit_trail.page(0, 50))

    first = desk.viewing.open(exhibit.id, 200)
    assert (first.shows.number, first.shows.pages) == (1, 3)
    for page in (2, 3):
        turned = desk.viewing.turn(first.opening, exhibit.id, page, 200)
        assert (turned.opening, turned.shows.number) == (first.opening, page)
    assert openings() == 1
    desk.viewing.cover(first.opening)
    again = desk.viewing.turn(first.opening, exhibit.id, 2, 200)
    assert again.opening != first.opening
    assert again.shows.number == 2
    assert openings() == 2
    desk.exhibits.isolate(exhibit.id, "This must not be here")
    for act in (
        lambda: desk.viewing.turn(again.opening, exhibit.id, 3, 200),
        lambda: desk.viewing.open(exhibit.id),
    ):
        assert refusal(act) == "exhibit_isolated"
    assert openings() == 2


def test_a_picture_and_a_text_are_seen_by_the_same_door(desk: Desk, tmp_path: Path) -> None:
    picture = logged_with_files(desk, tmp_path, 1).exhibits[0]
    assert desk.viewing.open(picture.id, 100).shows.width > 0
    text = held(desk, tmp_path, "a\u202eb".encode())
    assert desk.viewing.open(text.id).shows.text == "a[U+202E]b"
    film = held(desk, tmp_path, b"\0\0\0\x18ftypisom" + bytes(50), "film.mp4")
    assert desk.viewing.open(film.id).shows.reason == "not_shown"


def test_the_case_file_lists_them_under_the_exhibit(desk: Desk, tmp_path: Path, outside: Path) -> None:
    import pypdfium2

    from safetydesk.domain.drafts import PrintRequest

    exhibit = held(desk, tmp_path)
    desk.copies_out.take_out(exhibit.id, outside, "To read it with PC Adeyemi")
    request = PrintRequest(recipient="PC Adeyemi", purpose="Inquiry")
    with pypdfium2.PdfDocument(desk.printing.prepare_case_file(exhibit.incident_id, request).pdf) as paper:
        words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in paper).split())
    for said in ("Plain copy of MO/1 taken out", "To read it with PC Adeyemi", "Not recorded as deleted"):
        assert said in words


@pytest.mark.parametrize("by_hand", [True, False])
def test_what_somebody_else_puts_beside_a_copy_is_left_alone(
    desk: Desk, tmp_path: Path, outside: Path, by_hand: bool
) -> None:
    """A browser writes `MO-1.txt.part` too. Ours has none once it is whole."""
    exhibit = held(desk, tmp_path)
    copy = desk.copies_out.take_out(exhibit.id, outside, "To read it")
    path = outside / copy.file_name
    strange = path.with_name(path.name + ".part")
    strange.write_bytes(b"a download of another thing")
    if by_hand:
        path.unlink()
        assert desk.copies_out.where_it_is(copy.id) == copies_outside.GONE
        desk.copies_out.confirm_deleted(copy.id, copy.row_version)
    else:
        desk.copies_out.delete_now(copy.id, copy.row_version)
    assert list(outside.iterdir()) == [strange]
