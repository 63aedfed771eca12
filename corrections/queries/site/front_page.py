"""The front page: the articles, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, true, tuple_
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.reading.directions import direction_of
from corrections.models import Article, ArticleVersion, Note, VersionText
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.page_marks import PageMark, read_mark

ARTICLES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """One article on the front page. `note_kinds` are the kinds of its notes, each once, oldest first."""

    slug: str
    headline: str
    dek: str
    language: str
    direction: str
    author: str
    published_at: datetime
    version: int
    note_kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A page of articles. `older` is the mark of the next page (`/?older=...`), or None at the end."""

    articles: tuple[ArticleCard, ...]
    older: str | None


def front_page(sessions: Sessions, older: str = "") -> FrontPage:
    """The newest articles, or those after a mark."""
    mark = read_mark(older)
    with reading(sessions) as session:
        rows = session.execute(
            select(Article, VersionText.headline, VersionText.dek)
            .join(ArticleVersion, ArticleVersion.article_id == Article.id)
            .join(VersionText, VersionText.version_id == ArticleVersion.id)
            .where(ArticleVersion.number == Article.current_version)
            .where(Article.status != ArticleStatus.REMOVED, _after(mark))
            .order_by(Article.published_at.desc(), Article.id.desc())
            .limit(ARTICLES_A_PAGE + 1)
        ).all()
        shown = rows[:ARTICLES_A_PAGE]
        kinds = _note_kinds(session, [row.Article.id for row in shown])
    cards = tuple(_card(row, kinds.get(row.Article.id, ())) for row in shown)
    return FrontPage(cards, _mark_after(shown) if len(rows) > len(shown) else None)


def _after(mark: PageMark | None) -> ColumnElement[bool]:
    if mark is None:
        return true()
    return tuple_(Article.published_at, Article.id) < tuple_(mark.at, mark.number)


def _mark_after(shown: Sequence[Any]) -> str:
    last = shown[-1].Article
    return str(PageMark(last.published_at, last.id))


def _note_kinds(session: Session, articles: Iterable[int]) -> dict[int, tuple[str, ...]]:
    chosen = select(Note.article_id, Note.kind).where(Note.article_id.in_(articles)).order_by(Note.id)
    found: dict[int, tuple[str, ...]] = {}
    for article, kind in session.execute(chosen):
        known = found.get(article, ())
        found[article] = known if kind in known else (*known, kind)
    return found


def _card(row: Any, kinds: tuple[str, ...]) -> ArticleCard:
    article: Article = row.Article
    seen = visibility_of(article)
    return ArticleCard(
        slug=article.slug,
        headline=seen.headline(row.headline),
        dek=seen.dek(row.dek),
        language=article.language,
        direction=direction_of(article.language),
        author=article.author,
        published_at=article.published_at,
        version=article.current_version,
        note_kinds=kinds,
    )
