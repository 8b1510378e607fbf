"""Whose key may sign, entry by entry: the trail says it itself, and nothing beside it has a word in that.

The first member's enrolment stands among the first two entries and is signed with the key that it names. Every later
change of keys is an entry signed with a key then in force, and takes effect after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

ENROLLED, RESET, LEFT, SHEETS = "MemberEnrolled", "MemberKeysReset", "MemberLeft", "RecoverySheetsMade"
KEY_KINDS = frozenset((ENROLLED, RESET, LEFT, SHEETS))
FOUNDING_ENTRIES = 2
KEY_BYTES = 32


class KeysInForce:
    """Ids are text. `members` and `pairs` are those who may sign now: team members, and pairs of recovery sheets."""

    def __init__(self) -> None:
        self.members: dict[str, bytes] = {}
        self.pairs: dict[str, bytes] = {}
        self.left: set[str] = set()
        self._past: dict[str, list[bytes]] = {}

    def of(self, signer: str) -> bytes | None:
        """The key that this member, or pair of sheets, signs with now."""
        return self.members.get(signer) or self.pairs.get(signer)

    def past(self, signer: str) -> tuple[bytes, ...]:
        """Keys of theirs that are in force no longer."""
        return tuple(self._past.get(signer, ()))

    def found(self, kind: str, signer: str, subject: str, event: Mapping[str, Any]) -> None:
        """Take up the first member's own key, before the entry that names it. For the first entries alone."""
        if kind == ENROLLED and signer == subject and not self.members:
            self.members[subject] = _key(event["public_key"])

    def hear(self, kind: str, subject: str, event: Mapping[str, Any]) -> None:
        """A signed act. Raises ValueError, KeyError or TypeError for one that is not formed as it must be."""
        if kind in (ENROLLED, RESET):
            self._put(self.members, subject, _key(event["public_key"]))
            self.left.discard(subject)
        elif kind == LEFT:
            self._end(self.members, subject)
            self.left.add(subject)
        elif kind == SHEETS:
            pairs = dict(_pair(each) for each in event["pairs"])
            for old in list(self.pairs):
                self._end(self.pairs, old)
            self.pairs.update(pairs)

    def told(self) -> dict[str, str]:
        """Everybody's key in force, in hex, as a witness keeps it."""
        return {signer: key.hex() for signer, key in sorted((self.members | self.pairs).items())}

    def ever(self) -> dict[str, frozenset[str]]:
        """Every key, in hex, that each signer has now or had before."""
        signers = {*self.members, *self.pairs, *self._past}
        return {
            signer: frozenset(key.hex() for key in (self.of(signer), *self.past(signer)) if key)
            for signer in signers
        }

    def _put(self, keys: dict[str, bytes], signer: str, key: bytes) -> None:
        if keys.get(signer) != key:
            self._end(keys, signer)
            keys[signer] = key

    def _end(self, keys: dict[str, bytes], signer: str) -> None:
        if signer in keys:
            self._past.setdefault(signer, []).append(keys.pop(signer))


def _pair(told: str) -> tuple[str, bytes]:
    name, _, key = told.partition(":")
    return str(UUID(name)), _key(key)


def _key(text: str) -> bytes:
    key = bytes.fromhex(text)
    if len(key) != KEY_BYTES:
        raise ValueError("not a key")
    return key
