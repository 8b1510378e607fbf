"""Looking for bytes in the memory of another process, and in every file of a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

FORMS = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "utf-32-be",
)  # Qt's QString is UTF-16, Python's text also UCS-4
_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")
_PART = 1 << 24


def in_all_forms(words: Iterable[str]) -> dict[str, list[bytes]]:
    """Each word with the bytes it would stand as."""
    return {word: [word.encode(form) for form in FORMS] for word in words}


def found_in_memory(pid: int, wanted: dict[str, list[bytes]]) -> set[str]:
    """Which of them stand anywhere in what that process can read of itself. Raises OSError where it may not be read."""
    found: set[str] = set()
    longest = max(len(mark) for marks in wanted.values() for mark in marks)
    memory = os.open(f"/proc/{pid}/mem", os.O_RDONLY)
    try:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            region = _REGION.match(line)
            if region and not line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                begin, end = (int(part, 16) for part in region.groups())
                for place in range(begin, end, _PART):
                    found |= _found(_read(memory, place, min(_PART + longest, end - place)), wanted)
    finally:
        os.close(memory)
    return found


def found_in_files(folder: Path, wanted: dict[str, list[bytes]]) -> set[str]:
    """Which of them stand in any file under `folder`, or in a file's name."""
    found: set[str] = set()
    for path in folder.rglob("*"):
        found |= {word for word in wanted if word in path.name}
        if path.is_file() and not path.is_symlink():
            found |= _found(path.read_bytes(), wanted)
    return found


def _found(content: bytes, wanted: dict[str, list[bytes]]) -> set[str]:
    return {word for word, marks in wanted.items() if any(mark in content for mark in marks)}


def _read(memory: int, place: int, size: int) -> bytes:
    """Pages that were never touched, or belong to a device, give nothing."""
    parts = []
    while size > 0:
        try:
            part = os.pread(memory, size, place)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
        place, size = place + len(part), size - len(part)
    return b"".join(parts)
