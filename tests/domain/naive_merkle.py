"""The tree as the standard (RFC 9162) writes it down, naively and over leaf hashes: what ours is compared with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def naive_root(leaves: Sequence[bytes]) -> bytes:
    """MTH of 2.1.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = _split(len(leaves))
    return _node(naive_root(leaves[:split]), naive_root(leaves[split:]))


def naive_path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """PATH of 2.1.3.1."""
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*naive_path(index, leaves[:split]), naive_root(leaves[split:])]
    return [*naive_path(index - split, leaves[split:]), naive_root(leaves[:split])]


def leads_to(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a path leads to, step by step as 2.1.3.2 says; None where its length does not fit."""
    at, last, result = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            result = _node(sibling, result)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            result = _node(result, sibling)
        at, last = at >> 1, last >> 1
    return None if last else result


def is_consistent(first: int, second: int, old: bytes, new: bytes, path: list[bytes]) -> bool:
    """2.1.4.2, step by step."""
    path = [old, *path] if first & (first - 1) == 0 else path
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    one = other = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            one, other = _node(each, one), _node(each, other)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            other = _node(other, each)
        at, last = at >> 1, last >> 1
    return (one, other, last) == (old, new, 0)


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    power = 1
    while power * 2 < size:
        power *= 2
    return power
