"""Whether the database can be used, and the counts that stand in it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from corrections.models import Counter
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


def migrated_to(sessions: Sessions) -> str:
    """The migration the database stands at; empty when it cannot be asked."""
    try:
        with reading(sessions) as session:
            return str(session.scalar(text("SELECT version_num FROM alembic_version")) or "")
    except SQLAlchemyError:
        return ""


def counters(sessions: Sessions) -> Mapping[str, int]:
    """Every counter by name."""
    with reading(sessions) as session:
        return {row.name: row.value for row in session.scalars(select(Counter).order_by(Counter.name))}
