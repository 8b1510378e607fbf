"""Where the files in `resources/` are: inside the installed package, or beside `src` in a working tree.

Nothing else knows. Callers name files by their parts, never by a path of their own.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def root() -> Path:
    """The `resources` folder. Raises FileNotFoundError where the installation is incomplete."""
    here = Path(__file__).resolve().parent
    for candidate in (here / "resources", here.parents[1] / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("the resources folder is missing")


def path(*parts: str) -> Path:
    """The path of a resource; it need not exist. Raises ValueError for parts that would leave the folder."""
    for part in parts:
        if not part or part == ".." or "/" in part or "\\" in part or ":" in part:
            raise ValueError("a resource is named by plain parts")
    return root().joinpath(*parts)


def read_bytes(*parts: str) -> bytes:
    """The bytes of a resource. Raises FileNotFoundError."""
    return path(*parts).read_bytes()


def read_text(*parts: str) -> str:
    """The text of a UTF-8 resource. Raises FileNotFoundError."""
    return path(*parts).read_text(encoding="utf-8")


def read_toml(*parts: str) -> dict[str, Any]:
    """A parsed TOML resource. Raises FileNotFoundError, or tomllib.TOMLDecodeError for a broken file."""
    return tomllib.loads(read_text(*parts))


def names(*parts: str, suffix: str) -> tuple[str, ...]:
    """The names of the files with this suffix (".toml") directly in a resource folder, sorted."""
    return tuple(sorted(entry.name for entry in path(*parts).iterdir() if entry.suffix == suffix))
