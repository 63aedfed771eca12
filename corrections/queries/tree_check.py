"""Checking the tree: every entry as stored, hashed again, and every checkpoint and kept hash against them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.growing import Growing
from corrections.domain.record.merkle import Frontier, leaf_hashes
from corrections.domain.record.rotations import ROTATED, keys_through
from corrections.models import LogEntry
from corrections.queries.checkpoint_check import SignedSoFar
from corrections.queries.found_broken import Broken, Found

BATCH = 4096
Rows = Sequence[tuple[int, bytes, bytes]]
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


class TreeCheck:
    """One walk over the entries, from the first to the last; `entries` gives the fields of each."""

    def __init__(self, signed: SignedSoFar, keys: LoggedKeys) -> None:
        """Compare with what was signed so far."""
        self._signed, self._keys, self._growing = signed, keys, Growing()

    @property
    def frontier(self) -> Frontier:
        """The tree of the entries that were walked over."""
        return self._growing.frontier

    def entries(self, session: Session) -> Iterator[tuple[int, dict[str, Any]]]:
        """Every entry's number and fields, checked. Raises Found at the first difference."""
        for rows in batches(session):
            leaves = hashed(rows, self._growing.size)
            fields = [_fields(seq, entry) for seq, entry, _ in rows]
            for (seq, _, _), told in zip(rows, fields, strict=True):
                self._keys.hear(seq, told)
            self._grow(leaves)
            yield from zip((row[0] for row in rows), fields, strict=True)

    def _grow(self, leaves: Sequence[bytes]) -> None:
        start, sizes = self._growing.size, self._signed.sizes
        end = start + len(leaves)
        for size in (*sizes[bisect_right(sizes, start) : bisect_right(sizes, end)], end):
            full = self._growing.add(leaves[self._growing.size - start : size - start])
            self._signed.compare_tiles(full)
            self._signed.compare_root(self._growing.frontier, self._keys.name, self._keys.of(size))


def batches(session: Session) -> Iterator[Rows]:
    """The entries in order, some thousands at a time: number, bytes, leaf hash."""
    chosen = select(LogEntry.seq, LogEntry.entry, LogEntry.leaf_hash).order_by(LogEntry.seq)
    yield from session.execute(chosen).yield_per(BATCH).partitions()


def hashed(rows: Rows, start: int) -> list[bytes]:
    """The leaf hashes of rows numbered from `start` on, each made again of its bytes. Raises Found."""
    numbers, entries, kept = zip(*rows, strict=True)
    leaves = leaf_hashes(entries)
    if tuple(leaves) != kept or numbers != tuple(range(start, start + len(rows))):
        raise Found(_first_broken(rows, leaves, start))
    return leaves


def _first_broken(rows: Rows, leaves: Sequence[bytes], start: int) -> Broken:
    for expected, (seq, _, kept), leaf in zip(range(start, start + len(rows)), rows, leaves, strict=True):
        if seq != expected:
            return Broken(f"entry {expected}", "it is missing")
        if leaf != kept:
            return Broken(f"entry {seq}", "its bytes do not match its hash")
    raise AssertionError("nothing is broken")


def _fields(seq: int, written: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(written)
    except ValueError as error:
        raise Found(Broken(f"entry {seq}", "its bytes are not an entry")) from error
    if not isinstance(fields, dict) or fields.get("seq") != seq or "kind" not in fields:
        raise Found(Broken(f"entry {seq}", "it carries another number"))
    return fields
