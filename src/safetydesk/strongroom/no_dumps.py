"""What a process that may hold keys leaves behind when it crashes: nothing of its memory on disk."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 0x0001, 0x0002


def refuse_dumps() -> None:
    """No core file, no crash report with memory in it; on Linux no other program of this user may read it either.

    Call it first of all. Where the system will not, the program runs all the same.
    """
    if sys.platform == "win32":
        ctypes.WinDLL("kernel32").SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(
                _PR_SET_DUMPABLE, 0, 0, 0, 0
            )  # for systems that pipe cores past the limit
