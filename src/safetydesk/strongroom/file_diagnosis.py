"""What is wrong with a sealed file that did not open: cut short, added to, another's file, or damaged.

An age file is a header that ends with the line `--- <mac>`, then 16 bytes, then the plain bytes in chunks of 64 KiB
with 16 bytes of proof after each; so its length is known from the size of what was sealed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from enum import Enum
from typing import BinaryIO

from safetydesk.strongroom import age

_INTRO = b"age-encryption.org/v1\n"
_LAST_LINE = b"\n--- "
_LONGEST_HEADER = 64 * 1024
_NONCE, _CHUNK, _PROOF = 16, 64 * 1024, 16
Identities = Callable[[], Iterable[str]]


class ExhibitState(Enum):
    """What a sealed file was found to be. A value is the last part of the codes of finding and trouble."""

    GOOD = "good"
    MISSING = "missing"
    TRUNCATED = "truncated"
    """Its end is gone: it is shorter than what was sealed."""
    EXTENDED = "extended"
    """Bytes were added behind its end."""
    SWAPPED = "swapped"
    """Another sealed file lies in its place, or other bytes were sealed into it."""
    DAMAGED = "damaged"
    """Bytes in it were changed."""


def diagnosed(file: BinaryIO, identity: str, size: int, others: Iterable[str] = ()) -> ExhibitState:
    """Why `file`, that was to hold `size` plain bytes for `identity`, did not open. Never GOOD, never MISSING.

    `others` are identities of other sealed files: one that opens it shows that the two were exchanged, which a header
    damaged by chance does not.
    """
    file.seek(0)
    head = file.read(_LONGEST_HEADER)
    length = file.seek(0, io.SEEK_END)
    header = _header_of(head)
    if header is None:
        is_begun = head.startswith(_INTRO) or _INTRO.startswith(head)
        is_text = all(byte == 10 or 32 <= byte < 127 for byte in head)  # a body would follow, which is none
        return ExhibitState.TRUNCATED if is_begun and is_text else ExhibitState.DAMAGED
    difference = length - len(header) - body_length(size)
    if age.is_sealed_to(header, identity):
        return _by_length(difference)
    if any(age.is_sealed_to(header, other) for other in others if other != identity):
        return ExhibitState.SWAPPED
    is_grammar = header.startswith(_INTRO + b"-> ")
    return ExhibitState.SWAPPED if difference and is_grammar else ExhibitState.DAMAGED


def body_length(size: int) -> int:
    """Bytes behind the header of an age file that holds `size` plain bytes."""
    chunks = max(1, -(-size // _CHUNK))
    return _NONCE + size + _PROOF * chunks


def _by_length(difference: int) -> ExhibitState:
    if difference < 0:
        return ExhibitState.TRUNCATED
    return ExhibitState.EXTENDED if difference else ExhibitState.DAMAGED


def _header_of(head: bytes) -> bytes | None:
    """The header with its last line's end; None where there is none."""
    start = head.find(_LAST_LINE)
    end = head.find(b"\n", start + len(_LAST_LINE)) + 1 if start >= 0 else 0
    return head[:end] or None
