"""The other language editions of a case's article: the same error may stand in them, in other words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from corrections.domain.lifecycle import ArticleStatus, CorrectionState
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


def editions_chosen() -> Select[int, str, str, str, int]:
    """The editions that are not removed, with the live headline and how many cases wait."""
    waiting = select(func.count()).where(Correction.article_id == Article.id, Correction.state.in_(UNDECIDED))
    live = and_(ArticleVersion.article_id == Article.id, ArticleVersion.number == Article.current_version)
    return (
        select(
            Article.id,
            Article.slug,
            VersionText.headline,
            Article.language,
            waiting.scalar_subquery().label("waiting"),
        )
        .join(ArticleVersion, live)
        .join(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(Article.status != ArticleStatus.REMOVED)
    )


def edition_seen(row: Any) -> EditionView:
    """A row of the editions, as lists show it."""
    return EditionView(row.slug, row.headline, row.language, direction_of(row.language), row.waiting)


def other_editions(sessions: Sessions, correction_id: int) -> tuple[EditionView, ...]:
    """The editions in other languages, the original first; removed ones are left out. One statement."""
    own = select(Correction.article_id).where(Correction.id == correction_id).scalar_subquery()
    linked = select(LanguageEdition.original_id).where(LanguageEdition.article_id == own).scalar_subquery()
    original = func.coalesce(linked, own)
    translations = select(LanguageEdition.article_id).where(LanguageEdition.original_id == original)
    chosen = (
        editions_chosen()
        .where(or_(Article.id == original, Article.id.in_(translations)))
        .where(Article.id != own)
        .order_by(Article.id != original, Article.language, Article.id)
        .limit(MOST_SHOWN)
    )
    with reading(sessions) as session:
        return tuple(edition_seen(row) for row in session.execute(chosen))
