"""The Merkle tree of RFC 9162 (section 2.1) over the audit entries, kept as its right-hand edge.

`Edge` holds one root per perfect subtree, largest first: enough to append and to name the root, at most one hash
for each binary digit of the size. SHA-256, leaves prefixed 0x00, inner nodes 0x01.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

HASH_BYTES = 32


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Edge:
    """The right-hand edge of a tree of `size` leaves."""

    size: int = 0
    nodes: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> Edge:
        """The edge after one more leaf hash."""
        nodes, carried, size = list(self.nodes), leaf, self.size
        while size & 1:
            carried = node_hash(nodes.pop(), carried)
            size >>= 1
        return Edge(self.size + 1, (*nodes, carried))

    def root(self) -> bytes:
        """The root over all leaves; of an empty tree, the hash of nothing."""
        if not self.nodes:
            return hashlib.sha256(b"").digest()
        result = self.nodes[-1]
        for node in reversed(self.nodes[:-1]):
            result = node_hash(node, result)
        return result

    def packed(self) -> bytes:
        return b"".join(self.nodes)

    @staticmethod
    def unpacked(size: int, packed: bytes) -> Edge:
        """From `packed`. Raises ValueError when the length does not fit the size."""
        if len(packed) != HASH_BYTES * size.bit_count():
            raise ValueError("the edge does not fit the size")
        return Edge(size, tuple(packed[at : at + HASH_BYTES] for at in range(0, len(packed), HASH_BYTES)))
