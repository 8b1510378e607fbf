"""Ed25519 signatures (RFC 8032): who said this."""

from __future__ import annotations

from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class MemberSigner:
    """Signs in one member's name. Its repr tells nothing secret."""

    __slots__ = ("_private", "member_id", "public_key")

    def __init__(self, member_id: UUID, seed: bytes) -> None:
        """`seed` is the 32 secret bytes of the key."""
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.member_id = member_id
        self.public_key: bytes = self._private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The 64-byte signature of `message`."""
        return self._private.sign(message)

    def __repr__(self) -> str:
        return f"MemberSigner({self.member_id})"


def signature_is_good(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of `public_key` (32 bytes) signed `message`. Never raises for bad bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
