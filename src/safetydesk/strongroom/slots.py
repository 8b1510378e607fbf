"""What the header keeps for each member and each pair of recovery sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from safetydesk.strongroom import age
from safetydesk.strongroom.kdf import SALT_BYTES, KdfCost
from safetydesk.strongroom.untrusted import Damaged, Fields, octets_text

_SLOT_ID = re.compile(r"[0-9a-f]{32}")
_SET_MARK = re.compile(r"[0-9A-HJKMNP-TV-Z]{3}")
PAIRS = ("1+2", "1+3", "2+3")
NONCE_BYTES = 12
MARK_BYTES = 16
MOST_SEALED = 2048


@dataclass(frozen=True, slots=True)
class Slot:
    """One member's way in. Nothing here tells a name; `wrapped` opens with the passphrase alone.

    `login_mark` is a keyed hash of the login name; `recipient` and `verify_key` are public; `wrapped` holds
    the age identity and the signing seed; `sealed_store_key` is the store key sealed to `recipient`; `bound` is the
    member's own signature under `recipient` (empty in the first stores, until their member has signed in again).
    """

    slot_id: str
    member_id: UUID
    login_mark: bytes
    cost: KdfCost
    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)
    recipient: str
    verify_key: bytes
    sealed_store_key: bytes = field(repr=False)
    bound: bytes = field(default=b"", repr=False)

    def plain(self) -> dict[str, Any]:
        signed = {"bound": octets_text(self.bound)} if self.bound else {}
        return signed | {
            "slot": self.slot_id,
            "member": str(self.member_id),
            "login": octets_text(self.login_mark),
            "kdf": plain_cost(self.cost),
            "salt": octets_text(self.salt),
            "nonce": octets_text(self.nonce),
            "wrapped": octets_text(self.wrapped),
            "recipient": self.recipient,
            "verify": octets_text(self.verify_key),
            "store_key": octets_text(self.sealed_store_key),
        }

    @staticmethod
    def read(found: Fields) -> Slot:
        """Raises Damaged."""
        slot_id = found.text("slot", 32)
        if not _SLOT_ID.fullmatch(slot_id):
            raise Damaged
        return Slot(
            slot_id=slot_id,
            member_id=found.uuid("member"),
            login_mark=found.octets("login", 16),
            cost=_read_cost(found.inner("kdf")),
            salt=found.octets("salt", SALT_BYTES),
            nonce=found.octets("nonce", NONCE_BYTES),
            wrapped=found.octets("wrapped", most=MOST_SEALED),
            recipient=_read_recipient(found),
            verify_key=found.octets("verify", 32),
            sealed_store_key=found.octets("store_key", most=MOST_SEALED),
            bound=found.octets("bound", 64) if "bound" in found else b"",
        )


@dataclass(frozen=True, slots=True)
class Recovery:
    """One pair of the three printed sheets: an age identity and a signing key, wrapped under both sheets' secrets
    together.

    `pair_id` is the name under which the pair signs; `recipient` and `verify_key` are public; `sealed_store_key` is
    the store key sealed to `recipient`, so that a new one reaches sheets that are not in the room; `bound` is the
    pair's own signature under `recipient`.
    """

    pair_id: UUID
    sheets: str
    """Which two, as `1+2`."""
    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)
    recipient: str
    verify_key: bytes
    sealed_store_key: bytes = field(repr=False)
    bound: bytes = field(repr=False)

    def plain(self) -> dict[str, Any]:
        return {
            "pair": str(self.pair_id),
            "sheets": self.sheets,
            "salt": octets_text(self.salt),
            "nonce": octets_text(self.nonce),
            "wrapped": octets_text(self.wrapped),
            "recipient": self.recipient,
            "verify": octets_text(self.verify_key),
            "store_key": octets_text(self.sealed_store_key),
            "bound": octets_text(self.bound),
        }

    @staticmethod
    def read(found: Fields) -> Recovery:
        """Raises Damaged."""
        sheets = found.text("sheets", 3)
        if sheets not in PAIRS:
            raise Damaged
        return Recovery(
            pair_id=found.uuid("pair"),
            sheets=sheets,
            salt=found.octets("salt", SALT_BYTES),
            nonce=found.octets("nonce", NONCE_BYTES),
            wrapped=found.octets("wrapped", most=MOST_SEALED),
            recipient=_read_recipient(found),
            verify_key=found.octets("verify", 32),
            sealed_store_key=found.octets("store_key", most=MOST_SEALED),
            bound=found.octets("bound", 64),
        )


@dataclass(frozen=True, slots=True)
class SheetMark:
    """By which one sheet is known without being used: nothing of its secret can be had from here.

    `number` is 1 to 3; `set_mark` is printed on all three sheets of a set; `mark` comes from the sheet's secret.
    """

    number: int
    set_mark: str
    mark: bytes

    def plain(self) -> dict[str, Any]:
        return {"sheet": self.number, "set": self.set_mark, "mark": octets_text(self.mark)}

    @staticmethod
    def read(found: Fields) -> SheetMark:
        """Raises Damaged."""
        number, set_mark = found.whole("sheet", 3), found.text("set", 3)
        if not number or not _SET_MARK.fullmatch(set_mark):
            raise Damaged
        return SheetMark(number, set_mark, found.octets("mark", MARK_BYTES))


def plain_cost(cost: KdfCost) -> dict[str, Any]:
    return {"kind": "argon2id", "memory_kib": cost.memory_kib, "time": cost.time, "lanes": cost.lanes}


def _read_cost(found: Fields) -> KdfCost:
    if found.text("kind", 16) != "argon2id":
        raise Damaged
    try:
        return KdfCost(found.whole("memory_kib"), found.whole("time"), found.whole("lanes"))
    except ValueError as error:
        raise Damaged from error


def _read_recipient(found: Fields) -> str:
    recipient = found.text("recipient", 128)
    if not age.is_recipient(recipient):
        raise Damaged
    return recipient
