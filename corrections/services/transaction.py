"""The only place that commits: an act either holds whole or leaves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from corrections.models.sessions import Sessions


@contextmanager
def transaction(sessions: Sessions) -> Iterator[Session]:
    """Open an act's transaction; commit at its end, or roll everything back."""
    with sessions.acts() as session:
        yield session
        session.commit()
