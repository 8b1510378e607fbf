"""A folder offered as evidence: the files in it, in the order a person would list them. None of them is opened.

Links and pipes are never followed. What the system keeps for itself (`.DS_Store`, `Thumbs.db`) and what is hidden is
left out. Everything that is not taken is said.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from safetydesk.domain.errors import Refusal
from safetydesk.intake.file_name import as_text, name_of
from safetydesk.visible import visible_line

MOST_FILES: Final = 2_000
"""Files taken out of the folders of one act."""
DEEPEST: Final = 12
"""Folders within folders."""
MOST_LISTED: Final = 20_000
"""Entries of one folder that are looked at: whatever follows is left out, and said."""
NAMED: Final = 3
"""Names said of many."""

_OF_THE_SYSTEM: Final = frozenset(
    {
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "icon\r",
        "$recycle.bin",
        "system volume information",
        "__macosx",
    }
)
_HIDDEN: Final = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0x2) | getattr(stat, "FILE_ATTRIBUTE_SYSTEM", 0x4)
_JUNCTION: Final = 0xA0000003
_DIGITS: Final = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderFound:
    """`files` in order. `refused` could not be taken; `left_out` never is, and is said for completeness."""

    files: tuple[Path, ...] = ()
    refused: tuple[Refusal, ...] = ()
    left_out: tuple[Refusal, ...] = ()


def is_folder(path: Path) -> bool:
    """Whether it is a folder itself, and no link to one. Never raises."""
    try:
        return _is_folder(os.lstat(path))
    except (OSError, ValueError):
        return False


def files_of(
    folder: Path, most: int = MOST_FILES, asked: Callable[[str], object] = lambda _name: None
) -> FolderFound:
    """Every ordinary file in it and in its folders, at most `most`. `asked` hears each folder's name, and may stop it.

    Raises nothing of its own: what cannot be listed is in `refused`.
    """
    return _Walk(most, asked).through(folder)


def in_natural_order(name: str) -> tuple[object, ...]:
    """A key by which "shot 9" stands before "shot 10", whatever the letters' case."""
    parts = _DIGITS.split(name.casefold())
    return tuple((1, int(part), part) if part.isdecimal() else (0, part, "") for part in parts if part)


class _Walk:
    def __init__(self, most: int, asked: Callable[[str], object]) -> None:
        self._most, self._asked = most, asked
        self._files: list[Path] = []
        self._refused: list[Refusal] = []
        self._hidden: list[str] = []
        self._is_full = False

    def through(self, folder: Path) -> FolderFound:
        shown = visible_line(name_of(folder))
        self._folder(folder, shown, 1)
        left_out: tuple[Refusal, ...] = ()
        if self._hidden:
            names = ", ".join(dict.fromkeys(self._hidden[:NAMED])) + (
                " …" if len(self._hidden) > NAMED else ""
            )
            left_out = (Refusal("folder_hidden", name=shown, count=str(len(self._hidden)), names=names),)
        if self._is_full:
            self._refused.append(Refusal("folder_too_many", name=shown, most=str(self._most)))
        elif not self._files and not self._refused:
            self._refused.append(Refusal("folder_empty", name=shown))
        return FolderFound(files=tuple(self._files), refused=tuple(self._refused), left_out=left_out)

    def _folder(self, folder: Path, shown: str, depth: int) -> None:
        self._asked(shown)
        within: list[tuple[Path, str]] = []
        for entry in self._listed(folder, shown):
            if self._is_full:
                return
            said = f"{shown}/{visible_line(as_text(entry.name))}"
            try:
                found = entry.stat(follow_symlinks=False)
            except OSError:
                self._refused.append(Refusal("file_missing", name=said))
                continue
            if _is_hidden(entry.name, found):
                self._hidden.append(visible_line(as_text(entry.name)))
            elif _is_folder(found):
                within.append((Path(entry.path), said))
            elif stat.S_ISREG(found.st_mode):
                self._take(Path(entry.path))
            else:
                code = "file_is_link" if _is_link(found) else "file_not_regular"
                self._refused.append(Refusal(code, name=said))
        for inner, said in within:
            if self._is_full:
                return
            if depth >= DEEPEST:
                self._refused.append(Refusal("folder_too_deep", name=said))
            else:
                self._folder(inner, said, depth + 1)

    def _take(self, path: Path) -> None:
        if len(self._files) >= self._most:
            self._is_full = True
        else:
            self._files.append(path)

    def _listed(self, folder: Path, shown: str) -> list[os.DirEntry[str]]:
        try:
            if not is_folder(folder):  # a link may have been put in its place since it was listed
                raise NotADirectoryError
            with os.scandir(folder) as entries:
                found = list(_at_most(entries, MOST_LISTED + 1))
        except (OSError, ValueError):
            self._refused.append(Refusal("folder_unreadable", name=shown))
            return []
        if len(found) > MOST_LISTED:
            self._refused.append(Refusal("folder_too_long", name=shown, most=str(MOST_LISTED)))
        return sorted(
            found[:MOST_LISTED], key=lambda entry: (in_natural_order(as_text(entry.name)), entry.name)
        )


def _at_most(entries: Iterator[os.DirEntry[str]], most: int) -> Iterator[os.DirEntry[str]]:
    for _, entry in zip(range(most), entries, strict=False):
        yield entry


def _is_link(found: os.stat_result) -> bool:
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def _is_folder(found: os.stat_result) -> bool:
    return stat.S_ISDIR(found.st_mode) and not _is_link(found)


def _is_hidden(name: str, found: os.stat_result) -> bool:
    marks = getattr(found, "st_file_attributes", 0)
    return name.startswith(".") or name.casefold() in _OF_THE_SYSTEM or bool(marks & _HIDDEN)
