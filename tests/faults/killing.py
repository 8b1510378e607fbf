"""Runs a child that is to be killed at a step, and hears what it acknowledged before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import safetydesk

SOURCES = (Path(safetydesk.__file__).parents[1], Path(__file__).parents[1])


def run_child(child: Path, *words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """How it ended, and what it said; no error of its own."""
    done = subprocess.run(
        [sys.executable, str(child), *map(str, words)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, SOURCES)), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def killed(child: Path, *words: object, **environment: str) -> str:
    """What it said until it was killed."""
    done = run_child(child, *words, **environment)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout
