#!/usr/bin/env python3
"""Every command of the project: `python3 packaging/dev.py run`, `test`, `lint` ...

Needs nothing but Python 3.11 or newer. Sets up `.venv` and the system libraries as far as the command needs;
what it may not install it names in one line, and exits 3. Other exit codes are those of the program it ran.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python may well be the one that starts this file)
    sys.exit(f"SafetyDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import demo_school
import environment
from refusing import CannotGoOn

USAGE = 2
CANNOT_GO_ON = 3
INTERRUPTED = 130
TWO_AT_A_TIME = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "--max-worker-restart", "0"]
"""The whole run in two processes, a file's tests in one of them: what a file makes once is made once.

Which file is begun when is said by `tests/longest_first.py`. A process that dies is a fault, and ends the run: begun
again, it would wait for tests that nobody hands out any more."""


def run(_arguments: list[str]) -> int:
    """open SafetyDesk on a freshly made demo school; without a screen, do the main job headless"""
    return demo_school.show(environment.set_up("run"))


def test(arguments: list[str]) -> int:
    """run the tests (what follows is passed to pytest)"""
    return _in_venv("-m", "pytest", *(arguments or TWO_AT_A_TIME))


def lint(_arguments: list[str]) -> int:
    """ruff, mypy and the import contracts"""
    contracts = "from importlinter.cli import lint_imports_command as command; command(['--no-cache'])"
    steps = [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", contracts],
    ]
    # All of them, whatever the first says: one round of mending instead of four.
    codes = [_in_venv(*step) for step in steps]
    return max(codes)


def gallery(arguments: list[str]) -> int:
    """draw every page in every state (pictures in gallery/)"""
    return _script("gallery.py", arguments)


def bench(arguments: list[str]) -> int:
    """print speed and memory, absolute and against a plain baseline"""
    return _script("bench.py", arguments)


def soak(arguments: list[str]) -> int:
    """use the program for a long time and watch what grows"""
    return _script("soak.py", arguments)


def setup(_arguments: list[str]) -> int:
    """make .venv and install everything the other commands need"""
    print(f"Ready: {environment.set_up('test')}")
    return 0


COMMANDS: list[Callable[[list[str]], int]] = [run, test, lint, gallery, bench, soak, setup]


def main(arguments: list[str]) -> int:
    """Runs one command; returns its exit code."""
    commands = {command.__name__: command for command in COMMANDS}
    command = commands.get(arguments[0]) if arguments else None
    if command is None:
        print("python3 packaging/dev.py COMMAND, where COMMAND is one of\n")
        for name, one in commands.items():
            print(f"  {name:<9}{one.__doc__}")
        return 0 if arguments and arguments[0] in {"-h", "--help", "help"} else USAGE
    try:
        # What follows belongs to the program that is started, flags included; argparse would claim some.
        return command(arguments[1:])
    except CannotGoOn as stop:
        print(stop, file=sys.stderr)
        return CANNOT_GO_ON
    except KeyboardInterrupt:
        return INTERRUPTED


def _script(name: str, arguments: list[str]) -> int:
    return _in_venv(str(Path(__file__).with_name(name)), *arguments)


def _in_venv(*arguments: str) -> int:
    """Runs the project's own Python from the top of the tree, off screen unless a platform was named."""
    python = environment.set_up("test")
    variables = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.run([python, *arguments], cwd=environment.ROOT, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
