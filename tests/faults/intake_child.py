"""Run as a process of its own: one act of adding files, again and again, each time with a fault one step later.

intake_child.py PLACE TEMPLATE ACT FAULT FIRST EVERY FILE...

`ACT` is "draft" or "incident", as the template has them. For each numbered step that the act passes, a copy of the
template stands in `PLACE/<number>` afterwards as the fault left it, with what the act said in `said.json`; `FIRST` and
`EVERY` say which of the steps, counted from 0, are meant: "0" and "1" is all of them. The faults:

- killed: SIGKILL at the step.
- read-only: the store's disk has an error at the step and lets itself be read only from there on, as ext4 does.
- no more: from the step on the system lets the process write no byte into any file. It needs no disk of its own, and so
  nobody's leave; what it says is that nothing can be written, not that the disk is full.
- full: the store's disk has no byte left from the step on; whoever looks afterwards finds room again.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

from safetydesk.domain import steps

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"
BYTES_OF_A_DISK = 6_000_000
Fault = Callable[[], None]


class Counting:
    """Stands where steps are reached: lays the fault at the one with that number, and keeps its name."""

    def __init__(self) -> None:
        self.left = -1
        self.passed = 0
        self.lay: Fault = lambda: None
        self.keep: Callable[[str], object] = lambda name: None

    def reached(self, name: str) -> None:
        if self.left < 0:
            return
        if self.left == 0:
            self.keep(name)
            self.lay()
        self.left -= 1


COUNTING = Counting()
steps.reached = COUNTING.reached  # before anything that says `from ... import reached`

import compiling_once
from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import SafetyDeskError
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services import claiming
from safetydesk.services.desk import Desk
from safetydesk.services.exhibits import Intake
from safetydesk.strongroom import keys, measured

claiming.MOST_FILES = 2  # one claimed with another, and one left over
claiming.LONGEST = 60.0  # the same steps however slow the machine is
keys.stretch = lru_cache(
    keys.stretch
)  # every copy has the same passphrase; deriving its key is no part of this


class Acknowledged:
    """Writes down how many files were taken care of before this one, as the bar in the window would show it."""

    def __init__(self, said: dict[str, Any], write: Callable[[], None]) -> None:
        self._said, self._write = said, write

    def step(self, done: int, total: int, label: str) -> None:
        if not label:
            self._said["through"] = done
            self._write()


def taken_in(desk: Desk, what: str, files: list[Path], progress: Progress) -> Intake:
    """The act."""
    (row,) = desk.incident_log.page(IncidentFilter())
    (draft,) = desk.incident_log.drafts()
    if what == "draft":
        return desk.exhibits.receive_into_draft(draft, files, "no", progress=progress)
    return desk.exhibits.receive(row.id, files, "no", progress=progress)


def act(home: Path, store: Path, what: str, number: int, lay: Fault, files: list[Path]) -> None:
    said: dict[str, Any] = {"step": "", "through": 0}

    def write() -> None:
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(
            resource.RLIMIT_FSIZE, (limits[1], limits[1])
        )  # what is said is no part of the fault
        (home / "said.json").write_text(json.dumps(said))
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    def keep(name: str) -> None:
        said["step"] = name
        write()

    bootstrap.surroundings.profile_folder = lambda: home / "profile"
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    write()
    COUNTING.keep, COUNTING.lay, COUNTING.left = keep, lay, number
    try:
        intake = taken_in(desk, what, files, Acknowledged(said, write))
        said["received"] = len(intake.received)
        said["refused"] = [fault.code for fault in intake.refused]
    except SafetyDeskError as fault:
        said["raised"] = fault.code
    write()
    os._exit(0)  # as a power cut would: the desk is not closed


def make_ready(template: Path, what: str, files: list[Path]) -> None:
    """The act once without a fault, on a copy that goes: what this process has read and put together by then, none of
    the children need do for itself. Nothing of it stays open, and no thread lives."""
    compiling_once.pytest_configure()
    with tempfile.TemporaryDirectory(prefix="safetydesk-forks-") as name:
        home = Path(name)
        bootstrap.surroundings.profile_folder = lambda: home / "profile"
        desk = open_desk(
            front_door(Path(shutil.copytree(template, home / "store"))).unlock(LOGIN, PASSPHRASE)
        )
        taken_in(desk, what, files, NO_PROGRESS)
        desk.close()
    measured._BESIDE.shutdown()  # its thread would not live in a child; a fresh one begins its own there
    measured._BESIDE = ThreadPoolExecutor(1, "hashing")
    assert threading.active_count() == 1, threading.enumerate()
    gc.collect()
    gc.freeze()  # no child looks through all of this again


def disk_for(home: Path) -> Path:
    """A small disk of its own, by a file."""
    image, point = home / "image", home / "disk"
    with image.open("wb") as file:
        file.truncate(BYTES_OF_A_DISK)
    point.mkdir()
    quietly("mkfs.ext4", "-q", "-m", "0", str(image))
    mount(image, point)
    return point


def mount(image: Path, point: Path) -> None:
    quietly("mount", "-o", "loop,errors=remount-ro", str(image), str(point))


def quietly(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


def has_an_error(point: Path) -> None:
    """The disk's own fault: whatever was not on it for certain by now is lost, and nothing more is taken."""
    lines = Path("/proc/mounts").read_text().splitlines()
    (device,) = [line.split()[0] for line in lines if line.split()[1] == str(point)]
    Path("/sys/fs/ext4", Path(device).name, "trigger_fs_error").write_text("1")


def takes_every_byte(point: Path) -> None:
    with (point / "stuffing").open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 512, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


def writes_no_more() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def mended(home: Path, fault: str) -> None:
    point = home / "disk"
    if fault == "full":
        (point / "stuffing").unlink(missing_ok=True)
        return
    quietly("umount", str(point))
    subprocess.run(["e2fsck", "-y", str(home / "image")], check=False, capture_output=True)
    mount(home / "image", point)


def is_over(home: Path) -> bool:
    """Whether the act got through before the step with that number came."""
    return not json.loads((home / "said.json").read_text())["step"]


def main() -> None:
    place, template, what, fault, first, every, *names = sys.argv[1:]
    make_ready(Path(template), what, [Path(name) for name in names])
    for number in range(int(first), 1000, int(every)):
        home = Path(place) / str(number)
        home.mkdir()
        disk = disk_for(home) if fault in ("read-only", "full") else home
        store = Path(shutil.copytree(template, disk / "store"))
        quietly(
            "sync", "-f", str(store)
        )  # what an error of the disk loses must be the act's, not this copy's
        faults: dict[str, Fault] = {
            "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
            "no more": writes_no_more,
            "read-only": lambda point=disk: has_an_error(point),
            "full": lambda point=disk: takes_every_byte(point),
        }
        child = os.fork()
        if child == 0:
            try:
                act(home, store, what, number, faults[fault], [Path(name) for name in names])
            finally:
                sys.excepthook(*sys.exc_info())
                os._exit(1)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if fault in ("read-only", "full"):
            mended(home, fault)
        if is_over(home):
            return
        if code != (-signal.SIGKILL if fault == "killed" else 0):
            sys.exit(f"at step {number} it ended with {code}")


main()
