"""One table of a parsed file, read key by key and strictly: what is wrong is said with its file and its place."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import TypeVar

T = TypeVar("T")


class VocabularyFault(ValueError):
    """A vocabulary file is wrong. `file` and `key` say where."""

    def __init__(self, file: str, key: str, what: str) -> None:
        super().__init__(f"{file}: {key}: {what}")
        self.file, self.key, self.what = file, key, what


class Entry:
    """One table of a file, read key by key; `close` refuses keys that nobody asked for."""

    def __init__(self, file: str, place: str, table: object) -> None:
        if not isinstance(table, Mapping):
            raise VocabularyFault(file, place, "should be a table")
        self.file, self.place, self._left = file, place, dict(table)

    def fault(self, key: str, what: str) -> VocabularyFault:
        return VocabularyFault(self.file, f"{self.place}.{key}" if self.place else key, what)

    def take(self, key: str, kind: type[T], default: T | None = None) -> T:
        """The value of a key, which must be of this type; without a default the key must be there."""
        if key not in self._left:
            if default is None:
                raise self.fault(key, "is missing")
            return default
        value = self._left.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(key, f"should be {kind.__name__}")
        return value

    def text(self, key: str) -> str:
        """A text that must be there and not be empty."""
        value = self.take(key, str)
        if not value.strip():
            raise self.fault(key, "is empty")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, [])
        if not all(isinstance(v, str) and v.strip() for v in values):
            raise self.fault(key, "should be a list of texts")
        return tuple(values)

    def one_of(self, key: str, allowed: tuple[T, ...], kind: type[T]) -> T:
        value = self.take(key, kind)
        if value not in allowed:
            raise self.fault(key, f"should be one of {', '.join(map(str, allowed))}")
        return value

    def day(self, key: str) -> date | None:
        return self.take(key, date) if key in self._left else None

    def entries(self, key: str) -> list[Entry]:
        """The tables of an array, each named by its code (or its place)."""
        found = []
        for index, table in enumerate(self.take(key, list)):
            code = table.get("code", table.get("level", index)) if isinstance(table, Mapping) else index
            found.append(Entry(self.file, f"{self.place + '.' if self.place else ''}{key}[{code}]", table))
        return found

    def all_known(self, key: str, codes: Iterable[str], known: Container[str]) -> None:
        """Raises VocabularyFault for the first of the codes under `key` that is none of these."""
        for code in codes:
            if code not in known:
                raise self.fault(key, f"{code} is not known")

    def remaining(self) -> list[str]:
        return list(self._left)

    def close(self) -> None:
        """Raises VocabularyFault for a key that nobody asked for."""
        for key in self._left:
            raise self.fault(key, "is not a key of this file")

    def close_as(self, code: object, known: Container[object]) -> None:
        """`close`, where each of several has its own code. Raises VocabularyFault for one that is there already."""
        self.close()
        if code in known:
            raise self.fault("code", "is there twice")
