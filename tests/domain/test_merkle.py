"""The tree against the standard's own recursive definition, written down naively."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk.domain.proof.merkle import Edge, inclusion_path, leaf_hash, root_from_path, tree_root

ENTRIES = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


def naive_split(size: int) -> int:
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def naive_root(entries: list[bytes]) -> bytes:
    """MTH of RFC 9162 2.1.1."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    split = naive_split(len(entries))
    return hashlib.sha256(b"\x01" + naive_root(entries[:split]) + naive_root(entries[split:])).digest()


def naive_path(index: int, entries: list[bytes]) -> list[bytes]:
    """PATH of RFC 9162 2.1.3.1."""
    if len(entries) == 1:
        return []
    split = naive_split(len(entries))
    if index < split:
        return [*naive_path(index, entries[:split]), naive_root(entries[split:])]
    return [*naive_path(index - split, entries[split:]), naive_root(entries[:split])]


@given(ENTRIES)
def test_the_edge_names_the_same_root_at_every_size(entries: list[bytes]) -> None:
    edge = Edge()
    assert edge.root() == naive_root([])
    for size, entry in enumerate(entries, 1):
        edge = edge.append(leaf_hash(entry))
        assert edge.size == size and edge.root() == naive_root(entries[:size])
        assert Edge.unpacked(size, edge.packed()) == edge


@given(ENTRIES, st.data())
def test_a_path_leads_to_the_root_and_only_for_its_own_leaf(
    entries: list[bytes], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(entries) - 1))
    leaves = [leaf_hash(entry) for entry in entries]
    path = inclusion_path(leaves, index)
    assert path == naive_path(index, entries)
    root = tree_root(leaves)
    assert root_from_path(leaves[index], index, len(leaves), path) == root
    assert root_from_path(leaf_hash(b"another" * 3), index, len(leaves), path) != root


def test_a_path_of_the_wrong_length_is_refused() -> None:
    leaves = [leaf_hash(bytes([number])) for number in range(5)]
    path = inclusion_path(leaves, 2)
    with pytest.raises(ValueError, match="short"):
        root_from_path(leaves[2], 2, 5, path[:-1])
    with pytest.raises(ValueError, match="long"):
        root_from_path(leaves[2], 2, 5, [*path, leaves[0]])


def test_an_edge_that_does_not_fit_its_size_is_refused() -> None:
    with pytest.raises(ValueError, match="fit"):
        Edge.unpacked(3, b"\x00" * 32)
