"""What a member's kept keys look like on disk, and what they are called: nothing in either tells a name."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import rfc8785

from safetydesk.strongroom.keychain import ALLOWED
from safetydesk.strongroom.slots import MOST_SEALED, NONCE_BYTES, Slot, plain_cost
from safetydesk.strongroom.untrusted import Damaged, Fields, octets_text

FORMAT = 1
MOST_BYTES = 16 * 1024
EXPIRED, ASKED, NOT_KEPT = "expired", "asked", "not_kept"
ENDED = ("", EXPIRED, ASKED, NOT_KEPT)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What the file says. Once something `ended` it the `bundle` is empty: nothing that opens stays behind."""

    kind: str
    """The code of the keychain that holds the key."""
    wrap: str
    """Hash (hex) of the slot's wrap under the passphrase, as it was then: another passphrase ends it."""
    expires: datetime
    seen: datetime
    """The latest time at which this file was used or written."""
    nonce: bytes
    bundle: bytes
    ended: str = ""
    """EXPIRED (the passphrase starts it afresh), or ASKED or NOT_KEPT, which are still to be recorded and cleared."""

    def bound_to(self, store_id: UUID, slot_id: str) -> bytes:
        """What the bundle belongs to: moved to another store or slot, or made to last longer, it does not open."""
        return rfc8785.dumps(
            {
                "store": str(store_id),
                "slot": slot_id,
                "wrap": self.wrap,
                "kind": self.kind,
                "expires": int(self.expires.timestamp()),
            }
        )

    def text(self, store_id: UUID, slot_id: str) -> bytes:
        """The file."""
        plain = {
            "format": FORMAT,
            "store": str(store_id),
            "slot": slot_id,
            "kind": self.kind,
            "wrap": self.wrap,
            "expires": int(self.expires.timestamp()),
            "seen": int(self.seen.timestamp()),
            "nonce": octets_text(self.nonce),
            "bundle": octets_text(self.bundle),
            "ended": self.ended,
        }
        return json.dumps(plain, sort_keys=True).encode("ascii")

    @staticmethod
    def read(content: bytes, store_id: UUID, slot_id: str) -> KeptFile:
        """Raises Damaged, for a file of another store or slot too."""
        fields = Fields.of(content)
        foreign = fields.uuid("store") != store_id or fields.text("slot", 64) != slot_id
        kind = fields.text("kind", 32)
        ended = fields.text("ended", 32)
        if foreign or fields.whole("format") != FORMAT or kind not in ALLOWED.values() or ended not in ENDED:
            raise Damaged
        return KeptFile(
            ended=ended,
            kind=kind,
            wrap=fields.text("wrap", 64),
            expires=_when(fields, "expires"),
            seen=_when(fields, "seen"),
            nonce=fields.octets("nonce", NONCE_BYTES),
            bundle=fields.octets("bundle", most=MOST_SEALED),
        )


def name_of(store_id: UUID, slot_id: str) -> str:
    """What a slot's key is called in the keychain, and its file: it tells nobody whose it is."""
    return hashlib.sha256(b"SafetyDesk keychain 1 " + store_id.bytes + slot_id.encode("ascii")).hexdigest()[
        :40
    ]


def wrap_mark(slot: Slot) -> str:
    """Changes with every passphrase of the slot."""
    wrap: dict[str, Any] = {
        "kdf": plain_cost(slot.cost),
        "salt": octets_text(slot.salt),
        "nonce": octets_text(slot.nonce),
        "wrapped": octets_text(slot.wrapped),
    }
    return hashlib.sha256(rfc8785.dumps(wrap)).hexdigest()


def _when(fields: Fields, name: str) -> datetime:
    try:
        return datetime.fromtimestamp(fields.whole(name), UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise Damaged from error
