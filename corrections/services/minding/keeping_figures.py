"""Keeping the figures that take too long to work out at each look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete

from corrections.models import KeptFigures
from corrections.models.sessions import Sessions
from corrections.services.transaction import transaction


def keep_figures(sessions: Sessions, made: Mapping[str, str], *, at: datetime) -> None:
    """Put newly worked out figures (JSON by scope) in place of those kept. Nothing is decided, so no entry."""
    with transaction(sessions) as session:
        session.execute(delete(KeptFigures))
        session.add_all(
            KeptFigures(scope=scope, made_at=at, contents=contents) for scope, contents in made.items()
        )
