"""The bad-input table's files, all in one drop: each named with its reason, the good ones in, nothing half-stored."""

from __future__ import annotations

import hashlib
import os
import threading
import zipfile
from pathlib import Path

import pytest
from tests.services.acts import a_draft, logged

from safetydesk import wording
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.intake.preview import LARGEST_PICTURE, NoPreview
from safetydesk.services.desk import Desk
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from samples import png, png_bomb

BIG = 300_000_000
posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and links as POSIX has them")


def stored(desk: Desk) -> set[str]:
    """Every file in the exhibits' folder, part-files too."""
    return {path.name for path in (desk.store_path / "exhibits").rglob("*") if path.is_file()}


class Meanwhile:
    """Writes to a file while that very file goes by."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.has_written = False

    def step(self, done: int, total: int, label: str) -> None:
        if label == self._path.name and not self.has_written and done:
            self.has_written = True
            with self._path.open("r+b") as file:
                file.write(b"another beginning")


@posix_only
@pytest.mark.parametrize("into_draft", [True, False])
def test_all_of_them_in_one_drop(into_draft: bool, desk: Desk, tmp_path: Path) -> None:
    good = png(tmp_path, name="good.png")
    last = png(tmp_path, 31, 31, name="last.png")
    big, changing = tmp_path / "big.mov", tmp_path / "changing.bin"
    with big.open("wb") as file:
        file.truncate(BIG)
    changing.write_bytes(os.urandom(6_000_000))
    os.utime(changing, ns=(1, 1))
    (tmp_path / "really.png").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (tmp_path / "empty.png").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.png").symlink_to(good)
    os.mkfifo(tmp_path / "pipe")
    bomb = png_bomb(tmp_path)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(5_000_000))
    names = ("empty.png", "folder", "link.png", "pipe", "gone.png", "good.png", "big.mov", "changing.bin")
    paths = [tmp_path / name for name in names]
    paths += [
        Path("/dev/null"),
        Path("/dev/zero"),
        tmp_path / "really.png",
        bomb,
        tmp_path / "bomb.zip",
        last,
    ]
    meanwhile = Meanwhile(changing)
    if into_draft:
        intake = desk.exhibits.receive_into_draft(a_draft(desk), paths, "no", CaptureCard(), meanwhile)
        assert intake.draft is not None
        incident = desk.incident_log.log(intake.draft)
    else:
        incident = logged(desk)
        intake = desk.exhibits.receive(incident.id, paths, "no", CaptureCard(), meanwhile)
    assert meanwhile.has_written
    assert [(fault.values["name"], fault.code) for fault in intake.refused] == [
        ("folder", "folder_empty"),  # folders are taken apart before the first file is opened
        ("empty.png", "file_empty"),
        ("link.png", "file_is_link"),
        ("pipe", "file_not_regular"),
        ("gone.png", "file_missing"),
        ("changing.bin", "file_changed"),
        ("null", "file_not_regular"),
        ("zero", "file_not_regular"),
    ]
    for fault in intake.refused:
        assert f"\u201c{fault.values['name']}\u201d" in wording.sentence(fault).text
    case = desk.incident_log.reread(incident.id)
    held = {each.sealed.original_name: each for each in case.exhibits}
    assert list(held) == ["good.png", "big.mov", "really.png", bomb.name, "bomb.zip", "last.png"]
    assert held["really.png"].sealed.kind == "pdf" and held["big.mov"].sealed.size == BIG
    for name in ("good.png", "last.png", "bomb.zip"):
        assert held[name].sealed.sha256 == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
    for name in ("really.png", bomb.name, "bomb.zip", "big.mov"):
        assert isinstance(desk.exhibits.look(held[name].id), NoPreview)
    assert stored(desk) == {f"{each.sealed.file_name}.age" for each in case.exhibits}
    assert desk.audit_trail.verify().ok


def test_what_is_not_shown_is_not_taken_into_memory_either(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, picture = tmp_path / "film.mov", tmp_path / "endless.png"
    film.write_bytes(bytes(1000))
    picture.write_bytes(png(tmp_path).read_bytes()[:64])
    with picture.open("r+b") as file:
        file.truncate(LARGEST_PICTURE + 1)
    intake = desk.exhibits.receive_into_draft(a_draft(desk), [film, picture], "no")
    assert intake.draft is not None
    monkeypatch.setattr(ExhibitFiles, "read", lambda *_: pytest.fail("it was read"))
    reasons = [desk.exhibits.look_at_draft(each) for each in intake.draft.evidence]
    case = desk.incident_log.reread(desk.incident_log.log(intake.draft).id)
    reasons += [desk.exhibits.look(each.id) for each in case.exhibits]
    assert reasons == [NoPreview("not_shown"), NoPreview("too_large")] * 2
    printed = desk.printing.prepare_case_file(case.incident.id, PrintRequest(recipient="PC", purpose="p"))
    assert printed.pictured == ()


@posix_only
def test_a_pipe_somebody_writes_to_holds_nobody_up(desk: Desk, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    incident = logged(desk)
    ended = threading.Event()

    def adding() -> None:
        desk.exhibits.receive(incident.id, [pipe], "no")
        ended.set()

    threading.Thread(target=adding, daemon=True).start()
    assert ended.wait(20)
    os.close(reader)
    assert stored(desk) == set()
