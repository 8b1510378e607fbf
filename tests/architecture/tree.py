"""Where the sources stand, for the tests that read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "safetydesk"


def python_files(*folders: str) -> Iterator[Path]:
    """Every Python file under these folders of the tree."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))
