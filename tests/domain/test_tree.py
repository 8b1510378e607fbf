"""Roots, paths and consistency proofs from a tree in memory, against the standard's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.naive_merkle import is_consistent, leads_to, naive_path, naive_root

from safetydesk.domain.proof.merkle import leaf_hash
from safetydesk.domain.proof.tree import Tree

LEAVES = [leaf_hash(bytes([number])) for number in range(70)]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 64, 65, 70])
def test_every_path_and_every_earlier_root(size):
    leaves = LEAVES[:size]
    tree = Tree(leaves)
    root = tree.root()
    assert root == naive_root(leaves)
    for index, leaf in enumerate(leaves):
        path = tree.path(index)
        assert path == naive_path(index, leaves)
        assert leads_to(leaf, index, size, path) == root
    for first in range(1, size):
        old, path = naive_root(leaves[:first]), tree.consistency(first)
        assert tree.root(first) == old
        assert is_consistent(first, size, old, root, path)
        assert not is_consistent(first, size, leaf_hash(b"other"), root, path)
    assert tree.consistency(size) == []


@given(st.lists(st.binary(min_size=1, max_size=8), min_size=1, max_size=70, unique=True), st.data())
def test_a_path_leads_to_the_root_and_only_for_its_own_leaf(entries, data):
    leaves = [leaf_hash(entry) for entry in entries]
    index = data.draw(st.integers(0, len(leaves) - 1))
    path, root, size = Tree(leaves).path(index), naive_root(leaves), len(leaves)
    assert leads_to(leaves[index], index, size, path) == root
    assert leads_to(leaf_hash(b"another of nine letters and more"), index, size, path) != root
    assert leads_to(leaves[index], index, size, [*path, root]) is None
    assert not path or leads_to(leaves[index], index, size, path[:-1]) is None
