"""Growing a tree by many leaves at once: the same hashes as `Frontier.grown`, for whoever walks a whole log."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from corrections.domain.record.merkle import Frontier
from corrections.domain.record.proofs import joined
from corrections.domain.record.tiles import TILE_HEIGHT, TILE_WIDTH


class Growing:
    """A tree that takes leaf hashes in order, and tells the hash of every full tile that they complete."""

    def __init__(self) -> None:
        """Begin with the empty tree."""
        self.size = 0
        self._peaks: list[bytes] = []

    @property
    def frontier(self) -> Frontier:
        """The tree as it is now."""
        return Frontier(self.size, tuple(self._peaks))

    def add(self, leaves: Sequence[bytes]) -> list[tuple[int, int, bytes]]:
        """Take these leaf hashes; gives level, number and hash of each tile that is full now."""
        full: list[tuple[int, int, bytes]] = []
        at, count = 0, len(leaves)
        while at < count:
            if self.size % TILE_WIDTH == 0 and count - at >= TILE_WIDTH:
                self._push(joined(leaves[at : at + TILE_WIDTH]), TILE_HEIGHT, full)
                at += TILE_WIDTH
            else:
                self._push(leaves[at], 0, full)
                at += 1
        return full

    def add_subtrees(self, peaks: Sequence[bytes], count: int) -> list[tuple[int, int, bytes]]:
        """Take the peaks of a tree of `count` leaves that follows here; gives the full tiles, as `add` does.

        The tree so far has a multiple of a power of two of leaves, one no less than `count`.
        """
        full: list[tuple[int, int, bytes]] = []
        heights = [height for height in reversed(range(count.bit_length())) if count >> height & 1]
        for peak, height in zip(peaks, heights, strict=True):
            self._push(peak, height, full)
        return full

    def _push(self, found: bytes, height: int, full: list[tuple[int, int, bytes]]) -> None:
        peaks, size = self._peaks, self.size
        self.size += 1 << height
        while True:
            if height and height % TILE_HEIGHT == 0:
                full.append((height // TILE_HEIGHT, (self.size >> height) - 1, found))
            if not size >> height & 1:
                break
            found = sha256(b"\x01" + peaks.pop() + found).digest()
            height += 1
        peaks.append(found)
