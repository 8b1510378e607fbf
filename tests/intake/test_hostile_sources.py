"""A share that goes away, a file that somebody else holds: at whichever call it happens, one sentence and no more."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from safetydesk.domain.errors import Refusal
from safetydesk.intake import outside_file
from safetydesk.intake.outside_file import OutsideFile
from samples import png

GONE = (errno.EIO, errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN, errno.ETIMEDOUT)
"""What a vanished drive or share says, by system and by protocol."""


def read_whole(path: Path) -> bytes:
    with OutsideFile.open(path) as source:
        content = source.stream.read()
        source.check_unchanged()
        return content


class Vanishing:
    """Stands in for a function of the system: works so many times, and not again."""

    def __init__(self, real, times: int, number: int) -> None:
        self._real, self._left, self._number = real, times, number

    def __call__(self, *values, **named):
        if self._left == 0:
            raise OSError(self._number, os.strerror(self._number))
        self._left -= 1
        return self._real(*values, **named)


@pytest.mark.parametrize("number", GONE)
@pytest.mark.parametrize(
    ("call", "times"), [("lstat", 0), ("open", 0), ("fstat", 0), ("fstat", 1), ("fstat", 2)]
)
def test_a_share_that_vanishes_at_any_look(tmp_path, monkeypatch, call, times, number):
    path = png(tmp_path)
    before = set(Path("/proc/self/fd").iterdir()) if Path("/proc/self/fd").exists() else set()
    with monkeypatch.context() as patch:
        patch.setattr(outside_file.os, call, Vanishing(getattr(os, call), times, number))
        with pytest.raises(Refusal) as caught:
            read_whole(path)
    assert (caught.value.code, caught.value.values["name"]) == ("file_unreadable", "shot.png")
    assert not before or len(set(Path("/proc/self/fd").iterdir())) == len(before)
    assert read_whole(path) == path.read_bytes()


@pytest.mark.parametrize("number", GONE)
@pytest.mark.parametrize("reads", [0, 1, 2])
def test_a_share_that_vanishes_at_any_read(tmp_path, number, reads):
    path = tmp_path / "film.mov"
    path.write_bytes(os.urandom(3_000_000))
    with pytest.raises(Refusal) as caught, OutsideFile.open(path) as source:
        whole = source._raw._file
        source._raw._file = WithFaultyRead(whole, Vanishing(whole.readinto, reads, number))
        source.stream.read()
    assert caught.value.code == "file_unreadable"
    assert whole.closed


class WithFaultyRead:
    """A file whose reads are somebody else's."""

    def __init__(self, file, readinto) -> None:
        self._file, self.readinto = file, readinto

    def __getattr__(self, name):
        return getattr(self._file, name)


def test_a_share_that_is_gone_when_it_is_closed(tmp_path, monkeypatch):
    path = png(tmp_path)
    with OutsideFile.open(path) as source:
        content = source.stream.read()
        source.check_unchanged()
        closing = source._stream.close
        monkeypatch.setattr(
            source, "_stream", WithFaultyClose(source._stream, Vanishing(closing, 0, errno.EIO))
        )
    assert content == path.read_bytes()
    closing()


class WithFaultyClose:
    def __init__(self, stream, close) -> None:
        self._stream, self.close = stream, close


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN])
def test_a_file_that_another_program_holds(tmp_path, monkeypatch, number):
    """Windows says it so of a file opened without sharing; others in other ways."""
    path = png(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(outside_file.os, "open", Vanishing(os.open, 0, number))
        with pytest.raises(Refusal) as caught:
            read_whole(path)
    assert caught.value.code == "file_unreadable"
    assert read_whole(path)
