"""A process that may hold keys leaves no core file, and says so of itself from the first line on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import safetydesk

SCRIPT = """
import os, sys
from safetydesk.__main__ import main
assert main(["terms"]) == 0
limits = open("/proc/self/limits").read() if sys.platform == "linux" else ""
print("limit", *[line.split()[4] for line in limits.splitlines() if line.startswith("Max core")])
import ctypes
print("dumpable", ctypes.CDLL(None).prctl(3) if sys.platform == "linux" else 0)
sys.stdout.flush()
os.abort()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX's; there it is an error mode")
def test_a_process_that_crashes_leaves_no_core(tmp_path: Path) -> None:
    source = str(Path(safetydesk.__file__).parents[1])
    begun = subprocess.run(
        ["sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$0" "$@"', sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONPATH": source},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert begun.returncode == -6, begun.stderr
    assert "dumpable 0" in begun.stdout
    if sys.platform == "linux":
        assert "limit 0" in begun.stdout
    assert list(tmp_path.iterdir()) == []
