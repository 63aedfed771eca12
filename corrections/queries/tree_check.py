"""Checking the tree: every entry as stored, hashed again, and every checkpoint and kept hash against them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.record.growing import Growing
from corrections.domain.record.merkle import Frontier, root_over
from corrections.domain.record.rotations import ROTATED, keys_through
from corrections.domain.record.tiles import TILE_HEIGHT
from corrections.models import LogEntry
from corrections.queries.checking.leaf_chunks import HEIGHT, NotAsKept
from corrections.queries.checking.leaf_sharing import LEAST, chunks
from corrections.queries.found_broken import Broken, Found

BATCH = 1000
RotationHolds = Callable[[str, Sequence[str], Mapping[str, Any]], bool]


class LoggedKeys:
    """The log's name and keys, as entry 0 names them and as they were rotated since."""

    def __init__(self, rotation_holds: RotationHolds) -> None:
        """Nothing is known yet; `rotation_holds` verifies a rotation's signatures."""
        self._holds = rotation_holds
        self.name, self._opened = "", tuple[str, ...]()
        self._rotations: list[tuple[int, Mapping[str, Any]]] = []

    def hear(self, seq: int, fields: Mapping[str, Any]) -> None:
        """Take an entry in. Raises Found for a rotation that is not signed as it must be."""
        if seq == 0:
            self.name, self._opened = str(fields.get("name")), tuple(fields.get("keys", ()))
        elif fields["kind"] == ROTATED:
            if not self._holds(self.name, self.of(seq), fields):
                raise Found(Broken(f"entry {seq}", "this change of keys is not signed by the keys it needs"))
            self._rotations.append((seq, fields))

    def of(self, size: int) -> tuple[str, ...]:
        """The keys that sign the tree of the first `size` entries."""
        return keys_through(self._opened, [fields for seq, fields in self._rotations if seq < size])


class Compared(Protocol):
    """What the tree is compared with while it is built again."""

    def root_at(self, size: int, root: bytes) -> None:
        """Take in the root at a size that there is a checkpoint of."""

    def tiles(self, full: Sequence[tuple[int, int, bytes]]) -> None:
        """Take in the level, number and hash of full tiles. Raises Found."""


def check_tree(session: Session, compared: Compared, *, height: int = HEIGHT, least: int = LEAST) -> Frontier:
    """Hash every entry again and build the tree of them. Raises Found at the first that is not as it was kept."""
    growing = Growing()
    end = _end(session)
    try:
        for chunk in chunks(session, end, height=height, least=least):
            before = growing.frontier.peaks
            for size, peaks in chunk.signed:
                compared.root_at(size, root_over([*before, *peaks]))
            compared.tiles(chunk.tiles)
            above = growing.add_subtrees(chunk.peaks, min(1 << height, end - growing.size))
            compared.tiles([tile for tile in above if tile[0] * TILE_HEIGHT > height])
    except NotAsKept as broken:
        raise Found(Broken(f"entry {broken.number}", broken.what)) from broken
    return growing.frontier


def _end(session: Session) -> int:
    if session.scalar(select(func.min(LogEntry.seq))) not in (0, None):
        raise Found(Broken("entry 0", "it is missing, or an entry stands before it"))
    last = session.scalar(select(func.max(LogEntry.seq)))
    return 0 if last is None else last + 1


def entries(session: Session, keys: LoggedKeys) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every entry's number and fields, in their order. Raises Found for one that is none."""
    chosen = select(LogEntry.seq, LogEntry.entry).order_by(LogEntry.seq)
    for seq, entry in session.execute(chosen).yield_per(BATCH):
        fields = _fields(seq, entry)
        keys.hear(seq, fields)
        yield seq, fields


def _fields(seq: int, written: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(written)
    except ValueError as error:
        raise Found(Broken(f"entry {seq}", "its bytes are not an entry")) from error
    if not isinstance(fields, dict) or fields.get("seq") != seq or "kind" not in fields:
        raise Found(Broken(f"entry {seq}", "it carries another number"))
    return fields
