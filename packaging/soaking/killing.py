"""kill -9 at any moment of mixed work: everything acknowledged must be there, and the store must prove itself."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

from measuring.school import LOGIN, PASSPHRASE, new_store
from safetydesk.bootstrap import front_door, open_desk

_TREE = Path(__file__).resolve().parents[2]


def soak(folder: Path, seconds: float, pick: random.Random) -> list[str]:
    """Kills for so long. Gives what went wrong, in words; prints how much was done."""
    new_store(folder).let_go()
    store, acknowledged = folder / "store", folder / "acknowledged"
    acknowledged.touch()
    wrong: list[str] = []
    until, kills = monotonic() + seconds, 0
    while kills == 0 or monotonic() < until:
        _run_and_kill(store, acknowledged, kills * 100_000, pick.uniform(0.9, 2.5))
        kills += 1
        wrong += _what_is_wrong(store, acknowledged, f"after kill {kills}")
        if wrong:
            break
    done = len(acknowledged.read_text("utf-8").splitlines())
    print(f"kill -9: {kills} kills, {done} incidents acknowledged, {len(wrong)} faults", flush=True)
    return wrong


def _run_and_kill(store: Path, acknowledged: Path, seed: int, after: float) -> None:
    places = (str(_TREE / "packaging"), str(_TREE / "src"))
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
    command = [sys.executable, "-m", "soaking.worker", str(store), str(acknowledged), str(seed)]
    worker = subprocess.Popen(command, env=variables, stderr=subprocess.PIPE)
    sleep(after)
    if worker.poll() is not None:
        _, said = worker.communicate()
        raise RuntimeError(f"the worker ended by itself: {said.decode('utf-8', 'replace')[-400:]}")
    worker.kill()
    worker.communicate()


def _what_is_wrong(store: Path, acknowledged: Path, when: str) -> list[str]:
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    try:
        wrong = [f"{when}: verify says {finding.code}" for finding in desk.audit_trail.verify().findings]
        # A line may itself be cut by the kill; what has no end was not acknowledged.
        for line in acknowledged.read_text("utf-8").splitlines(keepends=True)[-40:]:
            if not line.endswith("\n"):
                continue
            reference, *hashes = line.split()
            case = desk.incident_log.reread(desk.incident_log.by_reference(reference))
            if [exhibit.sealed.sha256 for exhibit in case.exhibits] != hashes:
                wrong.append(f"{when}: {reference} does not hold what was acknowledged")
        return wrong
    finally:
        desk.close()
