"""Proofs are those of RFC 6962, whatever the sizes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.record.merkle import frontier_of, leaf_hash
from corrections.domain.record.proofs import (
    LeafRange,
    Node,
    consistency_ranges,
    inclusion_ranges,
    joined,
    nodes_of,
    range_hash,
)

ENTRIES = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43", bytes(range(0x50, 0x58))]
ENTRIES += [bytes(range(0x60, 0x70))]


def hash_of(node: Node) -> bytes:
    """A subtree's hash, from leaves whose entries are their numbers."""
    return hash_over(range(node.number << node.height, (node.number + 1) << node.height))


def hash_over(leaves: range) -> bytes:
    return frontier_of(leaf_hash(leaf.to_bytes(4, "big")) for leaf in leaves).root


def path(index: int, start: int, end: int) -> list[LeafRange]:
    """RFC 6962, section 2.1.1, written down as it stands there."""
    if end - start == 1:
        return []
    split = start + (1 << ((end - start - 1).bit_length() - 1))
    if index < split:
        return [*path(index, start, split), (split, end)]
    return [*path(index, split, end), (start, split)]


def subproof(old: int, start: int, end: int, *, complete: bool) -> list[LeafRange]:
    """RFC 6962, section 2.1.2, written down as it stands there."""
    if old == end:
        return [] if complete else [(start, end)]
    split = start + (1 << ((end - start - 1).bit_length() - 1))
    if old <= split:
        return [*subproof(old, start, split, complete=complete), (split, end)]
    return [*subproof(old, split, end, complete=False), (start, split)]


def sizes(least: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.integers(1, 600).flatmap(lambda new: st.tuples(st.integers(least, new), st.just(new)))


@given(sizes(1))
def test_an_inclusion_proof_is_the_one_of_the_recursive_definition(pair: tuple[int, int]) -> None:
    index, size = pair[0] - 1, pair[1]
    assert list(inclusion_ranges(index, size)) == path(index, 0, size)


@given(sizes(1))
def test_a_consistency_proof_is_the_one_of_the_recursive_definition(pair: tuple[int, int]) -> None:
    assert list(consistency_ranges(*pair)) == subproof(pair[0], 0, pair[1], complete=True)


@given(sizes(1))
def test_the_hash_over_a_range_is_made_of_complete_subtrees(pair: tuple[int, int]) -> None:
    for start, end in inclusion_ranges(pair[0] - 1, pair[1]):
        assert range_hash((start, end), hash_of) == hash_over(range(start, end))
        assert all(node.end - node.start <= 256 for node in nodes_of((start, end)))


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, []),
        (0, 8, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"]),
        (5, 8, ["bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]),
        (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    ],
)  # fmt: skip
def test_published_proofs_come_out(index: int, size: int, proof: list[str]) -> None:
    hashes = [leaf_hash(entry) for entry in ENTRIES]
    found = inclusion_ranges(index, size)
    assert [range_hash(each, lambda n: joined(hashes[n.start : n.end])).hex() for each in found] == proof


def test_a_node_says_which_hashes_of_its_level_it_is_made_of() -> None:
    node = Node(height=17, number=3)
    assert (node.level, node.start, node.end) == (2, 6, 8)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 3)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_ranges(index, size)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3)])
def test_a_tree_does_not_extend_a_larger_one_or_none(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="does not extend"):
        consistency_ranges(old, new)
