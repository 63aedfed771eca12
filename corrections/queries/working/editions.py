"""The other language editions of a case's article: the same error may stand in them, in other words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reading.directions import direction_of
from corrections.models import Article, ArticleVersion, Correction, LanguageEdition, VersionText
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

MOST_SHOWN = 40
UNDECIDED = (CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED)


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition, and how many cases wait in it."""

    slug: str
    headline: str
    language: str
    direction: str
    waiting: int


def other_editions(sessions: Sessions, correction_id: int) -> tuple[EditionView, ...]:
    """The editions in other languages, the original first; removed ones are left out. One statement."""
    own = select(Correction.article_id).where(Correction.id == correction_id).scalar_subquery()
    linked = select(LanguageEdition.original_id).where(LanguageEdition.article_id == own).scalar_subquery()
    original = func.coalesce(linked, own)
    translations = select(LanguageEdition.article_id).where(LanguageEdition.original_id == original)
    waiting = select(func.count()).where(Correction.article_id == Article.id, Correction.state.in_(UNDECIDED))
    live = and_(ArticleVersion.article_id == Article.id, ArticleVersion.number == Article.current_version)
    chosen = (
        select(
            Article.slug, Article.language, VersionText.headline, waiting.scalar_subquery().label("waiting")
        )
        .join(ArticleVersion, live)
        .join(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(or_(Article.id == original, Article.id.in_(translations)))
        .where(Article.id != own, Article.status != "removed")
        .order_by(Article.id != original, Article.language, Article.id)
        .limit(MOST_SHOWN)
    )
    with reading(sessions) as session:
        return tuple(
            EditionView(row.slug, row.headline, row.language, direction_of(row.language), row.waiting)
            for row in session.execute(chosen)
        )
