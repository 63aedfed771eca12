"""The row behind every page about an article."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.refusals import UnknownArticle, UnknownVersion
from corrections.domain.reporting.report_refusals import VersionWithdrawn
from corrections.models import Article, ArticleVersion, VersionText
from corrections.models.public_view import visibility_of


def public_article(session: Session, slug: str) -> Article:
    """The article at this address.

    Raises UnknownArticle, and ArticleRemoved or ArticleBarred where only a notice is left.
    """
    article = article_at(session, slug)
    visibility_of(article).check_article()
    return article


def article_at(session: Session, slug: str) -> Article:
    """The article at this address, removed or not. Raises UnknownArticle."""
    if "\x00" in slug:
        raise UnknownArticle  # PostgreSQL cannot be asked for a NUL
    article = session.scalar(select(Article).where(Article.slug == slug, Article.current_version > 0))
    if article is None:
        raise UnknownArticle
    return article


def version_rows(session: Session, article: Article, number: int) -> tuple[ArticleVersion, VersionText]:
    """A version with its words, if they are shown.

    Raises UnknownVersion, VersionWithdrawn, VersionWithheld, ArticleCovered, ArticleRemoved, ArticleBarred.
    """
    seen = visibility_of(article)
    seen.check_words()
    if not 1 <= number <= article.current_version:
        raise UnknownVersion
    chosen = (
        select(ArticleVersion, VersionText)
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(ArticleVersion.article_id == article.id, ArticleVersion.number == number)
    )
    version, words = session.execute(chosen).one()
    if words is None:
        raise VersionWithdrawn
    seen.check_version(number, upto=article.current_version)
    return version, words
