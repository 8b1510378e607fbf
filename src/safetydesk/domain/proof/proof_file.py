"""What a proof file says: `resources/verifier/FORMAT.md` describes it for whoever writes another verifier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from safetydesk.domain.proof.checkpoint import Checkpoint

FORMAT = "safetydesk-proof/1"
INCIDENT, EXEMPTION, TRAIL = "incident", "exemption", "trail"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedEntry:
    """One entry as it stands: canonical text, signature, payload with its salt (None where lawfully destroyed).

    `path` leads from it to the checkpoint's root; a proof of the whole trail needs none.
    """

    number: int
    text: bytes
    signature: bytes
    payload: bytes | None
    salt: bytes | None
    path: tuple[bytes, ...] = ()

    def plain(self) -> dict[str, Any]:
        told: dict[str, Any] = {"text": self.text.decode("utf-8"), "signature": self.signature.hex()}
        if self.path:
            told["path"] = [each.hex() for each in self.path]
        if self.payload is not None and self.salt is not None:
            told["payload"], told["salt"] = self.payload.decode("utf-8"), self.salt.hex()
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A checkpoint that stands on paper already, and the proof that it is a beginning of the one proved under."""

    size: int
    root: str
    consistency: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedExhibit:
    number: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Entries in order. `keys` are those that say whose key may sign; a whole trail holds them among its entries.

    `records` are canonical texts of records, by the name under which an entry told of their fingerprint.
    """

    store: str
    kind: str
    reference: str
    checkpoint: Checkpoint
    entries: tuple[ProvedEntry, ...]
    keys: tuple[ProvedEntry, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    exhibits: tuple[ProvedExhibit, ...] = ()
    records: Mapping[str, bytes] = field(default_factory=dict)

    def written(self) -> bytes:
        """The file, canonical as what it proves. Same proof, same bytes."""
        about = {"kind": self.kind, "reference": self.reference}
        told: dict[str, Any] = {
            "format": FORMAT,
            "store": self.store,
            "about": {name: text for name, text in about.items() if text},
            "checkpoint": {
                "size": self.checkpoint.size,
                "root": self.checkpoint.root,
                "at": self.checkpoint.at.text(),
            },
            "entries": [each.plain() for each in self.entries],
            "keys": [each.plain() for each in self.keys],
            "earlier": [
                {"size": each.size, "root": each.root, "consistency": [one.hex() for one in each.consistency]}
                for each in self.earlier
            ],
            "exhibits": [
                {"number": each.number, "sha256": each.sha256, "size": each.size} for each in self.exhibits
            ],
            "records": {name: text.decode("utf-8") for name, text in self.records.items()},
        }
        return rfc8785.dumps({name: part for name, part in told.items() if part not in ([], {})})
