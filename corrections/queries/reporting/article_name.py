"""Which article a name stands for: a slug, an external id, or one of the addresses it is known under."""

from __future__ import annotations

from corrections.models.article import article_named
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


def slug_of(sessions: Sessions, name: str) -> str:
    """The slug of the article with this name. Raises UnknownArticle."""
    with reading(sessions) as session:
        return article_named(session, name).slug
