"""A whole Merkle tree kept in memory, for many paths and consistency proofs (RFC 9162, 2.1.3 and 2.1.4)."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk.domain.proof.merkle import node_hash


class Tree:
    """Built once from all leaf hashes; each proof then takes some tens of hashes."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.size = len(leaves)
        self._levels: list[Sequence[bytes]] = [leaves]
        while len(below := self._levels[-1]) > 1:
            pairs = range(0, len(below) - 1, 2)
            self._levels.append([node_hash(below[at], below[at + 1]) for at in pairs])

    def root(self, size: int | None = None) -> bytes:
        """The root over the first `size` leaves, at least one; of all where none is given."""
        return self._root_of(0, self.size if size is None else size)

    def path(self, index: int) -> list[bytes]:
        """The inclusion path of leaf `index`, counted from 0."""
        return self._path(index, 0, self.size)

    def consistency(self, size: int) -> list[bytes]:
        """The proof that the tree over the first `size` leaves, at least one, is the beginning of this one."""
        return self._consistency(size, 0, self.size, is_whole=True)

    def _root_of(self, low: int, high: int) -> bytes:
        count = high - low
        if count & (count - 1) == 0 and low % count == 0:
            return self._levels[count.bit_length() - 1][low // count]
        split = low + _split(count)
        return node_hash(self._root_of(low, split), self._root_of(split, high))

    def _path(self, index: int, low: int, high: int) -> list[bytes]:
        if high - low == 1:
            return []
        split = low + _split(high - low)
        if index < split:
            return [*self._path(index, low, split), self._root_of(split, high)]
        return [*self._path(index, split, high), self._root_of(low, split)]

    def _consistency(self, size: int, low: int, high: int, *, is_whole: bool) -> list[bytes]:
        """SUBPROOF of the standard; `is_whole` while what the verifier knows is all there is in this part."""
        if size == high:
            return [] if is_whole else [self._root_of(low, high)]
        split = low + _split(high - low)
        if size <= split:
            return [*self._consistency(size, low, split, is_whole=is_whole), self._root_of(split, high)]
        return [*self._consistency(size, split, high, is_whole=False), self._root_of(low, split)]


def _split(count: int) -> int:
    return 1 << ((count - 1).bit_length() - 1)
