"""The most memory this process has held."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

_STATUS = Path("/proc/self/status")
_MIB = 1024.0


def peak() -> float:
    """MiB of this process's peak so far; -1 where the platform does not say.

    On Linux not from `getrusage`: its maximum is inherited from the process that started this one.
    """
    if _STATUS.exists():
        return _line("VmHWM")
    if sys.platform == "win32":
        return -1.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / _MIB / (_MIB if sys.platform == "darwin" else 1.0)


def growth(act: Callable[[], object]) -> float:
    """MiB by which this process grew beyond where it stood, at the most, while `act` ran; -1 if not known."""
    gc.collect()
    if not _STATUS.exists():
        before = peak()
        act()
        return max(0.0, peak() - before) if before >= 0 else -1.0
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # sets the peak back to the present
    before = _line("VmRSS")
    act()
    return max(0.0, peak() - before)


def _line(name: str) -> float:
    for line in _STATUS.read_text("ascii").splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / _MIB
    return -1.0
