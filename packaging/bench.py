"""`dev.py bench [--short] [--only GROUP ...] [--profile] [--json FILE]`: speed and memory, beside a plain baseline.

Each group is measured in a process of its own. Ours and the baseline run in turn and medians are compared, because
machines are noisy: the ratio says something, the milliseconds say it of this machine only. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from time import perf_counter

from measuring.figures import Figure, machine, table

GROUPS = (
    "sealing",
    "receiving",
    "large",
    "saving",
    "auditing",
    "leaving",
    "verifying",
    "backing_up",
    "paper",
    "starting",
    "lists",
    "board",
)
_TREE = Path(__file__).resolve().parents[1]


def main(words: list[str]) -> int:
    """Measures and prints. Gives 0 unless a group could not be measured at all."""
    asked = _parser().parse_args(words)
    if asked.group:
        return _measure(asked.group, short=asked.short)
    if asked.profile:
        from measuring import saving

        with tempfile.TemporaryDirectory() as folder:
            print(saving.profile(Path(folder)))
        return 0
    print(f"{machine()}. Medians; ours and the plain baseline in turn.\n", flush=True)
    began, found, failed = perf_counter(), list[Figure](), list[str]()
    for group in asked.only or GROUPS:
        said = _in_its_own_process(group, short=asked.short)
        if said is None:
            failed.append(group)
        else:
            found += said
    print(table(found))
    over = [figure.name for figure in found if figure.is_over]
    print(f"\nOver the aim: {'; '.join(over) or 'none'}. Took {perf_counter() - began:.0f} s.")
    if failed:
        print(f"Not measured: {', '.join(failed)}.")
    if asked.json:
        Path(asked.json).write_text(json.dumps([figure.plain() for figure in found], indent=1), "utf-8")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="small and few: seconds, for CI; says little")
    parser.add_argument("--only", nargs="+", choices=GROUPS, help="these groups only")
    parser.add_argument("--profile", action="store_true", help="where the time of saving an incident goes")
    parser.add_argument("--json", metavar="FILE", help="the figures for a machine to read")
    parser.add_argument("--group", choices=GROUPS, help=argparse.SUPPRESS)
    return parser


def _measure(group: str, *, short: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="safetydesk-bench-") as folder:
        figures = import_module(f"measuring.{group}").figures(Path(folder), short=short)
    print(json.dumps([figure.plain() for figure in figures]))
    return 0


def _in_its_own_process(group: str, *, short: bool) -> list[Figure] | None:
    places = [str(_TREE / "packaging"), str(_TREE / "src")]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
    command = [
        sys.executable,
        str(Path(__file__).resolve()),
        "--group",
        group,
        *(["--short"] if short else []),
    ]
    done = subprocess.run(
        command, env=variables, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        return None
    return [Figure(**plain) for plain in json.loads(done.stdout.splitlines()[-1])]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
