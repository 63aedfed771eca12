"""Walking a whole log by stretches: every second one is the companion's, where the log is long enough."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.orm import Session

from corrections.queries.checking.leaf_chunks import HEIGHT, Chunk, chunk_of, read_chunk
from corrections.queries.checking.leaf_companion import rows_by

LEAST = 8
ROOT = Path(__file__).resolve().parents[3]
COMMAND = (sys.executable, "-m", "corrections.queries.checking.leaf_companion")


def chunks(session: Session, end: int, *, height: int = HEIGHT, least: int = LEAST) -> Iterator[Chunk]:
    """The stretches of the first `end` entries in their order. Raises NotAsKept.

    The companion reads by a connection of its own; entries are never changed, so both read the same ones.
    """
    count = -(-end >> height)
    cursor = session.connection().connection.cursor()
    task = (
        _task(session.connection().engine.url, height, end) if count >= least and _has_two_cores() else None
    )
    with _companion(task) as companion:
        for number in range(count):
            start = number << height
            line = companion.readline() if companion and number % 2 else b""
            if line.endswith(b"\n"):
                yield read_chunk(line.decode())
            else:
                yield chunk_of(rows_by(cursor), start, min(start + (1 << height), end))
    cursor.close()


def _has_two_cores() -> bool:
    """By what this process may use, where the system can tell."""
    known = hasattr(os, "sched_getaffinity")
    return (len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1) > 1


def _task(url: URL, height: int, end: int) -> dict[str, Any] | None:
    """What the companion is asked; nothing where it could not reach the database."""
    shared = {"height": height, "end": end, "first": 1, "step": 2}
    if url.get_backend_name() != "sqlite":
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        return {**shared, "driver": "postgresql", "database": address}
    if not url.database or url.database == ":memory:":
        return None
    return {**shared, "driver": "sqlite", "database": str(Path(url.database).resolve())}


@contextmanager
def _companion(task: dict[str, Any] | None) -> Iterator[Any]:
    """What the companion writes; nothing where there is none. It ends with whoever asked."""
    if task is None:
        yield None
        return
    pipe = subprocess.PIPE
    process = subprocess.Popen(COMMAND, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603
    told, heard = _pipes(process)
    try:
        with suppress(BrokenPipeError), told:  # it may have ended already
            told.write(json.dumps(task).encode() + b"\n")
        with heard:
            yield heard
    finally:
        process.kill()
        process.wait()


def _pipes(process: Any) -> tuple[Any, Any]:
    return process.stdin, process.stdout
