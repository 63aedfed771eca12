"""After an erasure on SQLite: what the write-ahead log still holds goes into the file, and the log is emptied."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from corrections.models.sessions import Sessions


def settle_files(sessions: Sessions) -> None:
    """Empty the write-ahead log; where somebody reads just now, the next erasure or purge does it."""
    with sessions.reads() as session:
        if session.get_bind().dialect.name != "sqlite":
            return
        try:
            session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        except OperationalError:
            return
