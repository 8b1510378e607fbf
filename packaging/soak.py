"""`dev.py soak [--minutes N] [--short] [--seed N]`: harm of every kind for a long time, each outcome checked.

Half of the time each: kill -9 amid mixed work, random damage to a store. Besides ten thousand mutated pictures with the
window open, a thousand manipulations by somebody with the key, the tests that try invented examples, a thousand each,
a fault of the disk at every step where the gate lays it at some, and a piece of the program taken out for each duty,
whose tests must notice. Exit 1 for a fault. The short form leaves the last two out.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

_TREE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TREE / "src")]

from soaking import (  # noqa: E402  (the line above finds what these import)
    damage,
    examples,
    killing,
    manipulating,
    pictures,
    whole,
)

MANIPULATIONS, SHORT = 1_000, 3
"""They take as long as they take: each kind some twenty times. A test of its own tries sixty."""
PICTURES, FEW = 10_000, 150


def main(words: list[str]) -> int:
    """Soaks, prints a line for each kind of harm, and names every fault."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--short", action="store_true", help="a few seconds, for CI")
    parser.add_argument("--seed", type=int, default=None, help="repeat the choices of an earlier run")
    asked = parser.parse_args(words)
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(1_000_000)
    pick = random.Random(seed)  # noqa: S311  (chooses what to break, keeps no secret)
    half = 1.0 if asked.short else asked.minutes * 30
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="safetydesk-soak-") as name:
        folders = [Path(name) / part for part in ("killed", "damaged", "manipulated", "window")]
        for folder in folders:
            folder.mkdir()
        wrong = killing.soak(folders[0], half, pick)
        wrong += pictures.soak(folders[3], FEW if asked.short else PICTURES, asked.seed)
        wrong += damage.soak(folders[1], half, pick)
        wrong += manipulating.soak(folders[2], SHORT if asked.short else MANIPULATIONS, pick)
    wrong += examples.soak(pick, is_short=asked.short)
    wrong += [] if asked.short else whole.soak()
    for fault in wrong:
        print(f"FAULT {fault}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
