"""Exit codes, the passphrase, the shape of --json, and what is said of a bug."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import LOGIN, NEW, PASSPHRASE, Hatch, with_passphrase

from safetydesk.cli.main import COMMANDS, main, make_parser
from safetydesk.domain.errors import Trouble
from safetydesk.services.search import Search
from safetydesk.strongroom import remembered
from safetydesk.strongroom.remembered import RememberedCheckpoints
from safetydesk.wording import load_wording


def test_every_command_and_option_has_its_words() -> None:
    codes = load_wording().codes("hatch_help")
    assert {f"command_{command.name}" for command in COMMANDS} <= codes
    neutral = load_wording().find((), "x", {}).text
    actions = make_parser()._subparsers
    assert actions is not None
    for parser in actions._group_actions[0].choices.values():  # type: ignore[union-attr]  # the sub-parsers'
        assert all(not (act.help or "").startswith(neutral[:6]) for act in parser._actions), parser.prog


@pytest.mark.parametrize(
    "words", [["bogus"], ["log", "--nonsense"], ["list", "--limit", "-4"], [], ["attach", "OS-2026-0001"]]
)
def test_usage_is_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--as", "morgan", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: ")


def test_usage_is_a_document_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bogus\x1b[31m", "--json"]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out)["code"] == "usage"
    assert "\x1b" not in said.err + said.out


def test_a_command_named_as_a_value_hides_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the commands whose names are among the words are laid out; what is said knows of all of them."""
    assert main(["--store", "log", "bogus"]) == 2
    assert "verify" in capsys.readouterr().err
    assert main(["log", "--help", "show"]) == 0
    assert "usage: safetydesk log" in capsys.readouterr().out


def test_help_is_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "verify" in capsys.readouterr().out


def test_a_wrong_passphrase_is_refused_in_its_own_words(hatch: Hatch) -> None:
    done = hatch("list", "--json", passphrase="something else altogether")
    assert (done.code, done.json["ok"], done.json["code"]) == (1, False, "passphrase_wrong")
    assert "do not open this store" in done.err


def test_without_a_terminal_the_passphrase_must_be_given(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", str(store), "--as", LOGIN, "list"]) == 1
    assert "--passphrase-fd" in capsys.readouterr().err


def test_a_descriptor_that_is_none(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--store", str(store), "--as", LOGIN, "--passphrase-fd", "977", "list"]) == 1
    assert "file descriptor" in capsys.readouterr().err


def test_somebody_must_sign_in(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--store", str(store), "list"]) == 2
    assert "--as" in capsys.readouterr().err


def test_no_store_is_a_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = with_passphrase(["--store", str(tmp_path / "none"), "--as", LOGIN, "list", "--json"])
    assert (code, json.loads(capsys.readouterr().out)["code"]) == (3, "store_missing")
    assert not (tmp_path / "none").exists()


def test_the_same_options_after_the_command(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert with_passphrase(["list", "--store", str(store), "--as", LOGIN, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "count": 0, "incidents": []}


def test_a_bug_is_said_without_what_it_holds(hatch: Hatch, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(self: Search, words: str, limit: int = 100) -> None:
        raise KeyError(f"{words} of Ada Fenwick")

    monkeypatch.setattr(Search, "find", breaks)
    done = hatch("find", "private", "--json")
    assert (done.code, done.json["code"]) == (3, "fault")
    assert "KeyError at cli/looking_commands.py" in done.err
    assert "private" not in done.out + done.err
    assert "Ada" not in done.out + done.err


def test_a_trouble_is_three_and_lets_the_store_go(hatch: Hatch, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: Search, words: str, limit: int = 100) -> None:
        raise Trouble("disk_full")

    monkeypatch.setattr(Search, "find", fails)
    assert hatch("find", "x").code == 3
    assert hatch("list").code == 0


@pytest.fixture
def full_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk that holds what this machine remembers is full; the one with the store is not."""

    def full(*_: object) -> None:
        raise Trouble("disk_full")

    monkeypatch.setattr(remembered, "write_whole", full)


def test_what_was_saved_is_said_though_leaving_fails(hatch: Hatch, full_profile: None) -> None:
    done = hatch("log", "--summary", "A group chat without Ada")
    assert (done.code, done.out.splitlines()[0].split()[:2]) == (3, ["Logged", "as"])
    assert "could not be noted on this computer" in done.err and "What is said before this stands" in done.err
    assert "This was not saved" not in done.out + done.err
    said = hatch("log", "--summary", "Another", "--json")
    assert (said.code, said.json["ok"], said.json["done"]) == (3, False, True)
    assert said.json["reference"] != "" and said.json["after"]["code"] == "leaving_the_store"
    assert hatch("list", "--json").json["count"] == 2  # both are there, and the store was let go each time


def test_a_refusal_is_said_though_leaving_fails(hatch: Hatch, full_profile: None) -> None:
    done = hatch("log", "--json")
    assert (done.code, done.json["code"]) == (3, "draft_has_problems")
    assert done.json["after"]["code"] == "leaving_the_store" and "done" not in done.json
    assert "could not be noted on this computer" in done.err


def test_a_bug_on_leaving_hides_nothing_that_was_done(hatch: Hatch, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise KeyError("Ada Fenwick")

    monkeypatch.setattr(RememberedCheckpoints, "remember", breaks)
    done = hatch("log", "--summary", "A group chat")
    assert done.code == 3 and "Logged as" in done.out
    assert "KeyError at services/remembering.py" in done.err and "Ada" not in done.err


def test_a_passphrase_drawn_is_told_though_leaving_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], full_profile: None
) -> None:
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    assert main(["--store", str(tmp_path / "school"), "--json", "new", *NEW, "--generate"]) == 3
    said = json.loads(capsys.readouterr().out)
    assert said["done"] and said["passphrase"]


def test_ctrl_c_is_said_and_lets_the_store_go(hatch: Hatch, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(self: Search, words: str, limit: int = 100) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Search, "find", stops)
    assert hatch("find", "x", "--json").json["code"] == "stopped"
    assert hatch("list").code == 0


def test_new_offers_a_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    target = tmp_path / "school"
    assert main(["--store", str(target), "--json", "new", *NEW, "--generate"]) == 0
    drawn = json.loads(capsys.readouterr().out)["passphrase"]
    assert with_passphrase(["--store", str(target), "--as", LOGIN, "list"], drawn) == 0
    assert main(["--store", str(target), "new", *NEW, "--generate"]) == 1  # never over a store that is there


def test_a_weak_passphrase_is_a_problem_of_its_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = with_passphrase(["--store", str(tmp_path / "s"), "--json", "new", *NEW], "larkfield larkfield")
    said = json.loads(capsys.readouterr().out)
    assert (code, said["problems"][0]["field"]) == (1, "passphrase")


def test_terms_need_no_store(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "categories", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["terms"]["BULLY"]
    assert main(["terms", "nonsense"]) == 1


def test_as_a_program_of_its_own(store: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, PASSPHRASE.encode())
    os.close(writer)
    command = [sys.executable, "-m", "safetydesk", "--store", str(store), "--as", LOGIN]
    source = str(Path(__file__).resolve().parents[2] / "src")
    done = subprocess.run(
        [*command, "--passphrase-fd", str(reader), "log", "--summary", "-", "--json"],
        input="Käthe’s phone\n".encode(),
        capture_output=True,
        pass_fds=[reader],
        check=False,
        env={**os.environ, "PYTHONPATH": source, "LC_ALL": "C"},
    )
    os.close(reader)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["reference"].startswith("OS-")
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["terms", "categories"], ["terms", "categories", "--json"]])
def test_an_output_that_takes_nothing_is_a_trouble_without_a_traceback(words: list[str]) -> None:
    source = str(Path(__file__).resolve().parents[2] / "src")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "safetydesk", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": source},
        )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
