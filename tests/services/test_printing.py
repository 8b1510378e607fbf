"""Copies: numbered before they are drawn, released or failed after, and the number never used again."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from tests.services.acts import logged, logged_with_files

from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Cancelled, Refusal, Trouble
from safetydesk.services.desk import Desk

REQUEST = PrintRequest(recipient="PC Adeyemi", purpose="Inquiry", basis="vital")


def states(desk: Desk, incident_id: UUID) -> list[tuple[int, str, str]]:
    case = desk.incident_log.reread(incident_id)
    return [(each.copy_number, each.state, each.how) for each in case.disclosures]


def test_a_copy_is_prepared_saved_and_remembered(desk: Desk, tmp_path: Path, profile: Path) -> None:
    case = logged_with_files(desk, tmp_path, 1)
    prepared = desk.printing.prepare_case_file(case.incident.id, REQUEST)
    assert states(desk, case.incident.id) == [(1, "prepared", "")] and prepared.name.endswith("copy 1.pdf")
    assert list((profile / "checkpoints").iterdir())  # the printed checkpoint is remembered outside the store
    disclosure = desk.printing.save(prepared, tmp_path / "out.pdf")
    content = (tmp_path / "out.pdf").read_bytes()
    assert content == prepared.pdf and content.startswith(b"%PDF")
    assert (disclosure.state, disclosure.sha256) == ("released", hashlib.sha256(content).hexdigest())
    assert disclosure.pages > 1
    said = (disclosure.recipient, disclosure.purpose, disclosure.basis)
    assert said == ("PC Adeyemi", "Inquiry", "vital") == (REQUEST.recipient, REQUEST.purpose, REQUEST.basis)
    assert [done.kind for done in desk.audit_trail.page(0, 2)] == ["DisclosureReleased", "DisclosurePrepared"]
    assert desk.audit_trail.verify().ok


def test_each_way_of_ending(desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    paper, left, failed = (desk.printing.prepare_case_file(incident.id, REQUEST) for _ in range(3))
    desk.printing.printed(paper)
    desk.printing.abandon(left)
    with pytest.raises(Trouble):
        desk.printing.save(failed, tmp_path / "no such folder" / "out.pdf")
    assert states(desk, incident.id) == [
        (1, "released", "paper"),
        (2, "failed", "abandoned"),
        (3, "failed", "saved"),
    ]
    desk.printing.save(failed, tmp_path / "elsewhere.pdf")  # another place, the same copy
    desk.printing.abandon(paper)  # closing the page afterwards takes nothing back
    assert states(desk, incident.id)[0] == (1, "released", "paper")
    assert states(desk, incident.id)[2] == (3, "released", "saved")
    assert desk.printing.prepare_case_file(incident.id, REQUEST).disclosure.copy_number == 4


def test_saving_replaces_nothing_when_it_fails(desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    prepared = desk.printing.prepare_case_file(incident.id, REQUEST)
    (tmp_path / "taken").mkdir()
    with pytest.raises(Trouble):
        desk.printing.save(prepared, tmp_path / "taken")
    assert (tmp_path / "taken").is_dir() and not list(tmp_path.glob("*.part"))


def test_recipient_and_purpose_are_asked_first(desk: Desk) -> None:
    incident = logged(desk)
    with pytest.raises(Refusal) as raised:
        desk.printing.prepare_case_file(incident.id, PrintRequest())
    assert {problem.field for problem in raised.value.problems} == {"recipient", "purpose"}
    assert states(desk, incident.id) == []


def test_a_print_that_is_cancelled_is_a_failed_copy(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2)

    class Impatient:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.printing.prepare_case_file(case.incident.id, REQUEST, Impatient())
    assert states(desk, case.incident.id) == [(1, "failed", "not drawn")]


def test_a_copy_whose_checkpoint_cannot_be_noted_is_a_failed_one(desk: Desk, profile: Path) -> None:
    incident = logged(desk)
    profile.mkdir(exist_ok=True)
    (profile / "checkpoints").write_text("a file where a folder should be")
    with pytest.raises(Trouble) as raised:
        desk.printing.prepare_case_file(incident.id, REQUEST)
    assert raised.value.code == "checkpoint_not_noted"
    assert states(desk, incident.id) == [(1, "failed", "not drawn")]
    (profile / "checkpoints").unlink()


def test_a_damaged_exhibit_is_never_printed_as_good(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2)
    sealed = case.exhibits[0].sealed
    path = desk.store_path / "exhibits" / sealed.file_name[:2] / f"{sealed.file_name}.age"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    prepared = desk.printing.prepare_case_file(case.incident.id, REQUEST)
    assert prepared.pdf.count(b"/DCTDecode") == 1
    assert desk.audit_trail.page(0, 1)[0].kind == "ExhibitFoundDamaged", "whoever prints it finds it too"
    assert [each.number for each in desk.scrubbing.state().damaged] == [case.exhibits[0].number]
    with pytest.raises(Trouble) as raised:
        desk.exhibits.look(case.exhibits[0].id)
    assert raised.value.code == "exhibit_damaged"


def test_a_picture_isolated_after_the_drawing_does_not_leave(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 1)
    prepared = desk.printing.prepare_case_file(case.incident.id, REQUEST)
    assert prepared.pictured == (case.exhibits[0].id,)
    desk.exhibits.isolate(case.exhibits[0].id, "This must not be here")
    for act in (
        lambda: desk.printing.save(prepared, tmp_path / "out.pdf"),
        lambda: desk.printing.check_may_leave(prepared),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "print_holds_isolated"
    assert not (tmp_path / "out.pdf").exists() and states(desk, case.incident.id) == [(1, "prepared", "")]


def test_a_name_and_a_fingerprint_isolated_after_the_drawing_do_not_leave(desk: Desk, tmp_path: Path) -> None:
    """Not of a file without a picture either, and not on a paper of custody."""
    words = tmp_path / "told-by-its-name.txt"
    words.write_text("words")
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [words], "no")
    exhibit = desk.incident_log.reread(incident.id).exhibits[0]
    prepared = desk.printing.prepare_case_file(incident.id, REQUEST)
    papers = [
        desk.custody_papers.hand_over_sheet(incident.id, []),
        desk.custody_papers.labels(incident.id, [exhibit.id]),
        desk.custody_papers.witness_note(incident.id, desk.office.me),
    ]
    assert prepared.pictured == ()
    desk.exhibits.isolate(exhibit.id, "must_not_be_here")
    acts: list[partial[object]] = [partial(desk.printing.save, prepared, tmp_path / "out.pdf")]
    acts += [partial(desk.printing.check_may_leave, prepared)]
    acts += [partial(desk.custody_papers.save, each, tmp_path / "out.pdf") for each in papers]
    acts += [partial(desk.custody_papers.check_may_leave, each) for each in papers]
    for act in acts:
        with pytest.raises(Refusal) as raised:
            act()
        assert (
            raised.value.code == "print_holds_isolated" and exhibit.number in raised.value.values["numbers"]
        )
    assert not (tmp_path / "out.pdf").exists()
    after = desk.custody_papers.hand_over_sheet(incident.id, [])
    desk.custody_papers.save(after, tmp_path / "out.pdf")


def test_nothing_is_printed_into_the_store(desk: Desk, tmp_path: Path) -> None:
    """A path there, or a link to there, could put a PDF in the place of the header."""
    prepared = desk.printing.prepare_case_file(logged(desk).id, REQUEST)
    (tmp_path / "link").symlink_to(desk.store_path, target_is_directory=True)
    for path in (
        desk.store_path / "header.a",
        tmp_path / "link" / "out.pdf",
        tmp_path / "x" / ".." / "store" / "a",
    ):
        with pytest.raises(Refusal) as raised:
            desk.printing.save(prepared, path)
        assert raised.value.code == "print_path_in_store"
    assert desk.printing.save(prepared, tmp_path / "out.pdf").state == "released"


def test_a_copy_struck_from_the_record_is_missed_at_the_next_opening(desk: Desk) -> None:
    incident = logged(desk)
    desk.printing.prepare_case_file(incident.id, REQUEST)
    with desk.office.work() as work:  # as somebody with the key would
        work._connection.exec_driver_sql("DELETE FROM disclosures")
        work._transaction.commit()
    with pytest.raises(Trouble) as raised:
        desk.incident_log.open(incident.id)
    assert raised.value.code == "record_altered"
