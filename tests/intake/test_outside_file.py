from __future__ import annotations

import errno
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from safetydesk.domain.errors import Refusal
from safetydesk.intake import outside_file
from safetydesk.intake.outside_file import OutsideFile
from safetydesk.intake.source import LARGEST, Source
from samples import png

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs what only POSIX file systems have")


def refused(path: Path) -> Refusal:
    with pytest.raises(Refusal) as caught, OutsideFile.open(path):
        pass
    assert "name" in caught.value.values
    return caught.value


def test_an_ordinary_file(tmp_path):
    path = png(tmp_path)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    source: Source = OutsideFile.open(path)
    with source:
        assert source.name == "shot.png"
        assert source.size == path.stat().st_size
        assert source.modified == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
        assert source.stream.read(8) == b"\x89PNG\r\n\x1a\n"
        source.stream.seek(0)
        assert source.stream.read() == path.read_bytes()
        source.check_unchanged()
    assert source.stream.closed


def test_missing_folder_and_empty(tmp_path):
    assert refused(tmp_path / "none.png").code == "file_missing"
    assert refused(png(tmp_path) / "inside.png").code == "file_missing"
    assert refused(tmp_path).code == "file_is_folder"
    (tmp_path / "empty.png").touch()
    assert refused(tmp_path / "empty.png").code == "file_empty"


def test_names_that_no_file_can_have(tmp_path):
    assert refused(tmp_path / "a\0b.png").code == "file_missing"
    assert refused(tmp_path / ("x" * 300)).code == "file_missing"


@posix_only
def test_links_are_not_followed(tmp_path):
    (tmp_path / "link.png").symlink_to(png(tmp_path))
    (tmp_path / "nowhere.png").symlink_to(tmp_path / "none")
    assert refused(tmp_path / "link.png").code == "file_is_link"
    assert refused(tmp_path / "nowhere.png").code == "file_is_link"


@posix_only
def test_pipes_devices_and_sockets_never_hold_us(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert refused(tmp_path / "pipe.png").code == "file_not_regular"
    assert refused(Path("/dev/zero")).code == "file_not_regular"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "s"))
        assert refused(tmp_path / "s").code == "file_not_regular"


@posix_only
@pytest.mark.parametrize(
    ("swap", "code"), [("pipe", "file_not_regular"), ("link", "file_is_link"), ("other", "file_changed")]
)
def test_a_swap_between_looking_and_opening_is_noticed(tmp_path, monkeypatch, swap, code):
    path, other = png(tmp_path), png(tmp_path, name="other.png")
    really = os.open

    def swapped(target, flags, *rest):
        path.unlink()
        if swap == "pipe":
            os.mkfifo(path)
        elif swap == "link":
            path.symlink_to(other)
        else:
            other.rename(path)
        return really(target, flags, *rest)

    monkeypatch.setattr(outside_file.os, "open", swapped)
    assert refused(path).code == code


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EIO])
def test_a_file_that_may_not_be_opened(tmp_path, monkeypatch, number):
    path = png(tmp_path)

    def fails(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(outside_file.os, "open", fails)
    assert refused(path).code == "file_unreadable"


@posix_only
@pytest.mark.skipif(
    os.name == "posix" and os.geteuid() != 0, reason="only root can be somebody else for a moment"
)
def test_a_file_of_mode_000_asked_for_by_a_plain_user(tmp_path):
    path = png(tmp_path)
    path.chmod(0)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o711)
    os.seteuid(65534)
    try:
        found = refused(path)
    finally:
        os.seteuid(0)
    assert found.code == "file_unreadable" and found.values["name"] == "shot.png"


def test_larger_than_the_limit(tmp_path):
    path = tmp_path / "film.mp4"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)  # sparse: takes no room
    assert refused(path).code == "file_too_large"


def test_a_file_that_grows_while_it_is_read(tmp_path):
    path = png(tmp_path)
    with pytest.raises(Refusal) as caught, OutsideFile.open(path) as source:
        source.stream.read(4)
        with path.open("ab") as writer:
            writer.write(b"more" * 1_000_000)
        source.stream.read()
    assert caught.value.code == "file_changed"


def test_a_file_that_shrinks_while_it_is_read(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 3_000_000)
    with pytest.raises(Refusal) as caught, OutsideFile.open(path) as source:
        source.stream.read(4)
        os.truncate(path, 10)
        source.stream.read()
        source.check_unchanged()
    assert caught.value.code == "file_changed"


def test_a_file_rewritten_with_the_same_size_is_noticed_on_leaving(tmp_path):
    path = png(tmp_path)
    os.utime(path, (1, 1))
    with pytest.raises(Refusal) as caught, OutsideFile.open(path) as source:
        source.stream.read()
        path.write_bytes(bytes(path.stat().st_size))
    assert caught.value.code == "file_changed"
    assert source.stream.closed


def test_half_a_file_is_not_the_file(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 3_000_000)
    with OutsideFile.open(path) as source:
        source.stream.read(100)
        with pytest.raises(Refusal, match="file_changed"):
            source.check_unchanged()


def test_an_error_inside_is_not_hidden_by_the_check(tmp_path):
    path = png(tmp_path)
    with pytest.raises(KeyError), OutsideFile.open(path):
        path.write_bytes(b"changed")
        raise KeyError


def test_a_disk_that_fails_while_reading(tmp_path):
    with OutsideFile.open(png(tmp_path)) as source:

        class Failing:
            def readinto(self, _):
                raise OSError(errno.EIO, "failed")

        whole = source._raw._file
        source._raw._file = Failing()
        with pytest.raises(Refusal, match="file_unreadable"):
            source.stream.read()
        source._raw._file = whole


@posix_only
@pytest.mark.parametrize(
    "name",
    [
        b"photo\xe2\x80\xaegnp.exe",
        b"x" * 255,
        b"bad\xff\xfe.png",
        b"-rf",
        b"..\\..\\x",
        b"CON",
        b"a\nb",
        b"%00",
    ],
)
def test_a_name_is_data(tmp_path, name):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"content")
    with OutsideFile.open(path) as source:
        assert source.name.encode("utf-8")
        assert source.stream.read() == b"content"
        source.check_unchanged()
    path.write_bytes(b"")
    assert "\u202e" not in refused(path).values["name"]


def test_a_date_that_no_calendar_has_is_left_out(tmp_path):
    with OutsideFile.open(png(tmp_path)) as source:
        source._at_first = os.stat_result((*source._at_first[:7], 1e30, 1e30, 1e30))
        assert source.modified is None
        source._at_first = os.fstat(source._raw.fileno())


def test_no_descriptor_stays_open(tmp_path):
    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    (tmp_path / "empty").touch()
    path = png(tmp_path)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        refused(tmp_path / "empty")
        with OutsideFile.open(path) as source:
            source.stream.read()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
