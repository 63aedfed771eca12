"""The proof that the log speaks of a note or a version: place, hashes, the first checkpoint that covers it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from corrections.domain.record.proofs import Node, inclusion_ranges, joined, nodes_of, range_hash
from corrections.models import LogCheckpoint, LogEntry, LogSubject, LogSubtree

Hashes = Mapping[tuple[int, int], bytes]


def proof_of(session: Session, subject: str) -> Mapping[str, Any] | None:
    """The inclusion proof for programs (hashes in base 64, from the leaf to the root); None before it is signed.

    At most four statements, and at most 512 hashes of each level of tiles.
    """
    chosen = (
        select(LogSubject.seq, LogCheckpoint.size, LogCheckpoint.note)
        .join(LogCheckpoint, LogCheckpoint.size > LogSubject.seq)
        .where(LogSubject.subject == subject)
        .order_by(LogCheckpoint.size)
        .limit(1)
    )
    row = session.execute(chosen).one_or_none()
    if row is None:
        return None
    hashes = inclusion_proof(session, row.seq, row.size)
    encoded = [base64.b64encode(each).decode() for each in hashes]
    return {"index": row.seq, "hashes": encoded, "checkpoint": row.note}


def inclusion_proof(session: Session, index: int, size: int) -> list[bytes]:
    """The hashes that prove that entry `index` is in the tree of the first `size` entries."""
    ranges = inclusion_ranges(index, size)
    stored = _stored(session, [node for each in ranges for node in nodes_of(each)])

    def hash_of(node: Node) -> bytes:
        return joined([stored[node.level, number] for number in range(node.start, node.end)])

    return [range_hash(each, hash_of) for each in ranges]


def _stored(session: Session, nodes: Iterable[Node]) -> Hashes:
    leaves = [_between(LogEntry.seq, node) for node in nodes if node.level == 0]
    above = [
        and_(LogSubtree.level == node.level, _between(LogSubtree.number, node))
        for node in nodes
        if node.level
    ]
    found: dict[tuple[int, int], bytes] = {}
    if leaves:
        for seq, leaf in session.execute(select(LogEntry.seq, LogEntry.leaf_hash).where(or_(*leaves))):
            found[0, seq] = leaf
    if above:
        rows = select(LogSubtree.level, LogSubtree.number, LogSubtree.hash).where(or_(*above))
        for level, number, tree in session.execute(rows):
            found[level, number] = tree
    return found


def _between(column: Any, node: Node) -> ColumnElement[bool]:
    return and_(column >= node.start, column < node.end)
