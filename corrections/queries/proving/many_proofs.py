"""The proofs of many notes and versions at once: the tiles that they share are read once."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from corrections.domain.record.proofs import Node, inclusion_ranges, joined, nodes_of, range_hash
from corrections.domain.record.tiles import TILE_WIDTH
from corrections.models import LogCheckpoint, LogEntry, LogSubject, LogSubtree

AT_ONCE = 200
Tile = tuple[int, int]
Hashes = dict[tuple[int, int], bytes]
Value = TypeVar("Value")


def proofs_of(session: Session, subjects: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
    """By subject the same as `proof_of`; those that no checkpoint covers yet are left out.

    One statement for two hundred subjects, and one for two hundred tiles that their proofs lie in.
    """
    places = [row for some in _some(sorted(set(subjects))) for row in _places(session, some)]
    ranges = {row.subject: inclusion_ranges(row.seq, row.size) for row in places}
    stored = _stored(
        session, {_tile(node) for told in ranges.values() for each in told for node in nodes_of(each)}
    )

    def hash_of(node: Node) -> bytes:
        return joined([stored[node.level, number] for number in range(node.start, node.end)])

    return {
        row.subject: {
            "index": row.seq,
            "hashes": [base64.b64encode(range_hash(each, hash_of)).decode() for each in ranges[row.subject]],
            "checkpoint": row.note,
        }
        for row in places
    }


def _places(session: Session, subjects: Sequence[str]) -> Iterator[Any]:
    """Where the log speaks of these, with the first checkpoint that covers each."""
    covering = aliased(LogCheckpoint)
    first = select(func.min(covering.size)).where(covering.size > LogSubject.seq).scalar_subquery()
    chosen = (
        select(LogSubject.subject, LogSubject.seq, LogCheckpoint.size, LogCheckpoint.note)
        .join(LogCheckpoint, LogCheckpoint.size == first)
        .where(LogSubject.subject.in_(subjects))
    )
    yield from session.execute(chosen)


def _tile(node: Node) -> Tile:
    return node.level, node.start // TILE_WIDTH


def _stored(session: Session, tiles: Iterable[Tile]) -> Hashes:
    found: Hashes = {}
    for some in _some(sorted(set(tiles))):
        leaves = [_within(LogEntry.seq, number) for level, number in some if level == 0]
        above = [
            and_(LogSubtree.level == level, _within(LogSubtree.number, number))
            for level, number in some
            if level
        ]
        if leaves:
            rows = select(LogEntry.seq, LogEntry.leaf_hash).where(or_(*leaves))
            found |= {(0, seq): leaf for seq, leaf in session.execute(rows)}
        if above:
            trees = select(LogSubtree.level, LogSubtree.number, LogSubtree.hash).where(or_(*above))
            found |= {(level, number): tree for level, number, tree in session.execute(trees)}
    return found


def _some(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    return (values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE))


def _within(column: Any, tile: int) -> Any:
    return and_(column >= tile * TILE_WIDTH, column < (tile + 1) * TILE_WIDTH)
