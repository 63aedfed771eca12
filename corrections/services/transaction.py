"""The only place that commits: an act either holds whole or leaves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from corrections.models.sessions import Sessions
from corrections.services.counting import settle_tallies, watch_cases
from corrections.services.record.sealing import check_sealed, watch_rows


@contextmanager
def transaction(sessions: Sessions) -> Iterator[Session]:
    """Open an act's transaction; count what it moved and commit at its end, or roll everything back."""
    with sessions.acts() as session:
        watch_cases(session)
        watch_rows(session)
        yield session
        check_sealed(session)
        settle_tallies(session)
        session.commit()
