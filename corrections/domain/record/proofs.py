"""Proofs after RFC 6962, section 2.1: that a leaf is in a tree, and that a tree extends an earlier one.

A proof is told first as ranges of leaves, each range as complete subtrees (`Node`), so that whoever keeps
the hashes reads only those: at most 512 hashes of each level of tiles, however large the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from corrections.domain.record.merkle import node_hash
from corrections.domain.record.tiles import TILE_HEIGHT


class Node(NamedTuple):
    """A complete subtree of 2^height leaves, the `number`-th of its height."""

    height: int
    number: int

    @property
    def level(self) -> int:
        """The level of tiles that its hash is made from."""
        return self.height // TILE_HEIGHT

    @property
    def start(self) -> int:
        """The first of the level's hashes below it."""
        return self.number << (self.height % TILE_HEIGHT)

    @property
    def end(self) -> int:
        """The hash after the last one below it."""
        return (self.number + 1) << (self.height % TILE_HEIGHT)


LeafRange = tuple[int, int]
NodeHash = Callable[[Node], bytes]


def inclusion_ranges(index: int, size: int) -> tuple[LeafRange, ...]:
    """The ranges of leaves (half open) whose hashes prove that leaf `index` is in a tree of `size` leaves.

    In the order of the proof: from the leaf to the root. Raises ValueError where there is no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    found: list[LeafRange] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + (1 << ((end - start - 1).bit_length() - 1))
        if index < middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    found.reverse()
    return tuple(found)


def consistency_ranges(old: int, new: int) -> tuple[LeafRange, ...]:
    """The ranges of leaves (half open) whose hashes prove that a tree of `new` leaves extends one of `old`.

    Raises ValueError unless 0 < old <= new.
    """
    if not 0 < old <= new:
        raise ValueError(f"a tree of {new} leaves does not extend one of {old}")
    found: list[LeafRange] = []
    start, end = 0, new
    while old != end:
        middle = _middle(start, end)
        if old <= middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    if start:
        found.append((start, end))
    return tuple(reversed(found))


def nodes_of(leaves: LeafRange) -> tuple[Node, ...]:
    """The complete subtrees of a range that begins where a subtree of its size would, largest first."""
    return tuple(_nodes(*leaves))


def range_hash(leaves: LeafRange, hash_of: NodeHash) -> bytes:
    """The hash over a range: its complete subtrees joined from the right."""
    start, end = leaves
    height = (end - start).bit_length() - 1
    if end - start == 1 << height:
        return hash_of(Node(height, start >> height))  # nearly all ranges of a proof
    *others, last = nodes_of(leaves)
    found = hash_of(last)
    for node in reversed(others):
        found = node_hash(hash_of(node), found)
    return found


def joined(hashes: Sequence[bytes]) -> bytes:
    """The hash over a power of two of neighbouring hashes."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return hashes[0]


def _nodes(start: int, end: int) -> Iterator[Node]:
    while start < end:
        height = (end - start).bit_length() - 1
        yield Node(height, start >> height)
        start += 1 << height


def _middle(start: int, end: int) -> int:
    """Where RFC 6962 parts a tree: after the largest power of two below its size."""
    return start + (1 << ((end - start - 1).bit_length() - 1))
