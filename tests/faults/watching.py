"""Canaries: words that must never be seen in a file, and an eye on every file that this process writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WORDS = ("Canary", "Kanarienvogel")
MARKS = [word.encode(form) for word in WORDS for form in ("utf-8", "utf-16-le", "utf-16-be")]
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def is_leaky(path: Path) -> bool:
    return path.is_file() and any(mark in path.read_bytes() for mark in MARKS)


def leaks(*folders: Path) -> Iterator[str]:
    for folder in folders:
        for path in folder.rglob("*"):
            if is_leaky(path) or any(word in path.name for word in WORDS):
                yield path.name


class Watch:
    """Hears of every file that this process writes, and reads each before it goes or changes its name.

    A hook of the interpreter cannot be taken out again: once `is_over`, it hears nothing.
    """

    def __init__(self, *folders: Path, allowed: tuple[Path, ...] = ()) -> None:
        self._folders = tuple(map(str, folders))
        self._allowed = (*self._folders, *map(str, allowed), "/dev/")
        self.elsewhere: set[str] = set()
        self.gone: list[str] = []
        self.leaky: set[str] = set()
        self.is_over = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, values: tuple[Any, ...]) -> None:
        if self.is_over:
            return
        if event == "open" and isinstance(values[0], str | bytes) and int(values[2] or 0) & WRITING:
            self._written(str(Path(os.fsdecode(values[0])).absolute()))
        elif event in ("os.remove", "os.rename", "os.link") and isinstance(values[0], str | bytes | Path):
            self._read(Path(os.fsdecode(values[0])))
        elif event == "shutil.rmtree":
            for path in Path(os.fsdecode(values[0])).rglob("*"):
                self._read(path)

    def _written(self, path: str) -> None:
        if not path.startswith(self._allowed) and "__pycache__" not in path:
            self.elsewhere.add(path)

    def _read(self, path: Path) -> None:
        if not str(path).startswith(self._folders):
            return
        self.gone.append(path.name)
        if is_leaky(path):
            self.leaky.add(path.name)
