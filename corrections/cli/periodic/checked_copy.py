"""What a check of the whole log reads: on SQLite a copy, since a long read of the database would hold up every act."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.orm import sessionmaker

from corrections.database import make_engine
from corrections.models.sessions import Sessions

NIGHTLY, BY_HAND = "checked", "verified"


@contextmanager
def unhurried(sessions: Sessions, kind: str = NIGHTLY) -> Iterator[Sessions]:
    """Sessions whose reads may take as long as they like; the copy is readable by its owner only, and deleted after.

    Raises BlockingIOError where another check of this kind is reading its copy.
    """
    paths = _paths(sessions, kind)
    if paths is None:
        yield sessions
        return
    database, copy = paths
    copy.touch(mode=0o600)
    with _in_use(copy):
        _empty(copy)
        _copy(database, copy)
        engine = make_engine(f"sqlite:///{copy}")
        try:
            yield Sessions(acts=sessions.acts, reads=sessionmaker(engine, expire_on_commit=False))
        finally:
            engine.dispose()
            _delete(copy)


def forget_cut_off(sessions: Sessions) -> None:
    """Delete the copies of checks that were cut off; one that another process is reading stays."""
    for kind in (NIGHTLY, BY_HAND):
        paths = _paths(sessions, kind)
        if paths is not None and paths[1].exists():
            with suppress(BlockingIOError), _in_use(paths[1]):
                _delete(paths[1])


@contextmanager
def _in_use(copy: Path) -> Iterator[None]:
    """Hold the copy. The system lets it go when the process ends, however it ends. Raises BlockingIOError."""
    handle = os.open(copy, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _paths(sessions: Sessions, kind: str) -> tuple[Path, Path] | None:
    """The database's file and its copy's; None where a database needs no copy."""
    url = make_url(sessions.reads.kw["bind"].url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database), Path(f"{url.database}.{kind}")


def _delete(copy: Path) -> None:
    for left in copy.parent.glob(f"{copy.name}*"):
        left.unlink()


def _empty(copy: Path) -> None:
    """Of a check that was cut off there may be something left, and a journal beside it."""
    copy.chmod(0o600)
    os.truncate(copy, 0)
    for left in copy.parent.glob(f"{copy.name}-*"):
        left.unlink()


def _copy(database: Path, copy: Path) -> None:
    with closing(sqlite3.connect(database, timeout=15)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
