"""What the nightly check reads: on SQLite a copy, since a long read of the database itself would hold up every act."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.orm import sessionmaker

from corrections.database import make_engine
from corrections.models.sessions import Sessions


@contextmanager
def unhurried(sessions: Sessions) -> Iterator[Sessions]:
    """Sessions whose reads may take as long as they like; the copy is readable by its owner only, and deleted after."""
    url = make_url(sessions.reads.kw["bind"].url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        yield sessions
        return
    copy = Path(f"{url.database}.checked")
    _copy(Path(url.database), copy)
    engine = make_engine(f"sqlite:///{copy}")
    try:
        yield Sessions(acts=sessions.acts, reads=sessionmaker(engine, expire_on_commit=False))
    finally:
        engine.dispose()
        for left in copy.parent.glob(f"{copy.name}*"):
            left.unlink()


def _copy(database: Path, copy: Path) -> None:
    copy.unlink(missing_ok=True)  # of a check that was cut off
    copy.touch(mode=0o600)
    with closing(sqlite3.connect(database, timeout=15)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
