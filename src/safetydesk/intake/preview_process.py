"""Starting the preview's child with nothing of ours in its hands, and ending it for certain."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO, Final

CHILD_ARGUMENT: Final = "--preview-child"
"""A packaged program has no `-c`: on this first argument `__main__` must call `preview_child.main`."""
_START: Final = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from safetydesk.intake.preview_child import main; sys.exit(main())"
)
_KEPT: Final = ("SYSTEMROOT", "WINDIR")  # without these Windows starts no Python at all
_LONGEST_WAIT: Final = 5.0


class PreviewProcess:
    """A running child. `jobs` goes in, `answers` comes out. Raises OSError where none can be started."""

    def __init__(self) -> None:
        # Isolated mode: no PYTHON* variable, no user site, no current folder. An empty environment and closed
        # descriptors: neither keys nor the store can be inherited. Its last words are thrown away, because a
        # traceback may quote the file.
        self._child = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            cwd=Path(sys.executable).anchor or None,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if self._child.stdin is None or self._child.stdout is None:
            raise OSError("no pipes")
        self.jobs: BinaryIO = self._child.stdin  # type: ignore[assignment]  # IO[bytes], buffered, as asked
        self.answers: BinaryIO = self._child.stdout  # type: ignore[assignment]  # as above

    @property
    def number(self) -> int:
        """The process id."""
        return self._child.pid

    def is_alive(self) -> bool:
        return self._child.poll() is None

    def kill(self) -> None:
        """At once. May be called from another thread, and twice."""
        self._child.kill()

    def why_it_ended(self) -> str:
        """A reason code for a child that stopped in the middle of a job. Waits for it a moment."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(_LONGEST_WAIT)
        if self._child.returncode == -getattr(signal, "SIGXCPU", 0):
            return "took_too_long"
        return "stopped"

    def end(self) -> None:
        """Kill it and take back what the system keeps for it."""
        self.kill()
        for stream in (self.jobs, self.answers):
            with contextlib.suppress(OSError):  # what stood unsent in the pipe has nobody to go to
                stream.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(_LONGEST_WAIT)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    # Not "-m": isolated mode does not look where a source tree stands. The folder goes last on the path, so
    # that nothing in it can stand in for the standard library.
    return [sys.executable, "-I", "-B", "-c", _START, str(Path(__file__).resolve().parents[2])]
