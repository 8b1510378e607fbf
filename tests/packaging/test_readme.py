"""The README says only what is so: its tables, its tree and its commands are tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import dev
from safetydesk.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, flags=re.S)
PASSPHRASE = "candle vendor potato gallon newcomer expiry"
YEAR = re.compile(r"OS-\d{4}-")


def test_every_command_of_dev_is_in_the_table_and_no_other():
    table = README.split("| Command of `packaging/dev.py`")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)", table, flags=re.M) == [command.__name__ for command in dev.COMMANDS]


def test_every_command_of_the_hatch_is_named():
    named = README.split("Every command: ")[1].split(". Each has")[0]
    assert re.findall(r"`([\w-]+)`", named) == [command.name for command in COMMANDS]


def test_every_place_it_names_is_there():
    tree = README.split("## Where everything lives")[1].split("```")[1]
    places = re.findall(r"^(?:  )?([\w.]+/?[\w/]*)  ", tree, flags=re.M)
    source = ROOT / "src" / "safetydesk"
    gone = [
        one
        for one in places
        if not any(place.exists() for place in (ROOT / one, source / one, source / f"{one}.py"))
    ]
    assert len(places) > 14
    assert not gone


def test_every_storey_stands_in_the_tree():
    tree = README.split("## Where everything lives")[1].split("```")[1]
    storeys = {path.stem for path in (ROOT / "src" / "safetydesk").iterdir()} - {"__init__", "__pycache__"}
    assert not {one for one in storeys if not re.search(rf"^  {one}/? ", tree, flags=re.M)}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are written for a shell")
def test_its_commands_do_what_it_says(tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    hatch = tools / "safetydesk"
    # The passphrase comes by a descriptor, as a script would give it; the README's reader types it.
    hatch.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m safetydesk --passphrase-fd 3 "$@" 3<"{tmp_path}/passphrase"\n',
        encoding="utf-8",
    )
    hatch.chmod(0o755)
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    shutil.copy(ROOT / "resources" / "demo" / "group-chat-1.png", tmp_path / "screenshot.png")
    variables = os.environ | {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "SAFETYDESK_CHEAP_KEYS": "1",
        "PYTHONPATH": str(ROOT / "src"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }

    def shell(script: str) -> subprocess.CompletedProcess[str]:
        dated = YEAR.sub(f"OS-{datetime.now(UTC).year}-", script)
        command = ["bash", "-e", "-c", dated]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    done = shell(BLOCKS[0])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Every promise was kept" in done.stdout
    refused = shell("safetydesk --store school --as joanna attach OS-2026-0001 screenshot.png")
    assert refused.returncode == 1
    assert shell("safetydesk --store school --as joanna dance").returncode == 2
    assert shell("safetydesk --store nowhere --as joanna list").returncode in {1, 3}
    promised = [line for line in BLOCKS[1].splitlines() if shutil.which(line.split()[0])]
    said = {line.split()[0]: shell(line) for line in promised}
    if "sqlite3" in said:
        assert "not a database" in said["sqlite3"].stderr
    assert said["head"].stdout == "age-encryption.org/v1"
    assert said["sha256sum"].stdout.split()[0] in _plain_text(tmp_path / "case-file.pdf")


def _plain_text(pdf: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        whole = "".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s", "", whole)
