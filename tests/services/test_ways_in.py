"""What comes in by a folder, and the same file met again: the services' part of every way in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.test_outlook import MESSAGE, compound
from tests.services.acts import a_draft, logged, logged_with_files, recategorised

from safetydesk.domain.errors import Cancelled, Refusal
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.intake.outside_file import OutsideFile
from safetydesk.intake.pictures_from_bytes import PastedPicture
from safetydesk.services.desk import Desk
from samples import png


def a_folder(place: Path) -> Path:
    folder = place / "from the phone"
    for number in (10, 9, 1):
        (folder / "DCIM").mkdir(parents=True, exist_ok=True)
        png(folder / "DCIM", 20 + number, 20, name=f"IMG_{number}.png")
    (folder / ".DS_Store").write_bytes(b"the system's")
    (folder / "link.png").symlink_to(folder / "DCIM" / "IMG_1.png")
    (folder / "note.txt").write_text("Seen on the bus", encoding="utf-8")
    return folder


@pytest.mark.parametrize("into_draft", [True, False])
def test_a_folder_is_sealed_in_order_and_what_was_left_out_is_said(
    into_draft: bool, desk: Desk, tmp_path: Path
) -> None:
    folder, before = a_folder(tmp_path), png(tmp_path, 11, 11, name="before.png")
    if into_draft:
        intake = desk.exhibits.receive_into_draft(a_draft(desk), [before, folder], "no", came_by="phone")
        assert intake.draft is not None
        sealed = [each.sealed for each in intake.draft.evidence]
    else:
        incident = logged(desk)
        intake = desk.exhibits.receive(incident.id, [before, folder], "no", came_by="phone")
        sealed = [each.sealed for each in desk.incident_log.reread(incident.id).exhibits]
    names = ["before.png", "note.txt", "IMG_1.png", "IMG_9.png", "IMG_10.png"]
    assert [each.original_name for each in sealed] == names and {each.source for each in sealed} == {"phone"}
    assert [fault.code for fault in intake.refused] == ["file_is_link"]
    assert [(fault.code, fault.values["names"]) for fault in intake.left_out] == [
        ("folder_hidden", ".DS_Store")
    ]


def test_cancelling_in_a_folder_keeps_what_was_sealed(desk: Desk, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            if label == "IMG_9.png":
                raise Cancelled

    incident = logged(desk)
    intake = desk.exhibits.receive(incident.id, [a_folder(tmp_path)], "no", progress=Stop())
    assert intake.was_cancelled and len(intake.received) == 2
    case = desk.incident_log.reread(incident.id)
    assert [each.sealed.original_name for each in case.exhibits] == ["note.txt", "IMG_1.png"]
    assert len(list((desk.store_path / "exhibits").rglob("*.age"))) == 2

    class AtOnce:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    again = desk.exhibits.receive(incident.id, [tmp_path / "from the phone"], "no", progress=AtOnce())
    assert again.was_cancelled and not again.received


@pytest.mark.parametrize("answer", ["yes", "not_sure", ""])
@pytest.mark.parametrize("into_draft", [True, False])
def test_no_folder_is_listed_and_no_byte_read_before_a_plain_no(
    into_draft: bool, answer: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, incident = a_folder(tmp_path), logged(desk)
    offered = [folder, PastedPicture(b"-", "Screenshot.png", "screen"), folder / "note.txt"]
    with monkeypatch.context() as watched, pytest.raises(Refusal) as raised:
        watched.setattr("safetydesk.intake.folder.os.scandir", lambda *_: pytest.fail("looked into"))
        watched.setattr(OutsideFile, "open", lambda *_: pytest.fail("opened"))
        if into_draft:
            desk.exhibits.receive_into_draft(a_draft(desk), offered, answer)
        else:
            desk.exhibits.receive(incident.id, offered, answer)
    assert raised.value.code in ("image_question_stops", "image_question_unanswered")


@pytest.mark.parametrize("came_by", ["file", "clipboard", "dragged", "screen", "phone"])
@pytest.mark.parametrize("what", ["folder", "file", "picture"])
@pytest.mark.parametrize("into_draft", [True, False])
def test_no_way_in_takes_a_byte_where_no_image_may_be_held(
    into_draft: bool, what: str, came_by: str, desk: Desk, tmp_path: Path
) -> None:
    offered = {
        "folder": a_folder(tmp_path),
        "file": png(tmp_path),
        "picture": PastedPicture(png(tmp_path).read_bytes(), "Pasted.png", came_by),
    }[what]
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    recategorised(desk, case, "NUDES")
    with pytest.raises(Refusal) as raised:
        if into_draft:
            desk.exhibits.receive_into_draft(
                a_draft(desk, categories=("NUDES",)), [offered], "no", came_by=came_by
            )
        else:
            desk.exhibits.receive(case.incident.id, [offered], "no", came_by=came_by)
    assert raised.value.code == "images_never"
    assert len(list((desk.store_path / "exhibits").rglob("*.age"))) == 1


def test_the_same_file_is_sealed_again_and_said(desk: Desk, tmp_path: Path) -> None:
    first = logged_with_files(desk, tmp_path, 1)
    same, other = tmp_path / "shot0.png", png(tmp_path, 99, 9, name="other.png")
    second = logged(desk)
    intake = desk.exhibits.receive(second.id, [same, other, same], "no")
    assert len(intake.received) == 3
    told = [[(held.reference, held.number) for held in came.held] for came in intake.came]
    before, reference = (first.incident.reference, first.exhibits[0].number), second.reference
    assert told == [
        [before, (reference, intake.received[2])],
        [],
        [before, (reference, intake.received[0])],
    ]
    draft = desk.exhibits.receive_into_draft(a_draft(desk), [same, same], "no")
    assert [(len(came.held), came.beside) for came in draft.came] == [(3, ("shot0.png",))] * 2

    case = desk.incident_log.reread(second.id)
    alike = desk.exhibits.same_as(case.exhibits)
    assert {fingerprint: len(held) for fingerprint, held in alike.items()} == {
        case.exhibits[0].sealed.sha256: 3
    }
    desk.exhibits.isolate(first.exhibits[0].id, "This must not be here")
    states = [held.state for held in desk.exhibits.same_as(case.exhibits)[case.exhibits[0].sealed.sha256]]
    assert states == ["isolated", "isolated", "isolated"], "the same bytes go with it wherever they are"


def test_messages_and_what_may_do_harm_are_named_and_kept_as_they_are(desk: Desk, tmp_path: Path) -> None:
    kinds = {
        "letter.png": compound(MESSAGE),
        "mail.txt": b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Look\r\nDate: today\r\n\r\nHello",
        "holiday.jpg": b"MZ" + bytes(100),
        "photos.pdf": b"PK\x03\x04" + bytes(60),
        "old.doc": compound(["WordDocument", "1Table"]),
    }
    for name, content in kinds.items():
        (tmp_path / name).write_bytes(content)
    incident = logged(desk)
    card = CaptureCard(address="https://example.org/a")
    intake = desk.exhibits.receive(incident.id, [tmp_path / name for name in kinds], "no", card)
    case = desk.incident_log.reread(incident.id)
    assert [each.sealed.kind for each in case.exhibits] == ["msg", "eml", "windows_program", "zip", "ole"]
    assert [came.may_do_harm for came in intake.came] == [False, False, True, True, False]
    assert [each.sealed.size for each in case.exhibits] == [len(content) for content in kinds.values()]
    assert {each.card.address for each in case.exhibits} == {"https://example.org/a"}
