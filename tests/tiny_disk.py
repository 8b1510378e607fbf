"""A file system small enough to be filled in a moment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """Where a tmpfs of three megabytes stands."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a tiny file system needs root on Linux")
    point = tmp_path / "tiny"
    point.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(point)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not allow mounting")
    yield point
    subprocess.run(["umount", "-l", str(point)], check=True)
