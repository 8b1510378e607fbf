"""Run as a process of its own: has imported the program once, and forks a child for each act that is asked of it.

Each line in is a JSON list: the folder with what the child reads, what keys are known, and the two texts that it says;
its environment; what is run, and its words. Each line out is the code that the child ended with, as `subprocess` gives
it. Nothing stays open here and no thread lives: whatever a child does, it does as if it had been started from nothing.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import runpy
import sys
import tempfile
import threading
import traceback
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import compiling_once
import safetydesk.cli.main  # noqa: F401  (what the children are that are a command)
import stretching_once
from child_desk import LOGIN, PASSPHRASE, opened
from safetydesk import bootstrap
from safetydesk.bootstrap import FirstMember, front_door


def make_ready() -> None:
    """What every child would read and put together for itself: words, lists, statements."""
    compiling_once.pytest_configure()
    stretching_once.pytest_configure()
    whose = bootstrap.surroundings.profile_folder
    with tempfile.TemporaryDirectory(prefix="safetydesk-forks-") as name:
        place = Path(name)
        bootstrap.surroundings.profile_folder = lambda: place / "profile"
        first = FirstMember(school="Ours", name="Morgan", login=LOGIN, passphrase=PASSPHRASE)
        front_door(place / "store").create(first).let_go()
        desk = opened(str(place / "store"), str(place / "profile"))
        incident = desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="One", severity=3))
        desk.incident_log.reread(incident.id)
        desk.close()
    bootstrap.surroundings.profile_folder = whose
    assert threading.active_count() == 1, threading.enumerate()
    gc.collect()
    gc.freeze()  # no child looks through all of this again


def become(folder: Path, environment: dict[str, str], what: str, words: list[str]) -> NoReturn:
    """Does what `python WHAT WORDS` would (`python -m WHAT`, where it is no file), with nothing of this process."""
    for number, name, flags in (
        (0, "in", os.O_RDONLY),
        (1, "out", os.O_WRONLY | os.O_CREAT),
        (2, "err", os.O_WRONLY | os.O_CREAT),
    ):
        opened = os.open(folder / name, flags)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    stretching_once.KNOWN.update(pickle.loads((folder / "keys").read_bytes()))
    sys.argv = [what, *words]
    code = 1
    try:
        if what.endswith(".py"):
            sys.path.insert(0, str(Path(what).parent))
            runpy.run_path(what, run_name="__main__")
        else:
            runpy.run_module(what, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
        if isinstance(left.code, str):
            print(left.code, file=sys.stderr)
    except BaseException:  # noqa: BLE001  (whatever it is, it is said, as Python says it at its end)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Until nobody asks any more."""
    make_ready()
    for line in sys.stdin:
        folder, environment, what, words = json.loads(line)
        child = os.fork()
        if child == 0:
            become(Path(folder), environment, what, words)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


main()
