"""Payloads that are gone: lawfully, where a signed act of one person names them and another had asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from safetydesk.domain.proof.entry import Entry
from safetydesk.records.destroying import MAY_GO
from safetydesk.records.tables.destroying import DESTROYED_PAYLOADS
from safetydesk.records.verifying_accounts import Say

_ASKED, _DONE = "DestructionAsked", "ExhibitDestroyed"
TOLD_OF = frozenset((_ASKED, _DONE))


class DestroyedPayloads:
    """Fed with the trail in order, then asked: what the database says is destroyed, two people must have signed for."""

    def __init__(self, connection: Connection, say: Say) -> None:
        self._say = say
        try:
            self._named = set(connection.execute(select(DESTROYED_PAYLOADS.c.number)).scalars())
        except DBAPIError:  # a table that is not there is named as such
            self._named = set()
        self._asked: dict[str, tuple[str, str]] = {}
        """By destruction: who asked for it, of which exhibit."""
        self._lawful: set[int] = set()

    def passes(self, entry: Entry, payload: bytes | None) -> bool:
        """Whether the payload of this entry may be gone, so far as the database says; the acts decide in `judge`."""
        return payload is None and entry.kind in MAY_GO and entry.number in self._named

    def hear(self, entry: Entry, told: Mapping[str, Any]) -> None:
        """An act that was signed and is as it was told. Raises KeyError, TypeError, ValueError for one that is not."""
        if entry.kind == _ASKED:
            self._asked[str(told["destruction"])] = (str(entry.member), str(told["record"]))
        elif entry.kind == _DONE:
            who, record = self._asked.get(str(told["destruction"]), ("", ""))
            if not who or who == str(entry.member) or record != str(told["record"]):
                self._say("destroyed_by_one", number=str(entry.number))
                return
            self._lawful |= {int(number) for number in told.get("entries", ())}

    def judge(self) -> None:
        """Says of each payload that the database let go, and that no act of two people names."""
        for number in sorted(self._named - self._lawful):
            self._say("payload_missing", number=str(number))
