"""`python packaging/taking_out.py [--seed N] [--count N] [--all] [D28 ...]`: do the tests of a duty notice its end?

In a copy of the committed tree, never in the tree itself: first the tests of the duties chosen, which must pass; then
for each duty one piece of what ships is taken out (`tests/duties/taken_out.toml`) and its tests must fail. Chooses
twelve by the seed out of all duties that have tests; named ones, or all of which a piece is held, where asked.
Exit 1 where a duty's end is not noticed, or no piece of it is held.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from environment import ROOT

DUTIES, PIECES = "tests/duties/duties.toml", "tests/duties/taken_out.toml"
SEED, COUNT = 5, 12
PASSED, FAILED = 0, 1
"""Exit codes of pytest; any other says that the tests themselves could not be run."""
Table = Mapping[str, Mapping[str, Any]]


def main(words: Sequence[str]) -> int:
    """Takes out and looks; prints a line for each duty."""
    asked = _options(words)
    with tempfile.TemporaryDirectory(prefix="safetydesk-taking-out-") as name:
        copy = _copied(Path(name))
        duties, pieces = _table(copy / DUTIES), _table(copy / PIECES)
        chosen = asked.duties or (list(pieces) if asked.all else chosen_by(asked.seed, asked.count, duties))
        print(
            f"seed {asked.seed}: {', '.join(chosen)}" if not asked.duties else ", ".join(chosen), flush=True
        )
        every = list(dict.fromkeys(test for duty in chosen for test in duties[duty]["tests"]))
        code = _run(copy, every)
        if code != PASSED:
            print(f"the tests of these duties fail as they are (pytest: {code})")
            return 1
        wrong = [duty for duty in chosen if not _is_noticed(copy, duty, duties[duty], pieces.get(duty))]
    print(
        f"{len(chosen) - len(wrong)} of {len(chosen)} noticed"
        + (f"; not: {', '.join(wrong)}" if wrong else "")
    )
    return 1 if wrong else 0


def chosen_by(seed: int, count: int, duties: Table) -> list[str]:
    """At random, and the same for the same seed, out of those that have tests; in their order."""
    tested = sorted((name for name, row in duties.items() if "tests" in row), key=_number)
    pick = random.Random(seed)  # noqa: S311  (chooses what to break, keeps no secret)
    return sorted(pick.sample(tested, min(count, len(tested))), key=_number)


@contextmanager
def taken_out(tree: Path, piece: Mapping[str, Any]) -> Iterator[None]:
    """While it is open, the piece is gone from that tree. Raises ValueError where its text is not there just once."""
    path = tree / piece["file"]
    whole, stamp = path.read_text("utf-8"), path.stat().st_mtime_ns
    if whole.count(piece["text"]) != 1:
        raise ValueError(f"{piece['file']} holds it {whole.count(piece['text'])} times: {piece['text']}")
    path.write_text(whole.replace(piece["text"], piece["instead"]), "utf-8")
    try:
        yield
    finally:
        path.write_text(whole, "utf-8")
        os.utime(path, ns=(stamp, stamp))  # what was compiled of it is right again


def _is_noticed(copy: Path, duty: str, row: Mapping[str, Any], piece: Mapping[str, Any] | None) -> bool:
    if piece is None:
        print(f"{duty}: {row['duty']}: NO PIECE IS HELD", flush=True)
        return False
    began = time.monotonic()
    with taken_out(copy, piece):
        code = _run(copy, row["tests"])
    words = {FAILED: "its tests fail", PASSED: "NOT NOTICED"}.get(code, f"NOT RUN (pytest: {code})")
    print(f"{duty}: {row['duty']}: {piece['what']}: {words} ({time.monotonic() - began:.0f} s)", flush=True)
    return code == FAILED


def _run(copy: Path, tests: Sequence[str]) -> int:
    """Pytest's exit code. The first failure is enough."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]
    around = {**os.environ, "PYTHONPATH": str(copy / "src")}
    return subprocess.run(command, cwd=copy, env=around, capture_output=True, check=False).returncode


def _copied(place: Path) -> Path:
    """What is committed, as files."""
    packed, copy = place / "tree.tar", place / "tree"
    subprocess.run(["git", "archive", "-o", str(packed), "HEAD"], cwd=ROOT, check=True)
    with tarfile.open(packed) as archive:
        archive.extractall(copy, filter="data")
    return copy


def _table(path: Path) -> Table:
    return tomllib.loads(path.read_text("utf-8"))


def _number(duty: str) -> int:
    return int(duty[1:])


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="taking_out.py", description=__doc__)
    parser.add_argument("duties", nargs="*", metavar="DUTY", help="these, by their numbers")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--all", action="store_true", help="every duty of which a piece is held")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
