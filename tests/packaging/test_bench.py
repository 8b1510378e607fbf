"""The bench and the soak run whole in their short forms. Their figures are printed and never asserted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.faults.killing import run_child

from bench import GROUPS

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def test_the_short_bench_measures_every_group() -> None:
    names = ""
    for group in GROUPS:
        done = _child("bench.py", "--group", group, "--short")
        assert done.returncode == 0, done.stdout + done.stderr
        names += " ".join(figure["name"] for figure in json.loads(done.stdout.splitlines()[-1])) + " "
    wanted_names = (
        "seal 1 MB", "save an incident", "unaudited", "inclusion proof", "remove a member", "draw a case file",
        "sign-in", "list", "verify", "back up", "restore",
        "receive 4 screenshots", "first thumbnail", "open a picture", "scrub 4", "seal 0.0625 GiB", "Today of",
    )  # fmt: skip
    for wanted in wanted_names:
        assert wanted in names


def test_each_group_is_a_process_of_its_own(tmp_path: Path) -> None:
    """Of all twelve the least two: each would read the whole program once more."""
    kept = tmp_path / "figures.json"
    done = _run("bench.py", "--short", "--only", "sealing", "large", "--json", str(kept))
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    names = [figure["name"] for figure in json.loads(kept.read_text("utf-8"))]
    assert "seal 1 MB" in names and "seal 0.0625 GiB" in names
    assert all(name in done.stdout for name in names)


def test_the_short_soak_finds_no_fault() -> None:
    done = _run("soak.py", "--short", "--seed", "1")
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr


def _child(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Forked from a process that has read the program, where there is such a thing."""
    return run_child(PACKAGING / script, *words) if hasattr(os, "fork") else _run(script, *words)


def _run(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PACKAGING / script), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
