"""The tests that try invented examples, with many and new ones: the gate tries few, and always the same."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

_TREE = Path(__file__).resolve().parents[2]


def soak(pick: random.Random, *, is_short: bool) -> list[str]:
    """Runs them, which takes as long as they take. Gives what went wrong, in words; prints pytest's last line."""
    profile = {} if is_short else {"SAFETYDESK_EXAMPLES": "long"}
    where = ["tests/domain/test_merkle.py"] if is_short else ["tests"]
    seed = f"--hypothesis-seed={pick.randrange(1_000_000)}"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-m",
        "hypothesis",
        "-p",
        "no:cacheprovider",
        seed,
        *where,
    ]
    done = subprocess.run(
        command, cwd=_TREE, env={**os.environ, **profile}, capture_output=True, text=True, check=False
    )
    lines = done.stdout.strip().splitlines() or [f"pytest ended with {done.returncode}"]
    print(f"invented examples: {lines[-1]}", flush=True)
    return (
        []
        if done.returncode == 0
        else [line for line in lines if line.startswith(("FAILED", "ERROR"))] or lines[-1:]
    )
