"""A page's own short session: it reads, never writes, and nothing of it outlives the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from corrections.models.sessions import Sessions


@contextmanager
def reading(sessions: Sessions) -> Iterator[Session]:
    """Open a session for reading; closing it rolls back, and what was loaded stays readable."""
    with sessions.reads() as session:
        yield session


@contextmanager
def reading_one_moment(sessions: Sessions) -> Iterator[Session]:
    """A session whose statements all see the same moment, however long they take: SQLite gives no other kind.

    Rows come as they are asked for: PostgreSQL's driver would otherwise take all of them into memory first.
    """
    with reading(sessions) as session:
        if session.get_bind().dialect.name == "postgresql":
            session.connection(
                execution_options={"isolation_level": "REPEATABLE READ", "stream_results": True}
            )
        yield session
