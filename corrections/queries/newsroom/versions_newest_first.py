"""The versions of an article as lists at the desk need them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.models import Article, ArticleVersion, VersionText


class VersionRow(NamedTuple):
    """A version; `headline` is None where its words were withdrawn."""

    number: int
    published_at: datetime
    kind: str
    headline: str | None

    @property
    def is_kept(self) -> bool:
        """Whether its words still exist."""
        return self.headline is not None


def versions_newest_first(session: Session, article: Article) -> Sequence[VersionRow]:
    """All versions of an article, the live one first, in one statement."""
    chosen = (
        select(ArticleVersion.number, ArticleVersion.published_at, ArticleVersion.kind, VersionText.headline)
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(ArticleVersion.article_id == article.id)
        .order_by(ArticleVersion.number.desc())
    )
    return [VersionRow(*row) for row in session.execute(chosen)]
