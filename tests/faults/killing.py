"""Runs a child that is to be killed at a step, and hears what it acknowledged before.

The children are forked from one process that has imported the program once (`fork_server`), so that each test does not
wait for Python and the program to be read from nothing.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

import safetydesk
import stretching_once

SOURCES = (Path(safetydesk.__file__).parents[1], Path(__file__).parents[1])
SERVER = Path(__file__).with_name("fork_server.py")


def run_child(
    child: Path | str, *words: object, said: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """How it ended, and what it said; no error of its own. A file, or a module by its name; it hears `said`."""
    around = {**os.environ, **_sources(), **environment}
    with tempfile.TemporaryDirectory(prefix="safetydesk-child-") as folder:
        Path(folder, "in").write_text(said, "utf-8")
        Path(folder, "keys").write_bytes(pickle.dumps(stretching_once.KNOWN))
        server = _server()
        assert server.stdin is not None and server.stdout is not None
        server.stdin.write(json.dumps([folder, around, str(child), [str(word) for word in words]]) + "\n")
        server.stdin.flush()
        code = server.stdout.readline()
        assert code, "what forks the children has ended"
        out, err = (Path(folder, name).read_text("utf-8") for name in ("out", "err"))
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess([str(child), *map(str, words)], int(code), out, err)


def killed(child: Path, *words: object, **environment: str) -> str:
    """What it said until it was killed."""
    done = run_child(child, *words, **environment)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout


def _sources() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join(map(str, SOURCES))}


@lru_cache(maxsize=1)
def _server() -> subprocess.Popen[str]:
    """Begun by the first test that needs it, and ended with this process."""
    server = subprocess.Popen(
        [sys.executable, str(SERVER)],
        env={**os.environ, **_sources()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(_end, server)
    return server


def _end(server: subprocess.Popen[str]) -> None:
    assert server.stdin is not None
    server.stdin.close()
    server.wait()
