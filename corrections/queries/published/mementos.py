"""The versions of an article that can be read, and when each was published: what archives ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from corrections.models import ArticleVersion, VersionText
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import public_article


@dataclass(frozen=True, slots=True)
class Memento:
    """A version and its time, to the second, as HTTP tells times."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Mementos:
    """The readable versions of one article, oldest first; those not shown are left out."""

    slug: str
    latest_version: int
    versions: tuple[Memento, ...]

    def at(self, wanted: datetime) -> Memento | None:
        """The version that stood at that time; the first one for any time before it."""
        stood = [each for each in self.versions if each.at <= wanted]
        return stood[-1] if stood else next(iter(self.versions), None)

    def before(self, number: int) -> Memento | None:
        """The readable version before one."""
        return next((each for each in reversed(self.versions) if each.number < number), None)

    def after(self, number: int) -> Memento | None:
        """The readable version after one."""
        return next((each for each in self.versions if each.number > number), None)


def mementos_of(sessions: Sessions, slug: str) -> Mementos:
    """The readable versions of an article. Raises UnknownArticle, ArticleRemoved."""
    with reading(sessions) as session:
        article = public_article(session, slug)
        chosen = (
            select(ArticleVersion.number, ArticleVersion.published_at)
            .join(VersionText, VersionText.version_id == ArticleVersion.id)
            .where(ArticleVersion.article_id == article.id, ArticleVersion.number <= article.current_version)
            .order_by(ArticleVersion.number)
        )
        seen = visibility_of(article)
        versions = [
            Memento(number, at.replace(microsecond=0))
            for number, at in session.execute(chosen)
            if seen.shows_version(number)
        ]
        return Mementos(article.slug, article.current_version, tuple(versions))
