"""Each name banned in ruff is used once, in `bans/`, and must be reported there and nowhere it is allowed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib

import pytest

from architecture.tree import ROOT

BANS = ROOT / "tests" / "architecture" / "bans"
RUFF = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
BANNED = RUFF["flake8-tidy-imports"]["banned-api"]
ALLOWED = [
    "src/safetydesk/domain/clock.py",
    "src/safetydesk/desktop/kit/plain_label.py",
    "src/safetydesk/desktop/prompts.py",
]


def _reported(path):
    """What ruff says about a file by the bans of the project alone."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--select",
        "TID251",
        "--output-format",
        "concise",
    ]
    return subprocess.run(
        [*command, path.name], cwd=path.parent, capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize("name", sorted(BANNED))
def test_a_banned_name_is_reported(name, tmp_path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    culprits = []
    for source in sorted(BANS.glob("*.py")):
        room = tmp_path / "src" / "safetydesk" / "services"
        room.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, room)
        if f"`{name}` is banned" in _reported(room / source.name):
            culprits.append(source.name)
    assert len(culprits) == 1


def test_only_these_places_are_excused():
    excused = [where for where, rules in RUFF["per-file-ignores"].items() if "TID251" in rules]
    assert sorted(excused) == sorted([*ALLOWED, "tests/**"])
