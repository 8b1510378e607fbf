"""The tree's edge against the standard's own recursive definition, written down naively."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.naive_merkle import naive_root

from safetydesk.domain.proof.merkle import Edge, leaf_hash

ENTRIES = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


@given(ENTRIES)
def test_the_edge_names_the_same_root_at_every_size(entries: list[bytes]) -> None:
    edge, leaves = Edge(), [hashlib.sha256(b"\x00" + entry).digest() for entry in entries]
    assert edge.root() == naive_root([])
    for size, entry in enumerate(entries, 1):
        edge = edge.append(leaf_hash(entry))
        assert edge.size == size and edge.root() == naive_root(leaves[:size])
        assert Edge.unpacked(size, edge.packed()) == edge


def test_an_edge_that_does_not_fit_its_size_is_refused() -> None:
    with pytest.raises(ValueError, match="fit"):
        Edge.unpacked(3, b"\x00" * 32)
