"""A stretch of the log: its entries read, counted, hashed again and compared, without anything of the desk's models.

It is nearly all that the companion (`leaf_companion.py`) loads, so that its process starts in no time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from corrections.domain.record.growing import Growing
from corrections.domain.record.merkle import leaf_hash, leaf_hashes
from corrections.domain.record.tiles import TILE_HEIGHT

HEIGHT = 14
BATCH = 512
Fetch = Callable[[str], Sequence[Sequence[Any]]]


class NotAsKept(Exception):
    """An entry is missing, or its bytes do not match its hash."""

    def __init__(self, number: int, what: str) -> None:
        """Which, and what is wrong with it."""
        super().__init__(what)
        self.number, self.what = number, what


@dataclass(frozen=True, slots=True)
class Chunk:
    """What the leaves of a stretch come to: full tiles (level, number, hash), peaks, and peaks at each signed size."""

    tiles: list[tuple[int, int, bytes]]
    peaks: list[bytes]
    signed: list[tuple[int, list[bytes]]]

    def written(self) -> str:
        """As a line for another process."""
        tiles = [(level, number, found.hex()) for level, number, found in self.tiles]
        return json.dumps([tiles, _hexed(self.peaks), [(size, _hexed(peaks)) for size, peaks in self.signed]])


def read_chunk(line: str) -> Chunk:
    """What `written` gave. Raises ValueError."""
    tiles, peaks, signed = json.loads(line)
    return Chunk(
        [(level, number, bytes.fromhex(found)) for level, number, found in tiles],
        [bytes.fromhex(peak) for peak in peaks],
        [(size, [bytes.fromhex(peak) for peak in at]) for size, at in signed],
    )


def chunk_of(fetch: Fetch, start: int, end: int) -> Chunk:
    """Check the entries from `start` (a multiple of the stretch's length) to `end`. Raises NotAsKept."""
    growing, tiles, signed = Growing(), list[tuple[int, int, bytes]](), list[tuple[int, list[bytes]]]()
    for first in range(start, end, BATCH):
        last = min(first + BATCH, end)
        leaves, taken = leaves_between(fetch, first, last), 0
        for size in _signed_sizes(fetch, first, last):
            tiles += growing.add(leaves[taken : size - first])
            taken = size - first
            signed.append((size, list(growing.frontier.peaks)))
        tiles += growing.add(leaves[taken:])
    placed = [(level, number + (start >> TILE_HEIGHT * level), found) for level, number, found in tiles]
    return Chunk(placed, list(growing.frontier.peaks), signed)


def leaves_between(fetch: Fetch, start: int, end: int) -> Sequence[bytes]:
    """The leaf hashes of entries, each made again of its bytes and compared. Raises NotAsKept."""
    rows = fetch(
        f"SELECT seq, entry, leaf_hash FROM log_entry WHERE seq >= {start:d} AND seq < {end:d} ORDER BY seq"  # noqa: S608
    )
    if len(rows) == end - start:
        numbers, entries, kept = zip(*rows, strict=True)
        if numbers == tuple(range(start, end)) and set(map(type, entries)) == {bytes}:
            leaves = leaf_hashes(entries)
            if leaves == list(kept):
                return leaves
    raise _first_broken(rows, start)


def _first_broken(rows: Sequence[Sequence[Any]], start: int) -> NotAsKept:
    expected = start
    for seq, entry, kept in rows:
        if seq != expected:
            break
        if not isinstance(entry, bytes) or leaf_hash(entry) != kept:
            return NotAsKept(seq, "its bytes do not match its hash")
        expected += 1
    return NotAsKept(expected, "it is missing")


def _signed_sizes(fetch: Fetch, start: int, end: int) -> list[int]:
    """The sizes above `start` and up to `end` that there is a checkpoint of."""
    chosen = f"SELECT size FROM log_checkpoint WHERE size > {start:d} AND size <= {end:d} ORDER BY size"  # noqa: S608
    return [int(size) for (size,) in fetch(chosen)]


def _hexed(hashes: Sequence[bytes]) -> list[str]:
    return [found.hex() for found in hashes]
