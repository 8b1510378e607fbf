"""Reading JSON that somebody may have written to hurt us: right type, right size, or damaged."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

MOST_LIST = 64


class Damaged(Exception):
    """The text is not what it should be. Never says "wrong passphrase"."""


class Fields:
    """One JSON object. Every reader raises Damaged for a missing field, a wrong type or an absurd size."""

    def __init__(self, found: object) -> None:
        if not isinstance(found, dict):
            raise Damaged
        self._found: Mapping[str, Any] = found

    @staticmethod
    def of(text: bytes) -> Fields:
        try:
            return Fields(json.loads(text.decode("utf-8")))
        except (ValueError, RecursionError) as error:
            raise Damaged from error

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def text(self, name: str, most: int) -> str:
        value = self._found.get(name)
        if not isinstance(value, str) or len(value) > most:
            raise Damaged
        return value

    def whole(self, name: str, most: int = 2**53 - 1) -> int:
        """A whole number from 0 to `most`."""
        value = self._found.get(name)
        if type(value) is not int or not 0 <= value <= most:
            raise Damaged
        return value

    def uuid(self, name: str) -> UUID:
        try:
            return UUID(self.text(name, 36))
        except ValueError as error:
            raise Damaged from error

    def octets(self, name: str, exactly: int | None = None, most: int = 4096) -> bytes:
        """Bytes kept as standard base64."""
        try:
            value = base64.b64decode(self.text(name, most * 2), validate=True)
        except (binascii.Error, ValueError) as error:
            raise Damaged from error
        if len(value) > most or (exactly is not None and len(value) != exactly):
            raise Damaged
        return value

    def inner(self, name: str) -> Fields:
        return Fields(self._found.get(name))

    def each(self, name: str) -> Iterator[Fields]:
        value = self._found.get(name)
        if not isinstance(value, list) or len(value) > MOST_LIST:
            raise Damaged
        return iter([Fields(one) for one in value])


def octets_text(value: bytes) -> str:
    """How bytes stand in JSON here."""
    return base64.b64encode(value).decode("ascii")
