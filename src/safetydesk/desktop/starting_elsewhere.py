"""Starts a SafetyDesk of its own on another folder. This process hears nothing of it again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from safetydesk.domain.errors import Trouble

CARRIED = "--carried"
"""Said to a new process whose first draft comes on its standard input."""


def start_elsewhere(place: Path, words: bytes = b"") -> None:
    """First run on `place`, in a process of its own; `words` go to it through a pipe and never by a file.

    Raises Trouble `store_not_started`. Takes as long as Python takes to start where there are words.
    """
    command = [sys.executable, "-m", "safetydesk", "--store", str(place), *([CARRIED] if words else [])]
    heard = subprocess.PIPE if words else subprocess.DEVNULL
    try:
        child = subprocess.Popen(command, stdin=heard, close_fds=True, start_new_session=True)
        if child.stdin is not None:
            with child.stdin as pipe:
                pipe.write(words)
    except OSError as fault:
        raise Trouble("store_not_started") from fault
