"""What is too long for the gate: faults of which it lays a sample, at every step, and a piece of each duty taken out.

The gate's tests say themselves what they leave (`SAFETYDESK_EXAMPLES`); what is taken out stands in `tests/duties`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import taking_out

_TREE = Path(__file__).resolve().parents[2]
SAMPLED = ("tests/faults/test_intake_faults.py",)
"""Tests that try less in the gate than there is."""


def soak() -> list[str]:
    """Takes as long as it takes. Gives what went wrong, in words; prints how it went."""
    return [*_every_step(), *_taken_out()]


def _every_step() -> list[str]:
    around = {**os.environ, "SAFETYDESK_EXAMPLES": "long"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *SAMPLED]
    done = subprocess.run(command, cwd=_TREE, env=around, capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines() or [f"pytest ended with {done.returncode}"]
    print(f"faults at every step: {lines[-1]}", flush=True)
    if done.returncode == 0:
        return []
    return [line for line in lines if line.startswith(("FAILED", "ERROR"))] or lines[-1:]


def _taken_out() -> list[str]:
    """From a copy of what is committed; a tree without its history cannot be copied so."""
    if not (_TREE / ".git").exists():
        print("pieces taken out: left out, this tree has no history to copy from", flush=True)
        return []
    print("pieces taken out:", flush=True)
    return ["a duty's end is not noticed by its tests"] if taking_out.main(["--all"]) else []
