"""The bench and the soak run whole in their short forms. Their figures are printed and never asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def test_the_short_bench_measures_every_group(tmp_path: Path) -> None:
    kept = tmp_path / "figures.json"
    done = _run("bench.py", "--short", "--json", str(kept))
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    names = " ".join(figure["name"] for figure in json.loads(kept.read_text("utf-8")))
    wanted_names = (
        "seal 1 MB", "save an incident", "unaudited", "inclusion proof", "remove a member", "draw a case file",
        "sign-in", "list", "verify", "back up", "restore",
        "receive 12 screenshots", "first thumbnail", "open a picture", "scrub 12", "seal 0.25 GiB", "Today of",
    )  # fmt: skip
    for wanted in wanted_names:
        assert wanted in names


def test_the_short_soak_finds_no_fault() -> None:
    done = _run("soak.py", "--short", "--seed", "1")
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr


def _run(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PACKAGING / script), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
