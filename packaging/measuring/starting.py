"""From the start of the process to the sign-in, and from there to the list: each in a fresh process."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import Any

from measuring.figures import MILLISECONDS, Figure
from measuring.school import LOGIN, PASSPHRASE, new_store, small_draft
from safetydesk.bootstrap import open_desk

_TREE = Path(__file__).resolve().parents[2]
_INCIDENTS = 50


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """Offscreen. The baseline of the start is an empty PySide6 window; of signing in, key derivation alone."""
    desk = open_desk(new_store(folder, real_keys=not short))
    for number in range(5 if short else _INCIDENTS):
        desk.incident_log.log(small_draft(desk, number))
    desk.close()
    bare, ours = [], []
    for _ in range(1 if short else 7):
        bare.append(_started("bare", folder))
        ours.append(_started("desk", folder))
    if "missing" in ours[0]:
        return [Figure(f"start to sign-in: not there yet ({ours[0]['missing']})", 0.0)]
    return _figures(bare, ours)


def _figures(bare: list[dict[str, Any]], ours: list[dict[str, Any]]) -> list[Figure]:
    def middle(rows: list[dict[str, Any]], name: str) -> float:
        return float(statistics.median(row[name] for row in rows))

    derivation = middle(ours, "derivation")
    cost = ours[0]["cost"]
    return [
        Figure(
            "start to sign-in / an empty Qt window",
            middle(ours, "shown"),
            middle(bare, "shown"),
            peak=middle(ours, "shown_peak"),
            note=f"whole process; the empty window's peak is {middle(bare, 'shown_peak'):.0f} MiB",
        ),
        Figure("sign-in: key derivation alone", derivation, peak=middle(ours, "listed_peak"), note=cost),
        Figure("sign-in: unlock and open, without it", middle(ours, "unlocked") - derivation),
        Figure("sign-in: main window until Today is shown", middle(ours, "window")),
        Figure(
            "from Today to the list of incidents",
            middle(ours, "listed"),
            peak=middle(ours, "listed_peak"),
            note="whole process, key derivation included",
        ),
    ]


def _started(what: str, folder: Path) -> dict[str, Any]:
    """What the process says of itself; `shown` counts from here, before it was started."""
    variables = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join((str(_TREE / "packaging"), str(_TREE / "src"))),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    command = [sys.executable, "-m", "measuring.started", what, str(folder / "store"), LOGIN]
    began = monotonic()
    done = subprocess.run(
        command,
        env=variables,
        input=PASSPHRASE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["no word of why"]
        return {"missing": last[0][:80]}
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    said["shown"] = (said["shown_at"] - began) * MILLISECONDS
    return said
