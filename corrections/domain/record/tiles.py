"""Tiles (C2SP tlog-tiles): the tree cut into files of 256 hashes, and entries into bundles of 256.

Level 0 holds leaf hashes; a hash of level L + 1 is the root of a full tile of level L. There are six levels,
enough for 2^48 entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TILE_WIDTH = 256
TILE_HEIGHT = 8
LEVELS = 6
_PATH = re.compile(
    r"(?P<level>[0-5]|entries)/(?P<number>(?:x[0-9]{3}/){0,5}[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


class NotATile(ValueError):
    """An address that no tile has."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One file: `width` hashes of a level, or (level None) as many entries, from `number` x 256 on."""

    level: int | None
    number: int
    width: int = TILE_WIDTH

    @property
    def start(self) -> int:
        """The first hash or entry that it holds, counted on its level."""
        return self.number * TILE_WIDTH

    @property
    def is_full(self) -> bool:
        """Whether it will never grow."""
        return self.width == TILE_WIDTH

    @property
    def path(self) -> str:
        """Its address below `tile/`: level, number in groups of three digits, width where it is not full."""
        level = "entries" if self.level is None else str(self.level)
        partial = "" if self.is_full else f".p/{self.width}"
        return f"{level}/{_number(self.number)}{partial}"


def read_tile(path: str) -> Tile:
    """The tile at this address below `tile/`. Raises NotATile, for other spellings of an address as well."""
    match = _PATH.fullmatch(path)
    if match is None:
        raise NotATile(path)
    level = None if match["level"] == "entries" else int(match["level"])
    number = int(match["number"].replace("x", "").replace("/", ""))
    tile = Tile(level, number, int(match["width"] or TILE_WIDTH))
    if tile.path != path or tile.width > TILE_WIDTH:
        raise NotATile(path)
    return tile


def hashes_at(level: int, size: int) -> int:
    """How many hashes a level has in a tree of `size` entries."""
    return size >> (TILE_HEIGHT * level)


def is_within(tile: Tile, size: int) -> bool:
    """Whether a tree of `size` entries holds all of the tile."""
    return tile.start + tile.width <= hashes_at(tile.level or 0, size)


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile and bundle of a tree of `size` entries: bundles first, then level by level."""
    yield from _row(None, size)
    for level in range(LEVELS):
        yield from _row(level, hashes_at(level, size))


def bundle(entries: Iterable[bytes]) -> bytes:
    """Entries one after the other, each behind its length in two bytes, the higher first."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def _row(level: int | None, count: int) -> Iterator[Tile]:
    full, rest = divmod(count, TILE_WIDTH)
    for number in range(full):
        yield Tile(level, number)
    if rest:
        yield Tile(level, full, rest)


def _number(number: int) -> str:
    groups = [f"{number % 1000:03d}"]
    while number := number // 1000:
        groups.append(f"x{number % 1000:03d}")
    return "/".join(reversed(groups))
