"""Mutated pictures through the preview's child with the window open: each is shown or refused, none harms the program.

The window is a process of its own here, so that its end would be seen. The seed is fixed unless one is asked for: the
same ten thousand each time, whose outcomes can be compared.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SEED = 20_261_121
_TREE = Path(__file__).resolve().parents[2]


def soak(folder: Path, count: int, seed: int | None) -> list[str]:
    """Mutates so many. Gives what went wrong, in words; prints how each came back."""
    places = (str(_TREE / "packaging"), str(_TREE / "src"))
    variables = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "PYTHONPATH": os.pathsep.join(places),
        "PYTHONFAULTHANDLER": "1",
    }
    numbers = (str(count), str(SEED if seed is None else seed))
    command = [sys.executable, "-m", "soaking.pictures_in_window", str(folder), *numbers]
    done = subprocess.run(
        command, env=variables, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        return [f"the window ended with {done.returncode} among the mutated pictures"]
    said = json.loads(done.stdout.splitlines()[-1])
    outcomes, wrong = said["outcomes"], list(said["wrong"])
    told = ", ".join(f"{outcome} {number}" for outcome, number in sorted(outcomes.items()))
    print(f"mutated pictures: {sum(outcomes.values())} in {said['seconds']:.0f} s ({told}), ", end="")
    print(f"the slowest {said['slowest']:.1f} s, the child at most {said['held']:.0f} MiB, ", end="")
    print(f"the window's longest pause {said['pause']:.0f} ms, {len(wrong)} faults", flush=True)
    if sum(outcomes.values()) != count:
        wrong.append("not all of them were answered")
    return wrong
