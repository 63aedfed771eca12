"""The Merkle tree of RFC 6962, section 2.1: leaf and node hashes, a frontier that grows, the root."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Hash of one entry's bytes: SHA-256 of 0x00 and the bytes (RFC 6962, 2.1)."""
    return sha256(b"\x00" + entry).digest()


def leaf_hashes(entries: Iterable[bytes]) -> list[bytes]:
    """The hashes of many entries: `leaf_hash` without a call for each."""
    return [sha256(b"\x00" + entry).digest() for entry in entries]


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of two subtrees: SHA-256 of 0x01, left, right (RFC 6962, 2.1)."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """How many leaves the tree has, and the hashes of its complete subtrees, largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if len(self.peaks) != self.size.bit_count():
            raise ValueError(
                f"a tree of {self.size} leaves does not have {len(self.peaks)} complete subtrees"
            )

    def grown(self, leaf: bytes) -> Frontier:
        """The frontier with one more leaf hash."""
        peaks, size = list(self.peaks), self.size
        while size & 1:
            leaf, size = node_hash(peaks.pop(), leaf), size >> 1
        return Frontier(self.size + 1, (*peaks, leaf))

    @property
    def root(self) -> bytes:
        """The root hash: complete subtrees joined from the right."""
        return root_over(self.peaks)


def root_over(subtrees: Sequence[bytes]) -> bytes:
    """The root over complete subtrees, from left to right and none larger than the one before it."""
    if not subtrees:
        return EMPTY_ROOT
    root = subtrees[-1]
    for subtree in reversed(subtrees[:-1]):
        root = node_hash(subtree, root)
    return root


def frontier_of(leaves: Iterable[bytes]) -> Frontier:
    """The frontier of a tree with these leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.grown(leaf)
    return frontier


def root_of(entries: Sequence[bytes]) -> bytes:
    """The root over the bytes of entries."""
    return frontier_of(leaf_hash(entry) for entry in entries).root
