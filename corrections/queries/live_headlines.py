"""What articles are called now: one question for every page and letter that names them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.reading.directions import direction_of
from corrections.models import Article, ArticleVersion, VersionText


@dataclass(frozen=True, slots=True)
class LiveHeadline:
    """An article's live headline, or its name in the address where the words are withdrawn."""

    words: str
    slug: str
    language: str

    @property
    def direction(self) -> str:
        """The direction of its language."""
        return direction_of(self.language)


def headlines(session: Session, articles: Collection[int]) -> Mapping[int, LiveHeadline]:
    """The live headlines of articles, in one statement."""
    chosen: Any = (
        select(Article.id, VersionText.headline, Article.slug, Article.language)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.current_version),
        )
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(Article.id.in_(articles))
    )
    rows = session.execute(chosen)
    return {row.id: LiveHeadline(row.headline or row.slug, row.slug, row.language) for row in rows}


def headline_of(session: Session, article_id: int) -> LiveHeadline:
    """The live headline of one article."""
    return headlines(session, {article_id})[article_id]
