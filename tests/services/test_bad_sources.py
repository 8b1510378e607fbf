"""Batches in which something goes wrong outside: a share that goes, a file somebody holds, five hundred, one twice."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from tests.services.acts import a_draft, logged

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.errors import Refusal
from safetydesk.intake import outside_file
from safetydesk.intake.pictures_from_bytes import PastedPicture
from safetydesk.services.desk import Desk
from safetydesk.services.exhibits import Intake
from samples import picture_bytes, png

GONE = (errno.EIO, errno.ESTALE, errno.ENOTCONN)


class Share:
    """A `Source` on a share that goes away after so many reads. It raises as Python does, not as ours do."""

    modified: datetime | None = None
    came_by = "file"

    def __init__(self, number: int, reads: int) -> None:
        self.name, self.size = "on the share.mov", 5_000_000
        self._number, self._left = number, reads

    @property
    def stream(self) -> BinaryIO:
        return self  # type: ignore[return-value]  # it reads, which is all that is asked of it

    def read(self, size: int) -> bytes:
        if not self._left:
            raise OSError(self._number, os.strerror(self._number))
        self._left -= 1
        return bytes(size)

    def check_unchanged(self) -> None:
        raise AssertionError("it was never read to its end")

    def __enter__(self) -> Share:
        return self

    def __exit__(self, *_: object) -> None: ...


def sealed_names(desk: Desk) -> set[str]:
    return {path.name for path in (desk.store_path / "exhibits").rglob("*") if path.is_file()}


def receive(
    desk: Desk, into_draft: bool, sources: list[Any], progress: Any = None
) -> tuple[Intake, CaseFile]:
    more = {} if progress is None else {"progress": progress}
    if into_draft:
        intake = desk.exhibits.receive_into_draft(a_draft(desk), sources, "no", **more)
        assert intake.draft is not None
        incident = desk.incident_log.log(intake.draft)
    else:
        incident = logged(desk)
        intake = desk.exhibits.receive(incident.id, sources, "no", **more)
    return intake, desk.incident_log.reread(incident.id)


def assert_nothing_else_is_there(desk: Desk, case: CaseFile) -> None:
    assert sealed_names(desk) == {f"{each.sealed.file_name}.age" for each in case.exhibits}
    assert desk.audit_trail.verify().ok


@pytest.mark.parametrize("into_draft", [True, False])
@pytest.mark.parametrize("reads", [0, 1, 7])
def test_a_share_that_goes_takes_only_its_own_file_along(
    into_draft: bool, reads: int, desk: Desk, tmp_path: Path
) -> None:
    good, last = png(tmp_path, name="good.png"), png(tmp_path, 31, 31, name="last.png")
    sources = [good, *(Share(number, reads) for number in GONE), last]
    intake, case = receive(desk, into_draft, sources)
    assert [fault.code for fault in intake.refused] == ["file_unreadable"] * len(GONE)
    for fault in intake.refused:
        assert "\u201con the share.mov\u201d" in wording.sentence(fault).text
    assert [each.sealed.original_name for each in case.exhibits] == ["good.png", "last.png"]
    assert_nothing_else_is_there(desk, case)


class Meanwhile:
    """Does something to a file when half of it has gone by."""

    def __init__(self, name: str, act: Callable[[], object]) -> None:
        self._name, self._act, self.is_done = name, act, False

    def step(self, done: int, total: int, label: str) -> None:
        if label == self._name and done and not self.is_done:
            self.is_done = True
            self._act()


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody take an open file away")
@pytest.mark.parametrize("into_draft", [True, False])
@pytest.mark.parametrize("what", ["cut short", "written to", "replaced", "unlinked"])
def test_a_file_that_is_changed_while_it_goes_by(
    into_draft: bool, what: str, desk: Desk, tmp_path: Path
) -> None:
    path, last = tmp_path / "film.mov", png(tmp_path, name="last.png")
    content = os.urandom(4_000_000)
    path.write_bytes(content)
    os.utime(path, ns=(1, 1))

    def replaced() -> None:
        other = tmp_path / "other"
        other.write_bytes(b"other")
        other.replace(path)

    def written() -> None:
        with path.open("r+b") as file:
            file.write(b"another beginning")

    acts: dict[str, Callable[[], object]] = {
        "cut short": lambda: os.truncate(path, 2_000_000),
        "written to": written,
        "replaced": replaced,
        "unlinked": path.unlink,
    }
    meanwhile = Meanwhile("film.mov", acts[what])
    intake, case = receive(desk, into_draft, [path, last], meanwhile)
    assert meanwhile.is_done
    is_whole = what in ("replaced", "unlinked")  # the file that was opened is still the file that was opened
    assert [fault.code for fault in intake.refused] == ([] if is_whole else ["file_changed"])
    names = (["film.mov"] if is_whole else []) + ["last.png"]
    assert [each.sealed.original_name for each in case.exhibits] == names
    assert case.exhibits[0].sealed.size == (len(content) if is_whole else last.stat().st_size)
    assert_nothing_else_is_there(desk, case)


def test_refused_in_the_last_moment_leaves_no_byte(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sealed whole and checked, and only then, on closing it, seen to have changed."""
    path = png(tmp_path)
    real, looks = os.fstat, [0]

    def changed(descriptor: int) -> os.stat_result:
        looks[0] += 1
        if looks[0] == 3:
            path.write_bytes(b"something else altogether")
        return real(descriptor)

    monkeypatch.setattr(outside_file.os, "fstat", changed)
    incident = logged(desk)
    intake = desk.exhibits.receive(incident.id, [path], "no")
    assert looks[0] == 3
    assert [fault.code for fault in intake.refused] == ["file_changed"]
    assert sealed_names(desk) == set()


def test_a_file_that_another_program_holds_is_named_and_the_rest_goes_in(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = png(tmp_path, name="held.png")
    real = os.open

    def held_open(path: Any, *rest: Any, **more: Any) -> int:
        if str(path).endswith("held.png"):
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return real(path, *rest, **more)

    monkeypatch.setattr(outside_file.os, "open", held_open)
    intake, case = receive(desk, False, [held, png(tmp_path, name="good.png")])
    (fault,) = intake.refused
    assert isinstance(fault, Refusal) and fault.code == "file_unreadable"
    assert "held.png" in wording.sentence(fault).text and wording.sentence(fault).remedy
    assert [each.sealed.original_name for each in case.exhibits] == ["good.png"]


@pytest.mark.slow
@pytest.mark.parametrize("into_draft", [True, False])
def test_five_hundred_at_once(into_draft: bool, desk: Desk, tmp_path: Path) -> None:
    content, paths = picture_bytes(20, 20), []
    for number in range(500):
        path = tmp_path / f"{number:03}.png"
        path.write_bytes(content + b"%d" % number)
        paths.append(path)
    intake, case = receive(desk, into_draft, paths)
    assert intake.refused == () and len(intake.received) == 500
    assert [each.sealed.original_name for each in case.exhibits] == [path.name for path in paths]
    assert [each.number for each in case.exhibits] == [f"MO/{number}" for number in range(1, 501)]
    assert_nothing_else_is_there(desk, case)


@pytest.mark.parametrize("into_draft", [True, False])
def test_the_same_file_twice_in_one_batch(into_draft: bool, desk: Desk, tmp_path: Path) -> None:
    """Both are kept: two people may bring the same picture, and that they did is evidence. It is said."""
    one = png(tmp_path, name="one.png")
    other = PastedPicture(one.read_bytes(), "two.png")
    intake, case = receive(desk, into_draft, [one, one, other])
    assert intake.refused == () and len(case.exhibits) == 3
    assert len({each.sealed.file_name for each in case.exhibits}) == 3
    assert len({each.sealed.identity for each in case.exhibits}) == 3
    assert len({each.sealed.sha256 for each in case.exhibits}) == 1
    for came in intake.came:
        assert len(came.beside if into_draft else came.held) == 2
    assert_nothing_else_is_there(desk, case)


def test_an_ole_file_that_leads_in_circles_holds_nobody_up(desk: Desk) -> None:
    """What looks like an Outlook message is looked into a little, and by sectors that name each other."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    head[30:32] = b"\x09\0"
    circles = bytes(head[:48]) + b"\1\0\0\0" + bytes(24) + b"\0\0\0\0" * 109
    circle = circles + b"\1\0\0\0" * 128 + bytes(512)
    far = bytes(head[:48]) + b"\xf0\xff\xff\xff" + bytes(24) + b"\xf0\xff\xff\xff" * 109 + bytes(5000)
    sources = [PastedPicture(content, "mail.msg") for content in (circle, far, bytes(head), bytes(head[:40]))]
    intake, case = receive(desk, False, sources)
    assert intake.refused == ()
    assert {each.sealed.kind for each in case.exhibits} == {"ole"}
    assert isinstance(sources[0].stream, io.BytesIO)
