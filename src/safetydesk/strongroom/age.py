"""Sealing and opening in the public age format (age-encryption.org/v1): the only file that calls the library.

An identity is the secret text `AGE-SECRET-KEY-1...`; its recipient is the public text `age1...`.
"""

from __future__ import annotations

import io
from typing import Any, Protocol

import pyrage

_NO_KEY = "No matching keys"
_NONCE = 16


class NotOpened(Exception):
    """The bytes are not an age file for this identity, or are damaged or cut short."""


class Source(Protocol):
    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end."""


class Sink(Protocol):
    def write(self, content: bytes, /) -> int:
        """Takes all of `content` and says how many bytes that was."""


class _Reader:
    """Hands reads on and keeps the first error: the library would put its own in that one's place."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            return self._source.read(size)
        except BaseException as error:
            self.error = error
            raise


class _Writer:
    """The same for writes. Flushing is left to the file's owner."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.error: BaseException | None = None

    def write(self, content: bytes) -> int:
        try:
            return self._sink.write(content)
        except BaseException as error:
            self.error = error
            raise

    def flush(self) -> None:
        """Nothing is held back here."""


def new_identity() -> tuple[str, str]:
    """A fresh (identity, recipient)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """The public half of an identity. Raises NotOpened for text that is no identity."""
    return str(_identity(identity).to_public())


def is_recipient(text: str) -> bool:
    """Whether `text` is a public age recipient."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal_stream(source: Source, sink: Sink, recipient: str) -> None:
    """Seals all of `source` into `sink` at flat memory. What `source` or `sink` raises comes through
    unchanged.
    """
    reader, writer = _Reader(source), _Writer(sink)
    try:
        pyrage.encrypt_io(reader, writer, [pyrage.x25519.Recipient.from_str(recipient)])
    except (pyrage.EncryptError, OSError) as error:
        raise reader.error or writer.error or error from None


def open_stream(source: Source, sink: Sink, identity: str) -> None:
    """Opens `source` into `sink` chunk by chunk; each chunk is proved before it is handed on.

    Raises NotOpened when a chunk fails its proof or the end is missing: what `sink` got by then must be
    thrown away. What `source` or `sink` raises comes through unchanged.
    """
    reader, writer = _Reader(source), _Writer(sink)
    try:
        pyrage.decrypt_io(reader, writer, [_identity(identity)])
    except (pyrage.DecryptError, OSError, ValueError) as error:
        first = reader.error or writer.error
        if first is not None:
            raise first from None
        raise NotOpened from error


def is_sealed_to(header: bytes, identity: str) -> bool:
    """Whether a file with this header (to the end of its last line) is for this identity, whole or not.

    The library tries the identity before it looks for the chunks behind the header: of a file that is another's, or
    whose header was changed where the key stands, it says that no key matches; of any other, what else is amiss.
    """
    try:
        open_stream(io.BytesIO(header + bytes(_NONCE)), io.BytesIO(), identity)
    except NotOpened as error:
        return _NO_KEY not in str(error.__cause__) and not isinstance(error.__cause__, pyrage.IdentityError)
    return True


def seal_bytes(content: bytes, recipient: str) -> bytes:
    sink = io.BytesIO()
    seal_stream(io.BytesIO(content), sink, recipient)
    return sink.getvalue()


def open_bytes(sealed: bytes, identity: str) -> bytes:
    """The plain bytes. Raises NotOpened."""
    sink = io.BytesIO()
    open_stream(io.BytesIO(sealed), sink, identity)
    return sink.getvalue()


def _identity(text: str) -> Any:
    try:
        return pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError as error:
        raise NotOpened from error
