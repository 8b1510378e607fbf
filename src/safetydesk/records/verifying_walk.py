"""Through the audit trail from its first entry to its last: the tree, the signatures, what each entry told."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, select, type_coerce

from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import event_kinds
from safetydesk.domain.progress import Progress
from safetydesk.domain.proof.entry import Entry, commitment, to_sign
from safetydesk.domain.proof.keys_in_force import FOUNDING_ENTRIES, KEY_KINDS, KeysInForce
from safetydesk.domain.proof.mark import mark_of
from safetydesk.domain.proof.merkle import Edge, leaf_hash
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.tree_edge import read_edge
from safetydesk.records.verifying_accounts import Accounts
from safetydesk.records.verifying_asked import Asked, TrailCheck
from safetydesk.records.verifying_destroyed import TOLD_OF, DestroyedPayloads

STEP = 200
CLOCK_WENT_BACK, STORE_RESTORED = "ClockWentBack", "StoreRestored"
_HEARD = KEY_KINDS | TOLD_OF | {CLOCK_WENT_BACK, STORE_RESTORED}
SLACK = timedelta(minutes=1)
"""By so much two entries may stand against the clock before it is called set back."""
_KIND = re.compile(rb'"kind":"([A-Za-z]+)"')
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)


class NotAsVerified(Exception):
    """The trail does not lead on from what was verified before: everything must be judged."""


def _entries() -> Select[Any]:
    """Columns as text: one that is no id must be found out, and not stop the reading."""
    return (
        select(
            ENTRIES.c.number,
            type_coerce(ENTRIES.c.member, Text).label("member"),
            ENTRIES.c.kind,
            type_coerce(ENTRIES.c.subject, Text).label("subject"),
            ENTRIES.c.text,
            ENTRIES.c.signature,
            PAYLOADS.c.salt,
            PAYLOADS.c.payload,
        )
        .outerjoin(PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number)
        .order_by(ENTRIES.c.number)
    )


class Walk:
    """What is wrong is said to `check`, acts go to `accounts`; `keys` holds who may sign where the walk stands."""

    def __init__(self, connection: Connection, asked: Asked, check: TrailCheck, accounts: Accounts) -> None:
        self._connection = connection
        self._asked = asked
        self._check = check
        self._accounts = accounts
        self._known = asked.verified[0] if asked.verified else 0
        self._looking = {name for name, kind in event_kinds().items() if kind.is_reading}
        self._last: Moment | None = None
        self._destroyed = DestroyedPayloads(connection, check.say, check.remark)
        self.keys = KeysInForce()

    def through(self, progress: Progress) -> dict[str, str]:
        """Raises NotAsVerified. Returns the last fingerprint said of every record."""
        check = self._check
        edge, texts = Edge(), dict[str, str]()
        stored = _stored_edge(self._connection)
        self._found_keys()
        for row in self._connection.execute(_entries().execution_options(yield_per=500)):
            if edge.size % STEP == 0:
                progress.step(edge.size, stored.size, "")
            is_new = edge.size >= self._known
            if is_new or self._is_wanted(_kind_said(row.text)):
                told = _told(row.payload)
                texts.update(_texts_said(told))
                if is_new:
                    self._judge(row, edge.size + 1, told)
                else:
                    self._pass(row, told)
            edge = edge.append(leaf_hash(row.text))
            self._note(edge, row)
        self._destroyed.judge()
        check.size, check.root, check.keys = edge.size, edge.root().hex(), self.keys.told()
        if edge.size < self._known:
            raise NotAsVerified
        if stored != edge:
            check.say("edge_differs")
        return texts

    def _found_keys(self) -> None:
        """Who made the store: the enrolment among the first entries names the key that signed them."""
        for row in self._connection.execute(_entries().limit(FOUNDING_ENTRIES)):
            try:
                self.keys.found(row.kind, row.member, row.subject, json.loads(row.payload)["event"])
            except _UNREADABLE:
                continue  # said of the entry itself

    def _note(self, edge: Edge, row: Row[Any]) -> None:
        """Roots, keys and marks asked for at this size. Raises NotAsVerified."""
        check, asked = self._check, self._asked
        if edge.size in asked.sizes:
            check.roots_at[edge.size] = edge.root().hex()
            check.keys_at[edge.size] = self.keys.told()
            check.keys_ever_at[edge.size] = self.keys.ever()
        if asked.verified and edge.size == self._known and edge.root().hex() != asked.verified[1]:
            raise NotAsVerified
        if asked.marks:
            mark = mark_of(edge.root().hex())
            if mark in asked.marks:
                check.marks_at[mark] = _moment_said(row.text)

    def _is_wanted(self, kind: str) -> bool:
        """Of what was verified before: acts that changed keys, and those that records are judged by."""
        if kind in _HEARD:
            return True
        return self._asked.with_records and kind not in self._looking

    def _pass(self, row: Row[Any], told: Any) -> None:
        """An entry that was verified before, as its root proves. What it told of stands beside the tree, and is
        compared with what the entry committed to before keys and records are judged by it."""
        entry, _is_own = self._entry(row)
        if entry is None:
            return
        if row.payload is not None and commitment(row.salt, row.payload) == entry.commitment:
            self._hear(entry, told)
            return
        if self._destroyed.passes(entry, row.payload):
            return
        self._check.say(
            "payload_missing" if row.payload is None else "payload_differs", number=str(row.number)
        )
        self._accounts.miss(entry)

    def _judge(self, row: Row[Any], expected: int, told: Any) -> None:
        """One entry with its payload; `expected` is the number that it should have."""
        number, check = str(row.number), self._check
        entry, is_own = self._entry(row)
        if entry is None:
            return
        if not is_own:
            check.say("entry_unreadable", number=number)
        if entry.number != expected or row.number != expected or entry.store != self._asked.store_id:
            check.say("entry_out_of_order", number=number)
        if (row.member, row.kind, row.subject) != (str(entry.member), entry.kind, str(entry.subject)):
            check.say("entry_column_differs", number=number)
        fault = self._signature_fault(entry, row)
        is_as_told = row.payload is not None and commitment(row.salt, row.payload) == entry.commitment
        if fault:
            check.say(fault, number=number)
        if not is_as_told and self._destroyed.passes(entry, row.payload):
            self._time(entry)
            return
        if not is_as_told:
            check.say("payload_missing" if row.payload is None else "payload_differs", number=number)
        self._time(entry)
        if not fault and is_as_told:
            self._hear(entry, told)
        else:
            self._accounts.miss(entry)

    def _entry(self, row: Row[Any]) -> tuple[Entry | None, bool]:
        """The entry, and whether its text is exactly its own."""
        try:
            return Entry.read(row.text)
        except _UNREADABLE:
            self._check.say("entry_unreadable", number=str(row.number))
            return None, False

    def _signature_fault(self, entry: Entry, row: Row[Any]) -> str:
        signer, message = str(entry.member), to_sign(row.text)

        def signed_by(key: bytes | None) -> bool:
            return key is not None and self._asked.signature_is_good(key, message, row.signature)

        if signed_by(self.keys.of(signer)):
            return ""
        if any(signed_by(key) for key in self.keys.past(signer)):
            return "signed_after_leaving" if signer in self.keys.left else "signed_with_old_key"
        return "signature_bad"

    def _hear(self, entry: Entry, payload: Any) -> None:
        """What a good entry told: to whoever keeps accounts of it."""
        self._accounts.hear(entry, payload)
        if entry.kind not in _HEARD:
            return
        try:
            told = payload["event"]
            self._destroyed.hear(entry, told)
            self.keys.hear(entry.kind, str(entry.subject), told)
            if entry.kind == CLOCK_WENT_BACK:
                before, now = Moment.parse(told["before"]), Moment.parse(told["now"])
                self._check.remark("clock_went_back", before=before.text(), now=now.text())
            elif entry.kind == STORE_RESTORED:
                self._check.restored.append(int(told["size"]))
        except _UNREADABLE:
            self._check.say("payload_differs", number=str(entry.number))

    def _time(self, entry: Entry) -> None:
        """Order is by number. That the clock stood against it is worth a remark, where the trail has none itself."""
        if self._last is not None and entry.at.utc < self._last.utc - SLACK and entry.kind != CLOCK_WENT_BACK:
            self._check.remark("dated_back", before=self._last.text(), now=entry.at.text())
        self._last = entry.at


def _stored_edge(connection: Connection) -> Edge:
    try:
        return read_edge(connection)
    except Trouble:
        return Edge()  # one that cannot be read differs from whatever the entries give


def _moment_said(text: bytes) -> str:
    try:
        return str(json.loads(text)["at"])
    except _UNREADABLE:
        return ""


def _kind_said(text: bytes) -> str:
    """The kind by the text itself, which the root proves; a column may have been changed. "" where it says none."""
    found = _KIND.search(text)
    return found[1].decode("ascii") if found else ""


def _told(payload: bytes | None) -> Any:
    """A payload parsed; None for none, and for one that cannot be read."""
    try:
        return None if payload is None else json.loads(payload)
    except ValueError:
        return None


def _texts_said(told: Any) -> dict[str, str]:
    """The fingerprints in a payload. One that cannot be read says nothing: that it differs is a finding already."""
    if told is None:
        return {}
    try:
        return {str(name): str(text) for name, text in told["texts"].items()}
    except _UNREADABLE:
        return {}
