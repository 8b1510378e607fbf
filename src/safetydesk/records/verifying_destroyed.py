"""Payloads that are gone: lawfully, where a signed act of one person names them and another had asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Text, select, type_coerce
from sqlalchemy.exc import DBAPIError

from safetydesk.domain.clock import Moment
from safetydesk.domain.destruction import KNOWN_FOR
from safetydesk.domain.exhibit import DESTROYED
from safetydesk.domain.proof.entry import Entry
from safetydesk.domain.proof.keys_in_force import ENROLLED, RESET
from safetydesk.records.destroying import MAY_GO
from safetydesk.records.tables.destroying import DESTROYED_PAYLOADS
from safetydesk.records.tables.evidence import EXHIBITS
from safetydesk.records.verifying_accounts import Say

_ASKED, _DECLINED, _DONE = "DestructionAsked", "DestructionDeclined", "ExhibitDestroyed"
_ISOLATED, _FREED = "ExhibitIsolated", "ExhibitFreed"
_CAME = frozenset(("ExhibitReceived", "DerivedCopyMade"))
"""Acts by which an exhibit comes to be."""
TOLD_OF = _CAME | {_ASKED, _DECLINED, _DONE, _ISOLATED, _FREED}


class DestroyedPayloads:
    """Fed with the trail in order, then asked: what the database says is destroyed, two people must have signed for."""

    def __init__(self, connection: Connection, say: Say, remark: Say) -> None:
        self._say = say
        self._remark = remark
        self._connection = connection
        columns = DESTROYED_PAYLOADS.c
        query = select(columns.number, type_coerce(columns.destruction, Text).label("destruction"))
        try:
            self._named = {int(row.number): str(row.destruction) for row in connection.execute(query)}
        except DBAPIError:  # a table that is not there is named as such
            self._named = {}
        self._asked: dict[str, tuple[str, str, int]] = {}
        """By destruction, while it waits: who asked for it, of which exhibit, and the entry before which both must
        have had their keys: that which put it out of sight, else that of the asking."""
        self._isolated: dict[str, int] = {}
        """By exhibit: the entry that put it out of sight, the first since it was last judged and brought back."""
        self._keyed: dict[str, tuple[int, str, Moment]] = {}
        """By member: the entry that last gave them keys, by whom, and when."""
        self._came: set[str] = set()
        self._gone: set[str] = set()
        """Exhibits that two people destroyed."""
        self._lawful: set[int] = set()

    def passes(self, entry: Entry, payload: bytes | None) -> bool:
        """Whether the payload of this entry may be gone, so far as the database says; the acts decide in `judge`."""
        return payload is None and entry.kind in MAY_GO and entry.number in self._named

    def hear(self, entry: Entry, told: Mapping[str, Any]) -> None:
        """An act that was signed and is as it was told. Raises KeyError, TypeError, ValueError for one that is not."""
        if entry.kind in _CAME:
            self._came.add(str(told["record"]))
        elif entry.kind in (ENROLLED, RESET):
            self._keyed[str(entry.subject)] = (entry.number, str(entry.member), entry.at)
        elif entry.kind == _ISOLATED:
            self._isolated.setdefault(str(told["record"]), entry.number)
        elif entry.kind == _FREED:
            self._isolated.pop(str(told["record"]), None)
        elif entry.kind == _ASKED:
            record = str(told["record"])
            since = self._isolated.get(record, entry.number)
            self._asked[str(told["destruction"])] = (str(entry.member), record, since)
        elif entry.kind == _DECLINED:
            self._asked.pop(str(told["destruction"]), None)
        elif entry.kind == _DONE:
            self._done(entry, told)

    def judge(self) -> None:
        """Says of each payload that the database let go, and that no act of two people names; then of each exhibit
        that stands as if it had been destroyed, or that lost what told of it without having been."""
        for number in sorted(self._named.keys() - self._lawful):
            self._say("payload_missing", number=str(number))
        columns = EXHIBITS.c
        query = select(type_coerce(columns.id, Text).label("id"), columns.state).order_by(columns.id)
        try:
            rows = self._connection.execute(query).all()
        except DBAPIError:  # as above
            return
        for row in rows:
            is_gone = row.state == DESTROYED
            if is_gone != (row.id in self._gone) or (
                self._named and not is_gone and row.id not in self._came
            ):
                self._say("exhibit_untold", record=f"{EXHIBITS.name}:{row.id}")

    def _given(self, one: str, other: str) -> list[tuple[int, str, Moment]]:
        """What either of the two had their keys from the other by."""
        pairs = ((one, other), (other, one))
        return [self._keyed[to] for to, by in pairs if to in self._keyed and self._keyed[to][1] == by]

    def _done(self, entry: Entry, told: Mapping[str, Any]) -> None:
        """One asking is good for one destroying, of that exhibit, and for what was told before."""
        destruction, record = str(told["destruction"]), str(told["record"])
        who, asked_of, since = self._asked.pop(destruction, ("", "", 0))
        second = str(entry.member)
        is_by_two = who not in ("", second) and asked_of == record
        keyed = [self._keyed[one] for one in (who, second) if one in self._keyed]
        if not is_by_two or any(number > since for number, _by, _at in keyed):
            self._say("destroyed_by_one", number=str(entry.number))
            return
        if any(entry.at.utc - at.utc < KNOWN_FOR for _number, _by, at in self._given(who, second)):
            self._remark("destroyed_by_new_keys", number=str(entry.number))
        self._gone.add(record)
        named = {int(number) for number in told.get("entries", ())}
        self._lawful |= {
            number for number in named if number < entry.number and self._named.get(number) == destruction
        }
