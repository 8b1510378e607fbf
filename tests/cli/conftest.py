"""The hatch as a person uses it: an argument list, a passphrase by a file descriptor, and what came out."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from safetydesk.cli.main import main

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"
NEW = ("--school", "Larkfield School", "--town", "Larkmouth", "--name", "Morgan Okafor", "--login", LOGIN)


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.out)


Hatch = Callable[..., Said]


def with_passphrase(words: list[str], passphrase: str = PASSPHRASE) -> int:
    """`main` with the passphrase behind a file descriptor of its own."""
    reader, writer = os.pipe()
    os.write(writer, passphrase.encode() + b"\n")
    os.close(writer)
    try:
        return main(["--passphrase-fd", str(reader), *words])
    finally:
        os.close(reader)


@pytest.fixture(scope="session")
def sealed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store made by `new`; copied, never written again."""
    folder = tmp_path_factory.mktemp("hatch")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        assert with_passphrase(["--store", str(folder / "store"), "new", *NEW]) == 0
    return folder / "store"


@pytest.fixture
def store(sealed_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This test's own copy, and a machine that remembers nothing of the others."""
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Path(shutil.copytree(sealed_store, tmp_path / "store"))


@pytest.fixture
def hatch(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Hatch:
    """Runs one command on the store: `hatch("note", ref, "-", stdin=b"...")`."""

    def run(*words: str, stdin: bytes = b"", passphrase: str = PASSPHRASE) -> Said:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = with_passphrase(["--store", str(store), "--as", LOGIN, *words], passphrase)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def incident(hatch: Hatch) -> str:
    """The reference of an incident with nothing much in it."""
    done = hatch("log", "--summary", "A group chat without Ada", "--category", "BULLY", "--json")
    assert done.code == 0, done.err
    return str(done.json["reference"])
