"""Finding an article by any of its names."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from corrections.domain.refusals import UnknownArticle
from corrections.domain.reporting.article_addresses import other_addresses
from corrections.models.article import Article


def article_named(session: Session, name: str) -> Article:
    """The article of that slug, else external id, else address, else of an address that is the same by custom."""
    if "\x00" in name:
        raise UnknownArticle(fields={"article": UnknownArticle.code})
    addresses = other_addresses(name)
    chosen = select(Article).where(
        or_(Article.slug == name, Article.external_id == name, Article.canonical_url.in_(addresses)),
        Article.current_version > 0,
    )
    rows = session.scalars(chosen).all()
    if not rows:
        raise UnknownArticle(fields={"article": UnknownArticle.code})
    return min(
        rows, key=lambda row: (row.slug != name, row.external_id != name, row.canonical_url != name, row.id)
    )
