"""What opens a store, whoever brought it: a member's passphrase, or two recovery sheets."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from safetydesk.strongroom.header import Header
from safetydesk.strongroom.signing import MemberSigner
from safetydesk.strongroom.store_key import StoreKey


class HeldKeys(Protocol):
    """A member's `OpenKeys`, or a pair of sheets' `PairKeys`."""

    @property
    def store_id(self) -> UUID: ...

    @property
    def store_key(self) -> StoreKey: ...

    @property
    def header(self) -> Header:
        """The copy that the store key proved."""
        ...

    def database_key(self) -> str:
        """SQLCipher's raw key with its salt, 96 hex digits."""
        ...

    def signer(self) -> MemberSigner:
        """Signs in the name of whoever holds them."""
        ...
