"""The steps around an article's name in its address: a new one, and the old one that leads on for ever."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.text.intake.import_refusals import SlugTaken
from corrections.models import Article, FormerSlug
from corrections.services.outbox.announcing import announce
from corrections.services.recording import record_public


def check_free(session: Session, slug: str, *, article_id: int) -> None:
    """Raises SlugTaken where another article stands at this address, or stood there."""
    stands = select(Article.id).where(Article.slug == slug, Article.id != article_id)
    stood = select(FormerSlug.article_id).where(FormerSlug.slug == slug)
    if session.scalar(stands) is not None or session.scalar(stood) is not None:
        raise SlugTaken(fields={"slug": SlugTaken.code})


def move_article(session: Session, article: Article, slug: str, *, at: datetime) -> str:
    """Give an article a new address; gives the one it had. Raises SlugTaken."""
    check_free(session, slug, article_id=article.id)
    former = article.slug
    session.add(FormerSlug(slug=former, article_id=article.id, at=at))
    article.slug = slug
    announce(session, "article.moved", {"article": article.id}, at=at)
    session.flush()
    return former


def record_moved(session: Session, article: Article, former: str, *, at: datetime) -> None:
    """What the public log says of a new address; among an act's last statements."""
    fields = {"article": article.slug, "article_id": article.id, "former": former}
    record_public(session, "article.moved", fields, at=at)
