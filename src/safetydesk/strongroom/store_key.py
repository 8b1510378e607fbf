"""The store's one random key, and the keys for each use that come out of it by HKDF (RFC 5869)."""

from __future__ import annotations

import hmac
import secrets
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


class StoreKey:
    """32 random bytes. Neither repr nor pickle gives them away."""

    __slots__ = ("_secret", "_store_id")

    def __init__(self, store_id: UUID, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a store key has 32 bytes")
        self._secret = secret
        self._store_id = store_id

    @staticmethod
    def fresh(store_id: UUID) -> StoreKey:
        return StoreKey(store_id, secrets.token_bytes(KEY_BYTES))

    @property
    def secret(self) -> bytes:
        """The bytes themselves, to be sealed to a recipient and for nothing else."""
        return self._secret

    def derived(self, purpose: str) -> bytes:
        """32 bytes for one purpose; keys for two purposes tell nothing of each other."""
        info = b"SafetyDesk 1 " + purpose.encode("ascii")
        kdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=self._store_id.bytes, info=info)
        return kdf.derive(self._secret)

    def database_key(self, salt: bytes) -> str:
        """SQLCipher's raw key and salt: 64 + 32 hex digits."""
        return self.derived("database").hex() + salt.hex()

    def header_key(self) -> bytes:
        return self.derived("header")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StoreKey) and hmac.compare_digest(self._secret, other._secret)

    def __hash__(self) -> int:
        return hash(self._store_id)

    def __repr__(self) -> str:
        return "StoreKey(hidden)"

    def __reduce__(self) -> str:
        raise TypeError("a store key is never pickled")
