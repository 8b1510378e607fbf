"""How parent and child of the preview talk: a short JSON head, then bytes, each after its length.

No pickle: neither side may make the other run anything. The parent treats every answer as hostile.
"""

from __future__ import annotations

import json
import struct
from typing import BinaryIO, Final

_LENGTHS: Final = struct.Struct(">IQ")
LONGEST_HEAD: Final = 64 * 1024
"""Bytes of its JSON, in which a letter outside the oldest 128 takes six or twelve."""
LONGEST_BODY: Final = 256 * 1024 * 1024
"""The most bytes one message may carry, either way."""


class BrokenTalk(Exception):
    """The other side has gone, or says what it may not."""


class Misspoken(BrokenTalk):
    """It says what it may not, and is there still."""


def send(stream: BinaryIO, head: dict[str, object], body: bytes = b"") -> None:
    """Write one message. Raises OSError when the other side has gone."""
    text = json.dumps(head).encode("ascii")
    stream.write(_LENGTHS.pack(len(text), len(body)) + text)
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, object], bytes] | None:
    """Read one message; None at the end of the stream. Raises BrokenTalk."""
    lengths = stream.read(_LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) != _LENGTHS.size:
        raise BrokenTalk
    head_length, body_length = _LENGTHS.unpack(lengths)
    if head_length > LONGEST_HEAD or body_length > LONGEST_BODY:
        raise Misspoken
    text, body = stream.read(head_length), stream.read(body_length)
    if len(text) != head_length or len(body) != body_length:
        raise BrokenTalk
    try:
        head = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Misspoken from error
    if not isinstance(head, dict):
        raise Misspoken
    return head, body
