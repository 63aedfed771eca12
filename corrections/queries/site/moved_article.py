"""Where an article stands now that stood under another name before."""

from __future__ import annotations

from sqlalchemy import select

from corrections.models import Article, FormerSlug
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


def present_slug(sessions: Sessions, former: str) -> str | None:
    """The name that an article has now, by one that it had before; None where no article ever had it."""
    if "\x00" in former:
        return None
    chosen = select(Article.slug).join(FormerSlug, FormerSlug.article_id == Article.id)
    with reading(sessions) as session:
        return session.scalar(chosen.where(FormerSlug.slug == former))
