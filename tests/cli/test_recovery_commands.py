"""Recovery at the hatch: sheets made into a folder, one checked, and two that let a member in again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Hatch
from tests.services.sheets import code_on

from safetydesk.cli.main import main

NEW = "pebble orchard violin comet drizzle"


@contextmanager
def behind(*lines: str) -> Iterator[str]:
    """A file descriptor with these lines in it."""
    reader, writer = os.pipe()
    os.write(writer, "\n".join(lines).encode())
    os.close(writer)
    try:
        yield str(reader)
    finally:
        os.close(reader)


@pytest.fixture
def codes(hatch: Hatch, tmp_path: Path) -> list[str]:
    (tmp_path / "pages").mkdir()
    done = hatch("sheets-make", "--to", str(tmp_path / "pages"), "--json")
    assert done.code == 0, done.err
    assert len(done.json["set"]) == 3
    return [code_on(Path(path)) for path in done.json["sheets"]]


def test_a_sheet_is_checked_and_a_mistake_in_it_named(hatch: Hatch, codes: list[str]) -> None:
    with behind(codes[2].lower()) as fd:
        done = hatch("sheet-check", "--code-fd", fd)
    assert done.code == 0 and done.out.startswith("Sheet 3 of set ")
    wrong = ("Z" if codes[2][7] != "Z" else "Y").join((codes[2][:7], codes[2][8:]))
    with behind(wrong) as fd:
        done = hatch("sheet-check", "--code-fd", fd)
    assert done.code == 1 and "There is a mistake in group 2." in done.err
    assert hatch("sheet-check").err.startswith("The code of a sheet was not given")


def test_two_sheets_let_a_member_in_again(hatch: Hatch, codes: list[str], store: Path, capsys) -> None:
    def recover(*words: str) -> int:
        capsys.readouterr()
        with behind(codes[0], codes[2]) as fd:
            return main(["--store", str(store), "recover", "--codes-fd", fd, *words])

    assert recover() == 0
    assert "Morgan Okafor, Designated Safeguarding Lead" in capsys.readouterr().out
    assert recover("--member", "nobody", "--login", "morgan") == 1
    assert recover("--member", "MO") == 2
    with behind(NEW) as fd:
        assert recover("--member", "Morgan Okafor", "--login", "morgan", "--new-passphrase-fd", fd) == 0
    assert capsys.readouterr().out.startswith("Morgan Okafor signs in as morgan")
    assert hatch("verify", passphrase=PASSPHRASE).code == 1
    assert hatch("verify", passphrase=NEW).code == 0
    with behind(codes[0]) as fd:
        assert main(["--store", str(store), "recover", "--codes-fd", fd]) == 1
    assert "One sheet alone opens nothing." in capsys.readouterr().err


def test_no_folder_no_sheets(hatch: Hatch, tmp_path: Path) -> None:
    done = hatch("sheets-make", "--to", str(tmp_path / "nowhere"))
    assert done.code == 1 and not (tmp_path / "nowhere").exists()


def test_a_backup_is_put_back_by_two_sheets(
    hatch: Hatch, codes: list[str], store: Path, tmp_path: Path, capsys
) -> None:
    place, to = tmp_path / "stick", tmp_path / "again"
    place.mkdir()
    assert hatch("backup", "--place", str(place)).code == 0
    words = ["restore", "--from", str(place), "--to", str(to), "--reason", "Stolen"]
    assert main([*words, "--sheets"]) == 1
    assert "The code of a sheet was not given" in capsys.readouterr().err
    with behind(codes[1], codes[2]) as fd:
        assert main([*words, "--codes-fd", fd]) == 0
    assert "The same two sheets open it now" in capsys.readouterr().out
    with behind(codes[0], codes[2]) as fd:
        assert main(["--store", str(to), "recover", "--codes-fd", fd]) == 0
