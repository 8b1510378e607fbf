"""The store of the services' tests, and a file system of three megabytes to fill."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.services.conftest import clock, desk, profile, sealed_store, store_path

__all__ = ["clock", "desk", "profile", "sealed_store", "store_path", "tiny"]


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
