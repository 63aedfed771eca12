"""What a decision about a case has to name: the live version and the case's state."""

from __future__ import annotations

from sqlalchemy import select

from corrections.domain.refusals import NotFound
from corrections.models import Article, Correction
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


def current_tokens(sessions: Sessions, correction_id: int) -> tuple[int, str]:
    """The live version's number and the case's state with its revision. Raises NotFound."""
    chosen = (
        select(Article.current_version, Correction.state, Correction.revision)
        .join(Correction, Correction.article_id == Article.id)
        .where(Correction.id == correction_id)
    )
    with reading(sessions) as session:
        row = session.execute(chosen).one_or_none()
    if row is None:
        raise NotFound
    return row.current_version, f"{row.state}.{row.revision}"
