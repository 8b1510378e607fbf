"""The words go to the other process by a pipe; what cannot be started is told."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from safetydesk import __main__
from safetydesk.desktop import starting_elsewhere
from safetydesk.desktop.starting_elsewhere import start_elsewhere
from safetydesk.domain.errors import Trouble


def test_the_new_process_is_told_the_folder_and_reads_the_words(monkeypatch, tmp_path):
    started, pipe = [], io.BytesIO()

    class Child:
        def __init__(self, command, stdin, **_more):
            started.append((command, stdin))
            self.stdin = _Pipe(pipe) if stdin == starting_elsewhere.subprocess.PIPE else None

    class _Pipe:
        def __init__(self, target):
            self.write = target.write

        def __enter__(self):
            return self

        def __exit__(self, *_fault):
            pass

    monkeypatch.setattr(starting_elsewhere.subprocess, "Popen", Child)
    start_elsewhere(tmp_path / "elsewhere", b"words")
    start_elsewhere(tmp_path / "elsewhere")
    (with_words, _), (without, heard) = started
    assert with_words[1:] == ["-m", "safetydesk", "--store", str(tmp_path / "elsewhere"), "--carried"]
    assert without == with_words[:-1] and heard == starting_elsewhere.subprocess.DEVNULL
    assert pipe.getvalue() == b"words" and b"words" not in " ".join(with_words).encode()

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"words")))
    said = with_words[3:]
    assert __main__._carried(said) == b"words" and said == without[3:]


def test_what_cannot_be_started_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(starting_elsewhere.sys, "executable", str(tmp_path / "no such program"))
    with pytest.raises(Trouble, match="store_not_started"):
        start_elsewhere(tmp_path / "elsewhere", b"words")
