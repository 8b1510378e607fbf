"""Paths and consistency proofs from a tree in memory, against the standard's own words."""

from __future__ import annotations

import pytest

from safetydesk.domain.proof.merkle import inclusion_path, leaf_hash, node_hash, root_from_path, tree_root
from safetydesk.domain.proof.tree import Tree

LEAVES = [leaf_hash(bytes([number])) for number in range(70)]


def is_consistent(first: int, second: int, old: bytes, new: bytes, path: list[bytes]) -> bool:
    """RFC 9162 2.1.4.2, step by step."""
    path = [old, *path] if first & (first - 1) == 0 else path
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    one = other = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            one, other = node_hash(each, one), node_hash(each, other)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            other = node_hash(other, each)
        at, last = at >> 1, last >> 1
    return (one, other, last) == (old, new, 0)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 64, 65, 70])
def test_every_path_and_every_earlier_root(size):
    leaves = LEAVES[:size]
    tree = Tree(leaves)
    root = tree.root()
    assert root == tree_root(leaves)
    for index, leaf in enumerate(leaves):
        path = tree.path(index)
        assert path == inclusion_path(leaves, index)
        assert root_from_path(leaf, index, size, path) == root
    for first in range(1, size):
        old, path = tree_root(leaves[:first]), tree.consistency(first)
        assert tree.root(first) == old
        assert is_consistent(first, size, old, root, path)
        assert not is_consistent(first, size, leaf_hash(b"other"), root, path)
    assert tree.consistency(size) == []
