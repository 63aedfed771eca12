"""The rows that acts lock, in the one order: article, cases, counters, outbox, log head."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.refusals import NotFound, UnknownArticle
from corrections.models import Article, Correction


def locked_article(session: Session, article_id: int) -> Article:
    """Lock an article for this act. Raises UnknownArticle."""
    article = session.scalar(select(Article).where(Article.id == article_id).with_for_update())
    if article is None:
        raise UnknownArticle
    return article


def locked_case(session: Session, correction_id: int) -> tuple[Article, Correction]:
    """Lock a case and, before it, its article. Raises NotFound."""
    article_id = session.scalar(select(Correction.article_id).where(Correction.id == correction_id))
    if article_id is None:
        raise NotFound
    article = locked_article(session, article_id)
    found = select(Correction).where(Correction.id == correction_id).with_for_update()
    return article, session.scalars(found).one()
