"""Who signs: the acting member's key, as the records see it. The key itself stays in the strongroom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

SignatureCheck = Callable[[bytes, bytes, bytes], bool]
"""(public key, message, signature) -> whether that key signed that message."""


class Signer(Protocol):
    @property
    def member_id(self) -> UUID: ...

    @property
    def public_key(self) -> bytes: ...

    def sign(self, message: bytes) -> bytes: ...
