"""The log's tree beside pymerkle 7 on the same leaves, and checking stored entries beside reading them."""

from __future__ import annotations

import argparse
import gc
import json
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pymerkle
from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.large_log import LOG, entry_at, filled, opened
from corrections.domain.record.checkpoints import Checkpoint
from corrections.domain.record.entries import profile_bytes
from corrections.domain.record.growing import Growing
from corrections.domain.record.merkle import leaf_hash, node_hash
from corrections.domain.record.proofs import Node, inclusion_ranges, range_hash
from corrections.models import LogEntry
from corrections.models.sessions import Sessions
from corrections.queries.checking.leaf_sharing import LEAST
from corrections.queries.proving.log_proof import inclusion_proof
from corrections.queries.tree_check import check_tree
from corrections.services.checkpointing import publish_checkpoint
from corrections.services.recording import record_public
from corrections.services.transaction import transaction

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    leaves, stored = (20_000, 20_000) if given.quick else (200_000, 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join([*in_memory(leaves), "", *durable(Path(folder), 300 if given.quick else 2000), ""]))
        print("\n".join(checking(Path(folder), stored)))


def timed(work: Callable[[], Any], *, clock: Callable[[], float] = time.process_time) -> tuple[float, Any]:
    """Seconds of this process's own time (other programs do not count), and what came of it."""
    gc.collect()
    gc.freeze()
    start = clock()
    found = work()
    return clock() - start, found


def best(work: Callable[[], Any], repeats: int = 3) -> tuple[float, Any]:
    """The quickest of some runs."""
    return min((timed(work) for _ in range(repeats)), key=lambda each: each[0])


def in_memory(count: int) -> list[str]:
    """Leaves one by one, roots at many sizes, proofs at random places: the arithmetic alone."""
    entries = [entry_at(number) for number in range(count)]
    theirs, peer = best(lambda: peer_tree(entries))
    ours, _ = best(lambda: own_tree(entries))
    same_roots(entries, peer)
    levels = levels_of([leaf_hash(entry) for entry in entries])
    chance = random.Random(6962)
    places = [chance.randrange(count) for _ in range(5_000)]
    own_time, own = best(lambda: [proof(levels, place, count) for place in places])
    peer_time, found = best(lambda: [peer.prove_inclusion(place + 1, count) for place in places])
    for mine, their in zip(own, found, strict=True):
        assert mine == [bytes.fromhex(each) for each in their.serialize()["path"][1:]]
    return [
        "## The log's tree",
        "",
        f"{count:,} entries of {len(entries[0])} bytes, {len(places):,} random places; roots equal to pymerkle's at "
        "many sizes, proofs equal hash by hash.",
        "",
        "Processor time, the best of three runs.",
        "",
        "| in memory | ours, per second | pymerkle, per second | times |",
        "|---|--:|--:|--:|",
        f"| append | {count / ours:,.0f} | {count / theirs:,.0f} | {theirs / ours:.1f} |",
        f"| inclusion proof | {len(places) / own_time:,.0f} | {len(places) / peer_time:,.0f}"
        f" | {peer_time / own_time:.1f} |",
    ]


def peer_tree(entries: Sequence[bytes]) -> Any:
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for entry in entries:
        tree.append_entry(entry)
    return tree


def own_tree(entries: Sequence[bytes]) -> Growing:
    tree = Growing()
    for entry in entries:
        tree.add((leaf_hash(entry),))
    return tree


def same_roots(entries: Sequence[bytes], peer: Any) -> None:
    """The root of the tree at many sizes is pymerkle's."""
    tree, sizes = Growing(), {*range(1, 70), 255, 256, 257, 1000, 4096, len(entries)}
    for size, entry in enumerate(entries, 1):
        tree.add((leaf_hash(entry),))
        if size in sizes:
            assert tree.frontier.root == peer.get_root(size), size


def levels_of(leaves: list[bytes]) -> list[list[bytes]]:
    """All hashes of complete subtrees, by height."""
    levels = [leaves]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([node_hash(*below[place : place + 2]) for place in range(0, len(below) - 1, 2)])
    return levels


def proof(levels: list[list[bytes]], index: int, size: int) -> list[bytes]:
    def hash_of(node: Node) -> bytes:
        return levels[node.height][node.number]

    return [range_hash(each, hash_of) for each in inclusion_ranges(index, size)]


def durable(folder: Path, count: int) -> list[str]:
    """Entries in a file: each in a transaction of its own, and many in one; proofs from what is stored."""
    sessions = opened(folder / "appended.sqlite")
    single, _ = timed(lambda: [append(sessions, 1) for _ in range(count)], clock=time.perf_counter)
    many, _ = timed(lambda: append(sessions, count))
    peer = pymerkle.SqliteTree(str(folder / "peer.sqlite"))
    theirs, _ = timed(
        lambda: [peer.append_entry(entry_at(number)) for number in range(count)], clock=time.perf_counter
    )
    others, _ = timed(lambda: peer.append_entries([entry_at(number) for number in range(count)]))
    size, chance = 2 * count, random.Random(6962)
    publish_checkpoint(
        sessions, Checkpoint(LOG, size, b""), "-", at=NOW
    )  # which keeps the hashes of full tiles
    places = [chance.randrange(size) for _ in range(300)]
    with sessions.reads() as session:
        own_time, _ = timed(lambda: [inclusion_proof(session, place, size) for place in places])
    peer_time, _ = timed(lambda: [peer.prove_inclusion(place + 1, size) for place in places])
    return [
        f"| in an SQLite file, {size:,} entries | ours, per second | pymerkle, per second | times |",
        "|---|--:|--:|--:|",
        f"| an entry with its search line, each in its own transaction | {count / single:,.0f}"
        f" | {count / theirs:,.0f} | {theirs / single:.1f} |",
        f"| the same, all in one transaction | {count / many:,.0f} | {count / others:,.0f} | {others / many:.1f} |",
        f"| inclusion proof from stored hashes | {len(places) / own_time:,.0f} | {len(places) / peer_time:,.0f}"
        f" | {peer_time / own_time:.1f} |",
    ]


def append(sessions: Sessions, count: int) -> None:
    with transaction(sessions) as session:
        for _ in range(count):
            record_public(session, "log.heartbeat", {}, at=NOW)


def checking(folder: Path, count: int) -> list[str]:
    """Every stored entry hashed again and compared, with the root over all, beside reading the same rows."""
    sessions = filled(folder / "large.sqlite", count, lines=False)
    with sessions.reads() as session:
        ways = {
            "reading the rows, through the driver": lambda: scan(session),
            "reading the rows, through SQLAlchemy": lambda: scan_by_statement(session),
            "checking them: every hash, every number, the root; two processes": lambda: check(session),
            "the same, in one process": lambda: check(session, least=count),
            "the same through ORM objects": lambda: through_objects(session),
        }
        roots: set[object] = set()
        seconds = dict.fromkeys(ways, float("inf"))
        for _ in range(3):
            for name, work in ways.items():
                taken, found = timed(work, clock=time.perf_counter)
                seconds[name] = min(seconds[name], taken)
                roots.add(found)
        written, _ = timed(lambda: through_objects(session, anew=True), clock=time.perf_counter)
    assert len(roots - {count}) == 1, "they do not come to the same root"
    seconds["the same, and each entry's JSON written anew (once)"] = written
    scanned, _, checked, *_ = seconds.values()
    objects = seconds["the same through ORM objects"]
    return [
        f"| {count:,} stored entries | seconds by the clock, the best of 3 | times a bare scan |",
        "|---|--:|--:|",
        *(f"| {name} | {taken:.2f} | {taken / scanned:.2f} |" for name, taken in seconds.items()),
        "",
        f"Checking stored bytes takes {checked / scanned:.2f} times a bare scan, and is {objects / checked:.1f} times"
        f" as fast as through objects, {written / checked:.1f} times as fast as where their JSON is written anew.",
    ]


def scan(session: Session) -> int:
    """The rows as the driver gives them, and nothing else."""
    cursor = session.connection().connection.cursor()
    cursor.execute("SELECT seq, entry, leaf_hash FROM log_entry ORDER BY seq")
    count = 0
    while rows := cursor.fetchmany(1000):
        count += len(rows)
    return count


def scan_by_statement(session: Session) -> int:
    chosen = select(LogEntry.seq, LogEntry.entry, LogEntry.leaf_hash).order_by(LogEntry.seq)
    return sum(len(part) for part in session.execute(chosen).yield_per(1000).partitions())


class Unsigned:
    """A log without checkpoints: nothing to compare the tree with."""

    def root_at(self, size: int, root: bytes) -> None:
        raise AssertionError(size)

    def tiles(self, full: Sequence[tuple[int, int, bytes]]) -> None:
        pass


def check(session: Session, *, least: int = LEAST) -> bytes:
    """As `flask log verify` begins."""
    return check_tree(session, Unsigned(), least=least).root


def through_objects(session: Session, *, anew: bool = False) -> bytes:
    """The same as one would write it with objects: number and hash of each, and the tree they grow."""
    tree = Growing()
    chosen = select(LogEntry).order_by(LogEntry.seq)
    for number, row in enumerate(session.scalars(chosen).yield_per(1000)):
        entry = profile_bytes(json.loads(row.entry)) if anew else row.entry
        assert (row.seq, row.leaf_hash) == (number, leaf_hash(entry))
        tree.add((row.leaf_hash,))
    return tree.frontier.root


if __name__ == "__main__":
    main()
